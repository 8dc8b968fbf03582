import { Button, Input, InputNumber } from 'antd';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { SshTunnelSettings, TunnelView } from '../../../shared/model/tunnel';
import { request } from '../../lib/ipc';
import { Field } from '../../ui/field';
import { SecretInput } from './secret-input';
import { SshKeyRow } from './ssh-key-row';
import styles from './ssh-fields.module.css';

interface SshFieldsProps {
  tunnel: TunnelView;
  ssh: SshTunnelSettings;
  onChange: (ssh: SshTunnelSettings) => void;
}

/** The server, what it forwards, how to sign in, and its key. */
export function SshFields({ tunnel, ssh, onChange }: SshFieldsProps): ReactNode {
  const { t } = useTranslation('tunnel');
  const line = (
    name: 'host' | 'user' | 'remoteHost' | 'address',
    label: string,
    hint?: string,
    placeholder?: string,
  ): ReactNode => (
    <Field label={label} hint={hint}>
      {(control) => (
        <Input
          {...control}
          value={ssh[name]}
          maxLength={500}
          spellCheck={false}
          autoComplete="off"
          {...(placeholder === undefined ? {} : { placeholder })}
          onChange={(event) => onChange({ ...ssh, [name]: event.target.value })}
        />
      )}
    </Field>
  );
  const port = (
    name: 'port' | 'remotePort',
    label: string,
    min: number,
    hint?: string,
  ): ReactNode => (
    <Field label={label} hint={hint}>
      {(control) => (
        <InputNumber
          id={control.id}
          aria-describedby={control['aria-describedby']}
          min={min}
          max={65_535}
          precision={0}
          value={ssh[name]}
          onChange={(value) => onChange({ ...ssh, [name]: value ?? min })}
        />
      )}
    </Field>
  );
  return (
    <>
      <div className={styles.server}>
        {line('host', t('ssh.host'), undefined, 'ssh.example.com')}
        {port('port', t('ssh.port'), 1)}
        {line('user', t('ssh.user'))}
      </div>
      {line(
        'address',
        t('ssh.publicAddress'),
        t('ssh.publicAddressHint'),
        'https://hooks.example.com',
      )}
      <div className={styles.pair}>
        {line('remoteHost', t('ssh.remoteHost'), t('ssh.remoteHostHint'))}
        {port('remotePort', t('ssh.remotePort'), 0, t('ssh.remotePortHint'))}
      </div>
      <div className={styles.group} role="group" aria-label={t('ssh.login')}>
        <p className={styles.hint}>{t('ssh.loginHint')}</p>
        <SshKeyRow isSet={tunnel.kept['ssh-key'] === 'set'} />
        {tunnel.kept['ssh-key'] === 'set' ? (
          <SecretInput
            name="ssh-passphrase"
            label={t('ssh.passphrase')}
            isSet={tunnel.kept['ssh-passphrase'] === 'set'}
          />
        ) : null}
        <SecretInput
          name="ssh-password"
          label={t('ssh.password')}
          isSet={tunnel.kept['ssh-password'] === 'set'}
        />
      </div>
      <HostKey remembered={tunnel.hostFingerprint.remembered} />
    </>
  );
}

function HostKey({ remembered }: { remembered: string | null }): ReactNode {
  const { t } = useTranslation('tunnel');
  return (
    <div>
      <p className={styles.label}>{t('ssh.hostKey')}</p>
      <div className={styles.key}>
        {remembered === null ? (
          <span className={styles.hint}>{t('ssh.hostKeyNone')}</span>
        ) : (
          <code className={styles.code}>{remembered}</code>
        )}
        {remembered === null ? null : (
          <Button size="small" onClick={() => void request('tunnel.forgetHostKey')}>
            {t('ssh.forget')}
          </Button>
        )}
      </div>
    </div>
  );
}
