import { Button } from 'antd';
import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { FailureExplanation, KaiCall } from '../../../../shared/model/kai-call';
import { navigate } from '../../../lib/hash-route';
import { request } from '../../../lib/ipc';
import { copyText } from '../../../lib/system-actions';
import { useAction } from '../../../lib/use-action';
import { ErrorCard } from '../../../ui/error-card';
import styles from './failure-explanation.module.css';

const explain = (callId: string) => request('kai.explainFailure', { callId });

interface FailureExplanationProps {
  call: KaiCall;
  onRerun: () => void;
  onReviewDrift: () => void;
}

/** On request: why a call failed, in sentences, with one remedy. */
export function FailureExplanationPanel({
  call,
  onRerun,
  onReviewDrift,
}: FailureExplanationProps): ReactNode {
  const { t } = useTranslation('kaiConsole');
  const [explanation, setExplanation] = useState<FailureExplanation | null>(null);
  const { run, running, error } = useAction(explain);
  return (
    <div className={styles.explanation} aria-live="polite">
      {explanation ? (
        <>
          <h3 className={styles.title}>{t('explain.title')}</h3>
          {explanation.sentences.map((sentence) => (
            <p key={sentence}>{sentence}</p>
          ))}
          {explanation.remedy ? <p className={styles.remedy}>{explanation.remedy}</p> : null}
          <Remedy
            explanation={explanation}
            call={call}
            onRerun={onRerun}
            onReviewDrift={onReviewDrift}
          />
        </>
      ) : (
        <div>
          <Button
            loading={running}
            onClick={() => void run(call.id).then((value) => value && setExplanation(value))}
          >
            {t(running ? 'explain.running' : 'explain.action')}
          </Button>
        </div>
      )}
      {error ? <ErrorCard error={error} onCopy={copyText} /> : null}
    </div>
  );
}

function Remedy({
  explanation: { action, suggestedTimeoutSeconds: seconds },
  call,
  onRerun,
  onReviewDrift,
}: FailureExplanationProps & { explanation: FailureExplanation }): ReactNode {
  const { t } = useTranslation('kaiConsole');
  const [raised, setRaised] = useState(false);
  const { serverId, toolName } = call;
  if (action === 'none') return null;
  if (action === 'raise-timeout') {
    if (seconds === null) return null;
    if (raised) return <p>{t('limit.raised', { seconds })}</p>;
    const raise = async (): Promise<void> =>
      setRaised(
        (await request('kai.setToolTimeout', { serverId, toolName, timeoutSeconds: seconds })).ok,
      );
    return (
      <div>
        <Button onClick={() => void raise()}>{t('limit.raise', { seconds })}</Button>
      </div>
    );
  }
  const act = {
    'edit-server': () => navigate(['kai', 'servers', 'edit', serverId]),
    'enter-secret': () => navigate(['kai', 'servers', 'edit', serverId]),
    'review-drift': onReviewDrift,
    'fix-payload': () => navigate(['kai', 'tool', serverId, toolName, 'call']),
    retry: onRerun,
  }[action];
  return (
    <div>
      <Button onClick={act}>{t(`explain.act.${action}`)}</Button>
    </div>
  );
}
