import { Button } from 'antd';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { navigate } from '../../../lib/hash-route';
import { request } from '../../../lib/ipc';
import { copyText } from '../../../lib/system-actions';
import { CopyButton } from '../../../ui/copy-button';
import { ErrorCard } from '../../../ui/error-card';
import { KeyValueList } from '../../../ui/key-value-list';
import { Section } from '../../../ui/page';
import { TextSkeleton } from '../../../ui/skeletons';
import { useFetched } from '../../../ui/use-fetched';
import { SettingRow } from '../rows/setting-row';
import { SettingsPart } from '../settings-part';

/** Versions and libraries. */
export function AboutSettings(): ReactNode {
  const { t } = useTranslation('settings');
  return (
    <Section title={t('about.title')}>
      <SettingsPart
        words={[
          t('version'),
          t('versions.electron'),
          t('versions.chromium'),
          t('versions.node'),
          t('versions.system'),
        ].join(' ')}
      >
        <Versions />
      </SettingsPart>
      <SettingRow label={t('libraries.label')} hint={t('libraries.hint')}>
        <Button onClick={() => navigate(['settings', 'libraries'])}>{t('libraries.open')}</Button>
      </SettingRow>
    </Section>
  );
}

const about = () => request('desktop.about');

function Versions(): ReactNode {
  const { t } = useTranslation('settings');
  const found = useFetched(about);
  if (found === undefined) return <TextSkeleton widths={[40, 50, 45]} />;
  if (!found.ok) return <ErrorCard error={found.error} onCopy={copyText} />;
  const { version, ...parts } = found.value;
  const items = [
    { name: t('version'), value: version },
    ...(['electron', 'chromium', 'node', 'system'] as const).map((part) => ({
      name: t(`versions.${part}`),
      value: parts[part],
    })),
  ];
  return (
    <>
      <KeyValueList items={items} />
      <p style={{ marginTop: 8 }}>
        <CopyButton
          text={items.map(({ name, value }) => `${name}: ${value}`).join('\n')}
          label={t('versions.copy')}
          onCopy={copyText}
        />
      </p>
    </>
  );
}
