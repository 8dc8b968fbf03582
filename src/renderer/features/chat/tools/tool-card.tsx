import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { ToolCallRecord } from '../../../../shared/model/chat';
import type { LinkStatus } from '../../../../shared/model/health';
import { copyText } from '../../../lib/system-actions';
import { JsonView } from '../../../ui/json-view';
import { StatusMark } from '../../../ui/status-mark';
import { useDuration } from '../../../ui/use-duration';
import { ApprovalForm } from './approval-form';
import { ToolFailure } from './tool-failure';
import { useElapsed } from '../../../ui/use-elapsed';
import styles from './tool-card.module.css';

/** The mark of a call: done, running, or failed. */
const MARKS: Readonly<Record<ToolCallRecord['status'], LinkStatus>> = {
  'waiting-approval': 'degraded',
  running: 'checking',
  completed: 'ok',
  failed: 'down',
  refused: 'not-set-up',
  stopped: 'not-set-up',
  unknown: 'degraded',
};

/**
 * One tool call: its name and state, arguments and result one click away, and the request for
 * approval.
 */
export function ToolCard({ call }: { call: ToolCallRecord }): ReactNode {
  const { t } = useTranslation('chat');
  const waits = call.status === 'waiting-approval';
  return (
    <section className={styles.card} aria-label={t('tool.card', { name: call.name })}>
      <details open={waits}>
        <summary className={styles.head}>
          <StatusMark status={MARKS[call.status]} />
          <span className={styles.name}>{call.toolName ?? call.name}</span>
          <span className={styles.state}>{t(`tool.status.${call.status}`)}</span>
          <Time call={call} />
        </summary>
        <div className={styles.content}>
          <p className={styles.about}>{aboutOf(call, t('tool.noServer'))}</p>
          <JsonView label={t('tool.arguments')} text={call.arguments} onCopy={copyText} />
          {call.result === '' ? null : (
            <JsonView label={t('tool.result')} text={call.result} onCopy={copyText} />
          )}
        </div>
      </details>
      <Progress call={call} />
      {waits && call.approvalId !== null ? <ApprovalForm approvalId={call.approvalId} /> : null}
      <ToolFailure call={call} />
    </section>
  );
}

function aboutOf({ serverName, toolName, name }: ToolCallRecord, noServer: string): string {
  if (serverName === null) return noServer;
  return toolName === null || toolName === name
    ? serverName
    : `${serverName} · ${name} → ${toolName}`;
}

/** How long it took, or has taken so far. */
function Time({ call }: { call: ToolCallRecord }): ReactNode {
  const duration = useDuration();
  const elapsed = useElapsed(call.status === 'running' ? call.startedAt : null);
  if (call.status === 'running')
    return <span className={styles.time}>{elapsed === null ? '' : duration(elapsed)}</span>;
  return call.ms === 0 ? null : <span className={styles.time}>{duration(call.ms)}</span>;
}

function Progress({ call: { progress, status } }: { call: ToolCallRecord }): ReactNode {
  const { t } = useTranslation('chat');
  if (status !== 'running' || progress === null) return null;
  return (
    <div className={styles.progress}>
      <progress
        aria-label={t('tool.progress')}
        {...(progress.total !== null && { max: progress.total, value: progress.progress })}
      />
      <span>
        {progress.message ??
          (progress.total === null
            ? ''
            : `${Math.round((progress.progress / progress.total) * 100)} %`)}
      </span>
    </div>
  );
}
