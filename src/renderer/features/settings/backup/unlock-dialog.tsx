import { Input } from 'antd';
import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { RestorePreview } from '../../../../shared/model/backup';
import { request } from '../../../lib/ipc';
import { copyText } from '../../../lib/system-actions';
import { useAction } from '../../../lib/use-action';
import { ErrorCard } from '../../../ui/error-card';
import { PassphraseDialog } from './passphrase-dialog';
import { PreviewDialog } from './restore-dialog';
import styles from './backup-settings.module.css';

const unlock = (passphrase: string) => request('backup.previewFile', { passphrase });

/**
 * Asks for the passphrase of the picked file. It is sent to the main process once and forgotten
 * here as soon as the file is open.
 */
export function UnlockDialog({ name, onClose }: { name: string; onClose: () => void }): ReactNode {
  const { t } = useTranslation('backup');
  const [typed, setTyped] = useState('');
  const [preview, setPreview] = useState<RestorePreview | null>(null);
  const opening = useAction(unlock);
  const open = async (): Promise<void> => {
    if (typed === '') return;
    const found = await opening.run(typed);
    if (!found) return;
    setTyped('');
    setPreview(found);
  };
  if (preview) return <PreviewDialog preview={preview} onClose={onClose} />;
  return (
    <PassphraseDialog
      title={t('unlock.title', { name })}
      width={420}
      confirmLabel={t('unlock.confirm')}
      canConfirm={typed !== ''}
      busy={opening.running}
      onConfirm={() => void open()}
      onClose={onClose}
    >
      {(first) => (
        <>
          <p>{t('unlock.text')}</p>
          <div className={styles.field}>
            <label htmlFor="backup-unlock">{t('copy.passphrase')}</label>
            <Input.Password
              id="backup-unlock"
              ref={first}
              autoComplete="off"
              maxLength={500}
              value={typed}
              onChange={(event) => setTyped(event.target.value)}
              onPressEnter={() => void open()}
            />
          </div>
          {opening.error ? (
            <div className={styles.field}>
              <ErrorCard error={opening.error} onCopy={copyText} />
            </div>
          ) : null}
        </>
      )}
    </PassphraseDialog>
  );
}
