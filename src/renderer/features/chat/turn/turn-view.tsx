import { Button } from 'antd';
import { memo, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { Turn } from '../../../../shared/model/chat';
import { loadRemoteImage } from '../../../lib/remote-image';
import { copyText, openLink } from '../../../lib/system-actions';
import { ErrorBoundary } from '../../../ui/error-boundary';
import { LazyMarkdown } from '../../../ui/markdown/lazy-markdown';
import { AnswerSources } from './answer-sources';
import { BrokenMessage } from '../conversation/broken-message';
import { ChatError } from '../conversation/chat-error';
import { FollowUps } from './follow-ups';
import { Question } from './question';
import { Reasoning } from './reasoning';
import { ToolCalls } from '../tools/tool-calls';
import { TurnNotes } from './turn-notes';
import type { TurnActions } from './use-turn-actions';
import styles from './turn-view.module.css';

interface TurnViewProps {
  turn: Turn;
  /** Ids of all versions of this turn, this one included. */
  versions: readonly string[] | undefined;
  last: boolean;
  busy: boolean;
  actions: TurnActions;
}

/** A question and its answer. Rendered again only when this turn changes. */
export const TurnView = memo(function TurnView({
  turn,
  versions,
  last,
  busy,
  actions,
}: TurnViewProps): ReactNode {
  const { t } = useTranslation('chat');
  // A message that arrived on its own answers no question.
  const isReceived = turn.question === '' && turn.attachments.length === 0;
  const askAgain = busy || isReceived ? undefined : () => actions.regenerate(turn.id);
  return (
    <article className={styles.turn}>
      {isReceived ? (
        <p className={styles.received}>{t('received')}</p>
      ) : (
        <Question turn={turn} onResend={busy ? undefined : (text) => actions.edit(turn.id, text)} />
      )}
      <div
        className={styles.answer}
        role="group"
        aria-label={t('answer')}
        aria-busy={turn.status === 'running'}
      >
        <Reasoning
          text={turn.reasoning}
          running={turn.status === 'running' && turn.answer === ''}
        />
        <ToolCalls calls={turn.toolCalls} />
        {isSilent(turn) ? <Waiting /> : null}
        {turn.status === 'queued' ? <Queued onCancel={() => actions.cancel(turn.id)} /> : null}
        {turn.answer === '' ? null : (
          <ErrorBoundary
            renderFallback={() => <BrokenMessage text={turn.answer} />}
            resetKey={turn.answer.length}
          >
            <LazyMarkdown
              text={turn.answer}
              growing={turn.status === 'running'}
              onLink={openLink}
              onCopy={copyText}
              onImage={loadRemoteImage}
            />
          </ErrorBoundary>
        )}
        {turn.status === 'running' ? null : (
          <AnswerSources sources={turn.sources} knowledge={turn.knowledge} />
        )}
        {turn.error && turn.status === 'failed' ? (
          <ChatError error={turn.error} onAskAgain={askAgain} />
        ) : null}
        <TurnNotes turn={turn} versions={versions} actions={actions} onAskAgain={askAgain} />
        {last && !busy ? <FollowUps questions={turn.followUps} onAsk={actions.ask} /> : null}
      </div>
    </article>
  );
});

/** Nothing has arrived yet, and no tool is being waited for. */
function isSilent({ answer, reasoning, status, toolCalls }: Turn): boolean {
  const usesTools = toolCalls.some(
    ({ status: call }) => call === 'running' || call === 'waiting-approval',
  );
  return answer === '' && reasoning === '' && status === 'running' && !usesTools;
}

function Waiting(): ReactNode {
  const { t } = useTranslation('chat');
  return <p className={styles.waiting}>{t('waiting')}</p>;
}

function Queued({ onCancel }: { onCancel: () => void }): ReactNode {
  const { t } = useTranslation(['chat', 'ui']);
  return (
    <p className={styles.waiting}>
      {t('queued')}
      <Button type="link" size="small" onClick={onCancel}>
        {t('ui:action.cancel')}
      </Button>
    </p>
  );
}
