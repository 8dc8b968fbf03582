import { Checkbox, Input } from 'antd';
import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { request } from '../../../lib/ipc';
import { copyText } from '../../../lib/system-actions';
import { useAction } from '../../../lib/use-action';
import { ErrorCard } from '../../../ui/error-card';
import { PassphraseDialog } from './passphrase-dialog';
import styles from './backup-settings.module.css';

const SHORTEST = 8;

const save = (passphrase: string, withKeys: boolean) =>
  request('backup.save', { passphrase, withKeys });

/** A backup to take elsewhere, behind a passphrase. */
export function SaveCopyDialog({
  onClose,
  onSaved,
}: {
  onClose: () => void;
  onSaved: (path: string) => void;
}): ReactNode {
  const { t } = useTranslation('backup');
  const [passphrase, setPassphrase] = useState('');
  const [again, setAgain] = useState('');
  const [withKeys, setWithKeys] = useState(false);
  const saving = useAction(save);
  const isShort = passphrase.length < SHORTEST;
  const isDifferent = again !== '' && again !== passphrase;
  const confirm = async (): Promise<void> => {
    const saved = await saving.run(passphrase, withKeys);
    if (!saved) return;
    onSaved(saved.path);
    onClose();
  };
  return (
    <PassphraseDialog
      title={t('copy.title')}
      width={460}
      confirmLabel={t('copy.confirm')}
      canConfirm={!isShort && again === passphrase}
      busy={saving.running}
      onConfirm={() => void confirm()}
      onClose={onClose}
    >
      {(first) => (
        <>
          <p>{t('copy.text')}</p>
          <div className={styles.field}>
            <label htmlFor="backup-passphrase">{t('copy.passphrase')}</label>
            <Input.Password
              id="backup-passphrase"
              ref={first}
              autoComplete="new-password"
              maxLength={500}
              aria-describedby="backup-short"
              value={passphrase}
              onChange={(event) => setPassphrase(event.target.value)}
            />
            <p id="backup-short" className={styles.soft}>
              {t('copy.short')}
            </p>
          </div>
          <AgainField value={again} isDifferent={isDifferent} onChange={setAgain} />
          <KeysChoice checked={withKeys} onChange={setWithKeys} />
          {saving.error ? <ErrorCard error={saving.error} onCopy={copyText} /> : null}
        </>
      )}
    </PassphraseDialog>
  );
}

/** Keys and tokens are left out unless the person includes them. */
function KeysChoice({
  checked,
  onChange,
}: {
  checked: boolean;
  onChange: (checked: boolean) => void;
}): ReactNode {
  const { t } = useTranslation('backup');
  return (
    <div className={styles.field}>
      <Checkbox checked={checked} onChange={(event) => onChange(event.target.checked)}>
        {t('copy.withKeys')}
      </Checkbox>
      <p className={styles.soft}>{t('copy.withKeysHint')}</p>
    </div>
  );
}

/** The passphrase once more: a mistyped one could not be recovered. */
function AgainField({
  value,
  isDifferent,
  onChange,
}: {
  value: string;
  isDifferent: boolean;
  onChange: (value: string) => void;
}): ReactNode {
  const { t } = useTranslation('backup');
  return (
    <div className={styles.field}>
      <label htmlFor="backup-again">{t('copy.again')}</label>
      <Input.Password
        id="backup-again"
        autoComplete="new-password"
        maxLength={500}
        value={value}
        {...(isDifferent ? { status: 'error' } : {})}
        onChange={(event) => onChange(event.target.value)}
      />
      {isDifferent ? (
        <p className={styles.fault} role="alert">
          {t('copy.different')}
        </p>
      ) : null}
    </div>
  );
}
