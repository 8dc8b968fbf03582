import { Input } from 'antd';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { changePlatform } from '../../../lib/platforms';
import { Choice } from '../../../ui/choice';
import { Field } from '../../../ui/field';
import { Section } from '../../../ui/page';
import { RadioList } from '../../../ui/radio-list';
import type { ConnectionFormModel } from './use-connection-form';
import styles from './platform-fields.module.css';

const PLATFORMS = ['coze-cn', 'coze-com', 'studio'] as const;

/** Which Coze, at which address, and how to sign in. */
export function PlatformFields({ form }: { form: ConnectionFormModel }): ReactNode {
  const { t } = useTranslation('setup');
  const { draft, faults, change } = form;
  const studio = draft.platform === 'studio';
  const fault = faults.apiBase ? t(`form.${faults.apiBase}`) : null;
  const address = (
    <Field
      label={t('apiBase.label')}
      hint={t(studio ? 'apiBase.studioHint' : 'apiBase.hint')}
      fault={fault}
    >
      {(control) => (
        <Input
          {...control}
          value={draft.apiBase}
          spellCheck={false}
          onChange={(event) => change({ apiBase: event.target.value })}
        />
      )}
    </Field>
  );
  return (
    <Section title={t('platform.legend')}>
      <RadioList
        label={t('platform.legend')}
        value={draft.platform}
        options={PLATFORMS.map((value) => ({
          value,
          label: t(`platform.${value}`),
          hint: t(`platform.${value}Hint`),
        }))}
        onChange={(platform) => change(changePlatform(draft, platform))}
      />
      {studio ? (
        address
      ) : (
        <details className={styles.advanced} open={fault !== null || undefined}>
          <summary>{t('apiBase.advanced')}</summary>
          {address}
        </details>
      )}
      <div className={styles.auth}>
        <h3 className={styles.label}>{t('auth.legend')}</h3>
        {studio ? null : (
          <Choice
            label={t('auth.legend')}
            value={draft.auth}
            options={(['jwt', 'pat'] as const).map((value) => ({
              value,
              label: t(`auth.${value}`),
            }))}
            onChoose={(auth) => change({ auth })}
          />
        )}
        <p className={styles.hint}>{t(studio ? 'auth.studioOnly' : `auth.${draft.auth}Hint`)}</p>
      </div>
    </Section>
  );
}
