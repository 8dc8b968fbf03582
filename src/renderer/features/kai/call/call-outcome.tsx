import { Progress } from 'antd';
import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { KaiCall } from '../../../../shared/model/kai-call';
import { copyText } from '../../../lib/system-actions';
import { useAction } from '../../../lib/use-action';
import { request } from '../../../lib/ipc';
import { ErrorCard } from '../../../ui/error-card';
import { StatusMark } from '../../../ui/status-mark';
import { useDuration } from '../../../ui/use-duration';
import { callMark } from '../sidebar/server-marks';
import { FailureExplanationPanel } from './failure-explanation';
import { longerLimit } from './longer-limit';
import { ResultView } from './result-view';
import { useElapsed } from '../../../ui/use-elapsed';
import styles from './call-outcome.module.css';

interface CallOutcomeProps {
  call: KaiCall;
  onRerun: () => void;
  onReviewDrift: () => void;
}

/** The state of a call: elapsed time while it runs, then its result or why it failed. */
export function CallOutcome({ call, onRerun, onReviewDrift }: CallOutcomeProps): ReactNode {
  const { t } = useTranslation('kaiConsole');
  const duration = useDuration();
  const limit = longerLimit(call.timeoutSeconds);
  const [raised, setRaised] = useState(false);
  const raise = useAction(async () => {
    const result = await request('kai.setToolTimeout', {
      serverId: call.serverId,
      toolName: call.toolName,
      timeoutSeconds: limit,
    });
    setRaised(result.ok);
    return result;
  });
  const canRaise = call.error?.code === 'TOOL_TIMEOUT' && !raised;
  return (
    <section className={styles.outcome} aria-label={t('call.result')}>
      <p className={styles.head} role="status">
        <StatusMark status={callMark(call)} />
        <strong>
          {call.result?.isError === true ? t('status.toolError') : t(`status.${call.status}`)}
        </strong>
        {call.ms === null ? null : <span className={styles.soft}>{duration(call.ms)}</span>}
        {call.gaveUp === null ? null : (
          <span className={styles.soft}>{t(`gaveUp.${call.gaveUp}`)}</span>
        )}
      </p>
      {call.ms === null ? <Running call={call} /> : null}
      {call.error ? (
        <ErrorCard
          error={call.error}
          onCopy={copyText}
          onRetry={onRerun}
          retryLabel={t('history.rerun')}
          action={
            canRaise
              ? {
                  label: t('limit.raise', { seconds: limit }),
                  run: () => void raise.run(),
                  busy: raise.running,
                }
              : undefined
          }
        />
      ) : null}
      {raised ? <p role="status">{t('limit.raised', { seconds: limit })}</p> : null}
      {raise.error ? <ErrorCard error={raise.error} onCopy={copyText} /> : null}
      {call.status === 'failed' ? (
        <FailureExplanationPanel call={call} onRerun={onRerun} onReviewDrift={onReviewDrift} />
      ) : null}
      {call.result ? <ResultView result={call.result} /> : null}
    </section>
  );
}

function Running({ call }: { call: KaiCall }): ReactNode {
  const { t } = useTranslation('kaiConsole');
  const seconds = Math.floor(useElapsed(call.startedAt) / 1000);
  const { progress } = call;
  return (
    <div className={styles.running}>
      <p className={styles.soft} role="timer">
        {t('call.elapsed', { seconds, limit: call.timeoutSeconds })}
      </p>
      {progress?.total ? (
        <Progress
          aria-label={t('call.progress')}
          percent={Math.min(100, Math.round((progress.progress / progress.total) * 100))}
          size="small"
        />
      ) : null}
      {progress ? (
        <p className={styles.soft}>{progress.message ?? String(progress.progress)}</p>
      ) : null}
    </div>
  );
}
