import { Button } from 'antd';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { ErrorCode } from '../../shared/model/error-view';
import { writeRoute } from '../lib/hash-route';
import { request } from '../lib/ipc';
import { backupState } from '../lib/main-states';
import { useAction } from '../lib/use-action';
import { useMainState } from '../lib/use-main-state';
import { useMomentWords } from '../ui/moment-words';

const LOST_HISTORY: ReadonlySet<ErrorCode> = new Set(['DATABASE_DAMAGED', 'DATABASE_FOREIGN']);
const LOST_SETTINGS: ReadonlySet<ErrorCode> = new Set(['SETTINGS_DAMAGED']);

const startNormally = () => request('app.startNormally');

/** The one thing to do about a notice, where there is one. */
export function NoticeAction({ code }: { code: ErrorCode }): ReactNode {
  if (code === 'SAFE_MODE') return <StartNormally />;
  if (code === 'BACKUP_FAILED') return <BackupsLink />;
  return LOST_HISTORY.has(code) || LOST_SETTINGS.has(code) ? <RestoreNewest /> : null;
}

function StartNormally(): ReactNode {
  const { t } = useTranslation();
  const starting = useAction(startNormally);
  return (
    <Button
      size="small"
      type="primary"
      loading={starting.running}
      onClick={() => void starting.run()}
    >
      {t('action.startNormally')}
    </Button>
  );
}

/** Nothing is offered while there is no backup. */
function RestoreNewest(): ReactNode {
  const { t } = useTranslation();
  const { minute } = useMomentWords();
  const newest = useMainState(backupState).value?.backups[0];
  if (!newest) return null;
  return (
    <Button size="small" type="primary" href={writeRoute('settings', 'backup', 'newest')}>
      {t('action.restoreNewest', { time: minute(newest.createdAt) })}
    </Button>
  );
}

function BackupsLink(): ReactNode {
  const { t } = useTranslation('backup');
  return (
    <Button size="small" href={writeRoute('settings', 'backup')}>
      {t('title')}
    </Button>
  );
}
