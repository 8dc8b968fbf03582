import { Button, Modal } from 'antd';
import { type ReactNode, useCallback, useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { succeed } from '../../../../shared/ipc/result';
import type { BackupCounts, RestorePreview } from '../../../../shared/model/backup';
import { request } from '../../../lib/ipc';
import { copyText } from '../../../lib/system-actions';
import { useAction } from '../../../lib/use-action';
import { ErrorCard } from '../../../ui/error-card';
import { useMomentWords } from '../../../ui/moment-words';
import { TextSkeleton } from '../../../ui/skeletons';
import { useFetched } from '../../../ui/use-fetched';
import styles from './backup-settings.module.css';

/** One of the list, or the file that was picked, which needs no passphrase. */
export type RestoreSource = { fileName: string } | { passphrase: '' };

interface RestoreDialogProps {
  source: RestoreSource;
  onClose: () => void;
}

const KINDS = [
  'conversations',
  'turns',
  'attachments',
  'deliveries',
  'toolCalls',
  'auditEntries',
  'profiles',
  'kaiServers',
] as const satisfies readonly (keyof BackupCounts)[];

/**
 * Opens a backup without restoring it and asks, with both sides shown, before it replaces what is
 * here.
 */
export function RestoreDialog({ source, onClose }: RestoreDialogProps): ReactNode {
  const fileName = 'fileName' in source ? source.fileName : null;
  const open = useCallback(
    () =>
      fileName === null
        ? request('backup.previewFile', { passphrase: '' })
        : request('backup.preview', { fileName }),
    [fileName],
  );
  const opened = useFetched(open);
  const { t } = useTranslation('backup');
  if (opened?.ok === true) return <PreviewDialog preview={opened.value} onClose={onClose} />;
  return (
    <Modal
      open
      title={t('restore')}
      width={520}
      onCancel={onClose}
      footer={<CancelButton onClose={onClose} />}
    >
      {opened === undefined ? (
        <div role="status">
          <p>{t('restoring.checking')}</p>
          <TextSkeleton widths={[90, 80, 85, 70]} />
        </div>
      ) : (
        <ErrorCard error={opened.error} onCopy={copyText} />
      )}
    </Modal>
  );
}

const restore = async (previewId: string) => {
  const result = await request('backup.restore', { previewId });
  return result.ok ? succeed(true) : result;
};

/** What would be restored, compared with what is here. */
export function PreviewDialog({
  preview,
  onClose,
}: {
  preview: RestorePreview;
  onClose: () => void;
}): ReactNode {
  const { t } = useTranslation('backup');
  const { minute: time } = useMomentWords();
  const restoring = useAction(restore);
  const { backup, here, previewId } = preview;
  const close = (): void => {
    void request('backup.putAway', { previewId });
    onClose();
  };
  return (
    <Modal
      open
      title={t('restoring.title', { time: time(backup.createdAt) })}
      width={520}
      onCancel={close}
      footer={[
        <CancelButton key="cancel" onClose={close} />,
        <Button
          key="confirm"
          type="primary"
          danger
          loading={restoring.running}
          onClick={() => void restoring.run(previewId)}
        >
          {t('restoring.confirm')}
        </Button>,
      ]}
    >
      <p>{t('restoring.text')}</p>
      <CountsTable inBackup={backup.counts} here={here} />
      <p className={styles.soft}>
        {t('restoring.madeBy', { version: backup.appVersion, time: time(backup.createdAt) })}
      </p>
      <p className={styles.soft}>
        {t(backup.withKeys ? 'restoring.keysCome' : 'restoring.keysStay')}
      </p>
      {restoring.error ? <ErrorCard error={restoring.error} onCopy={copyText} /> : null}
    </Modal>
  );
}

function CountsTable({
  inBackup,
  here,
}: {
  inBackup: BackupCounts;
  here: BackupCounts;
}): ReactNode {
  const { t } = useTranslation('backup');
  return (
    <table className={styles.table} aria-label={t('restoring.table')}>
      <thead>
        <tr>
          {(['what', 'inBackup', 'here'] as const).map((column) => (
            <th key={column} scope="col">
              {t(`restoring.${column}`)}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {KINDS.map((kind) => (
          <tr key={kind} className={inBackup[kind] === here[kind] ? undefined : styles.differs}>
            <td>{t(`counts.${kind}`)}</td>
            <td>{inBackup[kind]}</td>
            <td>{here[kind]}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

/** The safe choice has the first focus. */
function CancelButton({ onClose }: { onClose: () => void }): ReactNode {
  const { t } = useTranslation();
  const cancel = useRef<HTMLButtonElement>(null);
  useEffect(() => {
    const shown = requestAnimationFrame(() => cancel.current?.focus());
    return () => cancelAnimationFrame(shown);
  }, []);
  return (
    <Button ref={cancel} onClick={onClose}>
      {t('action.cancel')}
    </Button>
  );
}
