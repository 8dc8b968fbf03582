import { Button, Input } from 'antd';
import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { succeed } from '../../../../shared/ipc/result';
import { request } from '../../../lib/ipc';
import { copyText } from '../../../lib/system-actions';
import { useAction } from '../../../lib/use-action';
import { ErrorCard } from '../../../ui/error-card';
import { SettingRow } from './setting-row';
import styles from './proxy-password-row.module.css';

type Keep = 'keychain' | 'this-run';

const setPassword = async (password: string, keep: Keep) => {
  const result = await request('network.setProxyPassword', { password, keep });
  return result.ok ? succeed(true) : result;
};
const clearPassword = () => request('network.clearProxyPassword');

/** The proxy's password: typed once, sent to the main process, never shown again. */
export function ProxyPasswordRow({ isSet }: { isSet: boolean }): ReactNode {
  const { t } = useTranslation('network');
  const [typed, setTyped] = useState('');
  const [isChanging, setChanging] = useState(false);
  const saving = useAction(setPassword);
  const clearing = useAction(clearPassword);
  const error = saving.error ?? clearing.error;
  const save = async (keep: Keep): Promise<void> => {
    if (typed === '') return;
    // After an error what was typed stays, so that it can be kept for this run.
    if (!(await saving.run(typed, keep))) return;
    setTyped('');
    setChanging(false);
  };
  return (
    <>
      <SettingRow
        label={t('password.label')}
        htmlFor="setting-proxy-password"
        hint={t('password.hint')}
      >
        {isSet && !isChanging ? (
          <div className={styles.standing}>
            <span role="status">{t('password.set')}</span>
            <Button size="small" onClick={() => setChanging(true)}>
              {t('password.change')}
            </Button>
            <Button size="small" loading={clearing.running} onClick={() => void clearing.run()}>
              {t('password.remove')}
            </Button>
          </div>
        ) : (
          <PasswordInput
            typed={typed}
            saving={saving.running}
            onType={setTyped}
            onSave={() => void save('keychain')}
          />
        )}
      </SettingRow>
      {error ? (
        <ErrorCard
          error={error}
          onCopy={copyText}
          action={
            error.code === 'KEYCHAIN_UNAVAILABLE' && typed !== ''
              ? { label: t('password.thisRun'), run: () => void save('this-run') }
              : undefined
          }
        />
      ) : null}
    </>
  );
}

function PasswordInput({
  typed,
  saving,
  onType,
  onSave,
}: {
  typed: string;
  saving: boolean;
  onType: (typed: string) => void;
  onSave: () => void;
}): ReactNode {
  const { t } = useTranslation('network');
  return (
    <div className={styles.standing}>
      <Input.Password
        id="setting-proxy-password"
        className={styles.input ?? ''}
        autoComplete="off"
        maxLength={500}
        value={typed}
        onChange={(event) => onType(event.target.value)}
        onPressEnter={onSave}
      />
      <Button disabled={typed === ''} loading={saving} onClick={onSave}>
        {t('password.save')}
      </Button>
    </div>
  );
}
