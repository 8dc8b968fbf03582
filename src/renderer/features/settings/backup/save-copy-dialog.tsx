import { Button, Checkbox, Input, type InputRef, Modal } from 'antd';
import { type ReactNode, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { request } from '../../../lib/ipc';
import { isTypingInDialog } from '../../../lib/is-typing-in-dialog';
import { copyText } from '../../../lib/system-actions';
import { useAction } from '../../../lib/use-action';
import { ErrorCard } from '../../../ui/error-card';
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
  const { t } = useTranslation(['backup', 'ui']);
  const [passphrase, setPassphrase] = useState('');
  const [again, setAgain] = useState('');
  const [withKeys, setWithKeys] = useState(false);
  const saving = useAction(save);
  const first = useRef<InputRef>(null);
  const isShort = passphrase.length < SHORTEST;
  const isDifferent = again !== '' && again !== passphrase;
  const confirm = async (): Promise<void> => {
    const saved = await saving.run(passphrase, withKeys);
    if (!saved) return;
    onSaved(saved.path);
    onClose();
  };
  return (
    <Modal
      open
      title={t('copy.title')}
      width={460}
      onCancel={onClose}
      afterOpenChange={(isOpen) => {
        if (isOpen && !isTypingInDialog()) first.current?.focus();
      }}
      footer={[
        <Button key="cancel" onClick={onClose}>
          {t('ui:action.cancel')}
        </Button>,
        <Button
          key="save"
          type="primary"
          disabled={isShort || again !== passphrase}
          loading={saving.running}
          onClick={() => void confirm()}
        >
          {t('copy.confirm')}
        </Button>,
      ]}
    >
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
      <div className={styles.field}>
        <label htmlFor="backup-again">{t('copy.again')}</label>
        <Input.Password
          id="backup-again"
          autoComplete="new-password"
          maxLength={500}
          value={again}
          {...(isDifferent ? { status: 'error' } : {})}
          onChange={(event) => setAgain(event.target.value)}
        />
        {isDifferent ? (
          <p className={styles.fault} role="alert">
            {t('copy.different')}
          </p>
        ) : null}
      </div>
      <KeysChoice checked={withKeys} onChange={setWithKeys} />
      {saving.error ? <ErrorCard error={saving.error} onCopy={copyText} /> : null}
    </Modal>
  );
}

/** Keys and tokens stay out unless the person wants them in. */
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
