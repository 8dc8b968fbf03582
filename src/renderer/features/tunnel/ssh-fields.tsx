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
  const field = { ssh, onChange };
  return (
    <>
      <div className={styles.server}>
        <TextField {...field} name="host" label={t('ssh.host')} placeholder="ssh.example.com" />
        <PortField {...field} name="port" label={t('ssh.port')} min={1} />
        <TextField {...field} name="user" label={t('ssh.user')} />
      </div>
      <TextField
        {...field}
        name="address"
        label={t('ssh.publicAddress')}
        hint={t('ssh.publicAddressHint')}
        placeholder="https://hooks.example.com"
      />
      <div className={styles.pair}>
        <TextField
          {...field}
          name="remoteHost"
          label={t('ssh.remoteHost')}
          hint={t('ssh.remoteHostHint')}
        />
        <PortField
          {...field}
          name="remotePort"
          label={t('ssh.remotePort')}
          min={0}
          hint={t('ssh.remotePortHint')}
        />
      </div>
      <SignInFields kept={tunnel.kept} />
      <HostKey remembered={tunnel.hostFingerprint.remembered} />
    </>
  );
}

interface FieldProps {
  ssh: SshTunnelSettings;
  onChange: (ssh: SshTunnelSettings) => void;
  label: string;
  hint?: string;
}

interface TextFieldProps extends FieldProps {
  name: 'host' | 'user' | 'remoteHost' | 'address';
  placeholder?: string;
}

function TextField({ ssh, onChange, name, label, hint, placeholder }: TextFieldProps): ReactNode {
  return (
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
}

interface PortFieldProps extends FieldProps {
  name: 'port' | 'remotePort';
  /** Also the value of an emptied field. */
  min: number;
}

function PortField({ ssh, onChange, name, label, hint, min }: PortFieldProps): ReactNode {
  return (
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
}

/** A key, with its passphrase, or a password. */
function SignInFields({ kept }: { kept: TunnelView['kept'] }): ReactNode {
  const { t } = useTranslation('tunnel');
  return (
    <div className={styles.group} role="group" aria-label={t('ssh.login')}>
      <p className={styles.hint}>{t('ssh.loginHint')}</p>
      <SshKeyRow isSet={kept['ssh-key'] === 'set'} />
      {kept['ssh-key'] === 'set' ? (
        <SecretInput
          name="ssh-passphrase"
          label={t('ssh.passphrase')}
          isSet={kept['ssh-passphrase'] === 'set'}
        />
      ) : null}
      <SecretInput
        name="ssh-password"
        label={t('ssh.password')}
        isSet={kept['ssh-password'] === 'set'}
      />
    </div>
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
