import { Button } from 'antd';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { KaiCall } from '../../../../shared/model/kai-call';
import { copyText } from '../../../lib/system-actions';
import { JsonView } from '../../../ui/json-view';
import { RelativeTime } from '../../../ui/relative-time';
import { TextSkeleton } from '../../../ui/skeletons';
import { StatusMark } from '../../../ui/status-mark';
import { useDuration } from '../../../ui/use-duration';
import { CallOutcome } from '../call/call-outcome';
import { useLiveCall } from '../../../lib/use-live-call';
import { callMark } from '../sidebar/server-marks';
import styles from './history-item.module.css';

interface HistoryItemProps {
  call: KaiCall;
  opened: boolean;
  onToggle: () => void;
  onUse: () => void;
  onRerun: () => void;
  onReviewDrift: () => void;
}

/** One past call as a line; expanded, with arguments and result. */
export function HistoryItem({
  call,
  opened,
  onToggle,
  onUse,
  onRerun,
  onReviewDrift,
}: HistoryItemProps): ReactNode {
  const { t } = useTranslation('kaiConsole');
  const duration = useDuration();
  return (
    <li className={styles.item}>
      <div className={styles.line}>
        <button type="button" className={styles.open} aria-expanded={opened} onClick={onToggle}>
          <StatusMark status={callMark(call)} />
          <span className={styles.status}>{t(`status.${call.status}`)}</span>
          <code className={styles.payload}>{call.payload}</code>
          <span className={styles.soft}>{t(`history.source.${call.source}`)}</span>
          {call.ms === null ? null : <span className={styles.soft}>{duration(call.ms)}</span>}
          <RelativeTime className={styles.soft} at={call.startedAt} />
        </button>
        <Button size="small" onClick={onRerun}>
          {t('history.rerun')}
        </Button>
      </div>
      {opened ? (
        <Details callId={call.id} onUse={onUse} onRerun={onRerun} onReviewDrift={onReviewDrift} />
      ) : null}
    </li>
  );
}

function Details({
  callId,
  onUse,
  onRerun,
  onReviewDrift,
}: { callId: string } & Pick<HistoryItemProps, 'onUse' | 'onRerun' | 'onReviewDrift'>): ReactNode {
  const { t } = useTranslation('kaiConsole');
  const call = useLiveCall(callId);
  if (!call) return <TextSkeleton />;
  return (
    <div className={styles.details}>
      <JsonView label={t('call.payload')} text={call.payload} onCopy={copyText} />
      <div>
        <Button size="small" onClick={onUse}>
          {t('history.use')}
        </Button>
      </div>
      <CallOutcome call={call} onRerun={onRerun} onReviewDrift={onReviewDrift} />
    </div>
  );
}
