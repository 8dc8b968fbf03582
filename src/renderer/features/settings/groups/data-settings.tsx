import { Button } from 'antd';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { AppStateView, SecretStorage } from '../../../../shared/model/app-state';
import type { Settings, SettingsChange } from '../../../../shared/model/settings';
import { navigate } from '../../../lib/hash-route';
import { request } from '../../../lib/ipc';
import { copyText } from '../../../lib/system-actions';
import { useAction } from '../../../lib/use-action';
import { ErrorCard } from '../../../ui/error-card';
import { Section } from '../../../ui/page';
import { SecretField } from '../../../ui/secret-field';
import { StatusMark } from '../../../ui/status-mark';
import { DataSizes } from './data-sizes';
import { KeepConversationsRow } from '../rows/keep-conversations-row';
import { SettingRow } from '../rows/setting-row';
import { SettingsPart } from '../settings-part';
import styles from './data-settings.module.css';

interface DataSettingsProps {
  app: AppStateView;
  settings: Settings;
  onChange: (change: SettingsChange) => void;
}

const openFolder = () => request('desktop.openDataFolder');

/** Where data and secrets are stored, how much space they take, and how long they are kept. */
export function DataSettings({ app, settings, onChange }: DataSettingsProps): ReactNode {
  const { t } = useTranslation('settings');
  const { secretStorage } = app;
  const opening = useAction(openFolder);
  const safe = secretStorage.available && secretStorage.kind === 'keychain';
  const webhookHint = t('webhookKeep.hint', {
    days: settings.webhookKeepDays,
    megabytes: settings.webhookKeepMegabytes,
  });
  return (
    <Section title={t('data.title')}>
      <SettingsPart
        words={`${t('dataFolder.label')} ${t('dataFolder.hint')} ${t('dataFolderOpen')}`}
      >
        <SecretField label={t('dataFolder.label')} value={app.dataFolder} onCopy={copyText} />
        <p className={styles.folder}>
          <span className={styles.hint}>{t('dataFolder.hint')}</span>
          <Button size="small" loading={opening.running} onClick={() => void opening.run()}>
            {t('dataFolderOpen')}
          </Button>
        </p>
        {opening.error ? <ErrorCard error={opening.error} onCopy={copyText} /> : null}
      </SettingsPart>
      <SettingsPart words={t('sizes.label')}>
        <h3 className={styles.label}>{t('sizes.label')}</h3>
        <DataSizes />
      </SettingsPart>
      <KeepConversationsRow settings={settings} onChange={onChange} />
      <SettingRow label={t('webhookKeep.label')} hint={webhookHint}>
        <Button onClick={() => navigate(['webhooks', 'setup'])}>{t('webhookKeep.change')}</Button>
      </SettingRow>
      <SettingRow label={t('logKeep.label')} hint={t('logKeep.hint')} />
      <SettingsPart words={`${t('secrets.label')} ${t(`secrets.${storageText(secretStorage)}`)}`}>
        <h3 className={styles.label}>{t('secrets.label')}</h3>
        <p className={styles.storage}>
          <StatusMark status={safe ? 'ok' : 'degraded'} />
          {t(`secrets.${storageText(secretStorage)}`)}
        </p>
      </SettingsPart>
    </Section>
  );
}

function storageText({
  kind,
  available,
}: SecretStorage): 'keychain' | 'keychainMissing' | 'file' | 'memory' {
  return kind === 'keychain' && !available ? 'keychainMissing' : kind;
}
