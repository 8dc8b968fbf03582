import { Button } from 'antd';
import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { succeed } from '../../../../shared/ipc/result';
import type { BackupView } from '../../../../shared/model/backup';
import { request } from '../../../lib/ipc';
import { copyText } from '../../../lib/system-actions';
import { useAction } from '../../../lib/use-action';
import { ConfirmDialog } from '../../../ui/confirm-dialog';
import { EmptyState } from '../../../ui/empty-state';
import { ErrorCard } from '../../../ui/error-card';
import { useMomentWords } from '../../../ui/moment-words';
import { StatusMark } from '../../../ui/status-mark';
import { dataSizeWords } from '../groups/data-size-words';
import styles from './backup-settings.module.css';

interface BackupListProps {
  backups: readonly BackupView[];
  busy: boolean;
  onRestore: (backup: BackupView) => void;
  onNotice: (words: string) => void;
}

const verify = (fileName: string) => request('backup.verify', { fileName });
const remove = async (fileName: string) => {
  const result = await request('backup.remove', { fileName });
  return result.ok ? succeed(true) : result;
};

/** The backups in the data folder, the newest first. */
export function BackupList({ backups, busy, onRestore, onNotice }: BackupListProps): ReactNode {
  const { t } = useTranslation('backup');
  const { minute: time } = useMomentWords();
  const [toRemove, setToRemove] = useState<BackupView | null>(null);
  const verifying = useAction(verify);
  const removing = useAction(remove);
  const check = async (fileName: string): Promise<void> => {
    onNotice('');
    if (await verifying.run(fileName)) onNotice(t('verifyDone'));
  };
  const discard = async (fileName: string): Promise<void> => {
    if (await removing.run(fileName)) setToRemove(null);
  };
  if (backups.length === 0) return <EmptyState title={t('empty')} text={t('emptyText')} />;
  return (
    <>
      <ul className={styles.list} aria-label={t('list')}>
        {backups.map((backup) => (
          <li key={backup.fileName} className={styles.row}>
            <Words backup={backup} />
            <div className={styles.actions}>
              <Button size="small" disabled={busy} onClick={() => void check(backup.fileName)}>
                {t('verify')}
              </Button>
              <Button size="small" disabled={busy} onClick={() => onRestore(backup)}>
                {t('restore')}
              </Button>
              <Button
                size="small"
                type="text"
                danger
                disabled={busy}
                onClick={() => setToRemove(backup)}
              >
                {t('remove')}
              </Button>
            </div>
          </li>
        ))}
      </ul>
      {verifying.error ? <ErrorCard error={verifying.error} onCopy={copyText} /> : null}
      {toRemove ? (
        <ConfirmDialog
          title={t('removeTitle')}
          text={t('removeText', { time: time(toRemove.createdAt) })}
          confirmLabel={t('removeConfirm')}
          busy={removing.running}
          error={removing.error}
          onCopy={copyText}
          onConfirm={() => void discard(toRemove.fileName)}
          onCancel={() => setToRemove(null)}
        />
      ) : null}
    </>
  );
}

function Words({
  backup: { createdAt, kind, counts, bytes, verifiedAt },
}: {
  backup: BackupView;
}): ReactNode {
  const { t } = useTranslation('backup');
  const { minute: time } = useMomentWords();
  return (
    <div className={styles.words}>
      <strong>
        <time dateTime={createdAt}>{time(createdAt)}</time>
      </strong>
      <p className={styles.facts}>
        <span>{t(`kind.${kind}`)}</span>
        <span>{dataSizeWords(bytes)}</span>
        <span>{t('summary', { conversations: counts.conversations, turns: counts.turns })}</span>
        {verifiedAt === null ? null : (
          <span className={styles.verified} title={t('verifiedAt', { time: time(verifiedAt) })}>
            <StatusMark status="ok" />
            {t('verified')}
          </span>
        )}
      </p>
    </div>
  );
}
