import { Button, Input } from 'antd';
import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { TunnelSecretName } from '../../../shared/model/tunnel';
import { request } from '../../lib/ipc';
import { copyText } from '../../lib/system-actions';
import { useAction } from '../../lib/use-action';
import { ErrorCard } from '../../ui/error-card';
import { Field } from '../../ui/field';
import styles from './secret-input.module.css';

interface SecretInputProps {
  name: TunnelSecretName;
  label: string;
  isSet: boolean;
}

const setSecret = async (name: TunnelSecretName, value: string) => {
  const result = await request('tunnel.setSecret', { name, value });
  return result.ok ? { ...result, value: true } : result;
};

/** A secret: typed once, sent to the main process, never shown again. */
export function SecretInput({ name, label, isSet }: SecretInputProps): ReactNode {
  const { t } = useTranslation('tunnel');
  const [typed, setTyped] = useState('');
  const [isChanging, setChanging] = useState(false);
  const { run, running, error } = useAction(setSecret);
  const save = async (value: string): Promise<void> => {
    if ((await run(name, value)) !== true) return;
    setTyped('');
    setChanging(false);
  };
  return (
    <div>
      {isSet && !isChanging ? (
        <div className={styles.row} role="group" aria-label={label}>
          <span className={styles.label}>{label}</span>
          <span className={styles.set}>{t('secret.set')}</span>
          <Button size="small" onClick={() => setChanging(true)}>
            {t('secret.change')}
          </Button>
          <Button size="small" loading={running} onClick={() => void save('')}>
            {t('secret.remove')}
          </Button>
        </div>
      ) : (
        <Field label={label} hint={t('secret.hint')}>
          {(control) => (
            <div className={styles.row}>
              <Input.Password
                {...control}
                className={styles.input ?? ''}
                autoComplete="off"
                maxLength={1000}
                value={typed}
                onChange={(event) => setTyped(event.target.value)}
              />
              <Button disabled={typed === ''} loading={running} onClick={() => void save(typed)}>
                {t('secret.save')}
              </Button>
            </div>
          )}
        </Field>
      )}
      {error ? <ErrorCard error={error} onCopy={copyText} /> : null}
    </div>
  );
}
