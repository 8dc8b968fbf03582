import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { request } from '../../../lib/ipc';
import { copyText } from '../../../lib/system-actions';
import { Section } from '../../../ui/page';
import { SecretField } from '../../../ui/secret-field';
import { KeyInput } from './key-input';
import { KidField } from './kid-field';
import { SecretStanding } from '../../../ui/secret-standing';
import type { ConnectionFormModel } from './use-connection-form';
import styles from './key-fields.module.css';

/** The key pair and the kid, side by side, so that a mismatch is obvious. */
export function KeyFields({
  form,
  fingerprint,
}: {
  form: ConnectionFormModel;
  fingerprint: string | null;
}): ReactNode {
  const { t } = useTranslation('setup');
  const { secret, stored, faults, changeSecret } = form;
  const { pendingKey } = secret;
  const replace = (): void => {
    if (pendingKey) void request('setup.discardSecret');
    changeSecret({ pendingKey: null, replacing: true });
  };
  return (
    <Section title={t('key.legend')}>
      {pendingKey || stored ? (
        <SecretStanding
          text={t(pendingKey ? 'key.waiting' : 'key.stored')}
          changeLabel={t('key.change')}
          onChange={replace}
        />
      ) : (
        <KeyInput
          pem={secret.pem}
          fault={faults.secret ? t(`form.${faults.secret}`) : null}
          onType={(pem) => changeSecret({ pem })}
          onKey={(key) => changeSecret({ pendingKey: key, pem: '' })}
        />
      )}
      {pendingKey ? (
        <>
          <div>
            <SecretField
              label={t('key.publicKey')}
              value={pendingKey.publicKeyPem}
              onCopy={copyText}
            />
            <p className={styles.hint}>{t('key.publicKeyHint')}</p>
          </div>
          <p className={styles.hint}>{t('key.deleteFile')}</p>
        </>
      ) : null}
      <KidField form={form} fingerprint={pendingKey?.fingerprint ?? fingerprint} />
    </Section>
  );
}
