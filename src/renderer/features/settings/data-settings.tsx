import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { AppState, SecretStorage } from '../../../shared/model/app-state';
import { copyText } from '../../lib/system-actions';
import { Section } from '../../ui/page';
import { SecretField } from '../../ui/secret-field';
import { StatusMark } from '../../ui/status-mark';
import styles from './data-settings.module.css';

/** Where data and secrets are, said plainly. */
export function DataSettings({ app }: { app: AppState }): ReactNode {
  const { t } = useTranslation('settings');
  const { secretStorage } = app;
  const safe = secretStorage.available && secretStorage.kind === 'keychain';
  return (
    <Section title={t('data.title')}>
      <div>
        <SecretField label={t('dataFolder.label')} value={app.dataFolder} onCopy={copyText} />
        <p className={styles.hint}>{t('dataFolder.hint')}</p>
      </div>
      <div>
        <h3 className={styles.label}>{t('secrets.label')}</h3>
        <p className={styles.storage}>
          <StatusMark status={safe ? 'ok' : 'degraded'} />
          {t(`secrets.${storageText(secretStorage)}`)}
        </p>
      </div>
    </Section>
  );
}

function storageText({ kind, available }: SecretStorage): 'keychain' | 'keychainMissing' | 'file' | 'memory' {
  return kind === 'keychain' && !available ? 'keychainMissing' : kind;
}
