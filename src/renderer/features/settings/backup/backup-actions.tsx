import { Button } from 'antd';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { BackupState } from '../../../../shared/model/backup';
import { request } from '../../../lib/ipc';
import { copyText } from '../../../lib/system-actions';
import { type Action, useAction } from '../../../lib/use-action';
import { ErrorCard } from '../../../ui/error-card';
import { SettingsPart } from '../settings-part';
import type { BackupDialog } from './backup-dialogs';
import styles from './backup-settings.module.css';

interface BackupActionsProps {
  making: Action<[], unknown>;
  running: BackupState['running'];
  /** The result of the last action. */
  notice: string;
  onMake: () => void;
  onDialog: (dialog: BackupDialog | null) => void;
}

const pickFile = () => request('backup.pickFile');

/** Make a backup, save one elsewhere, restore one from a file. */
export function BackupActions({
  making,
  running,
  notice,
  onMake,
  onDialog,
}: BackupActionsProps): ReactNode {
  const { t } = useTranslation('backup');
  const picking = useAction(pickFile);
  const pick = async (): Promise<void> => {
    const file = await picking.run();
    onDialog(
      file
        ? file.locked
          ? { kind: 'unlock', name: file.name }
          : { kind: 'restore', source: { passphrase: '' } }
        : null,
    );
  };
  const error = making.error ?? picking.error;
  return (
    <SettingsPart words={`${t('now')} ${t('saveCopy')} ${t('restoreFile')}`}>
      <div className={styles.actions}>
        <Button
          type="primary"
          loading={making.running}
          disabled={running !== null && !making.running}
          onClick={onMake}
        >
          {t('now')}
        </Button>
        <Button onClick={() => onDialog({ kind: 'save' })}>{t('saveCopy')}</Button>
        <Button loading={picking.running} onClick={() => void pick()}>
          {t('restoreFile')}
        </Button>
      </div>
      <p className={styles.notice} role="status">
        {running === null ? notice : t(`running.${running}`)}
      </p>
      {error ? <ErrorCard error={error} onCopy={copyText} /> : null}
    </SettingsPart>
  );
}
