import { memo, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { Turn } from '../../../shared/model/chat';
import { copyText, openLink } from '../../lib/system-actions';
import { ErrorBoundary } from '../../ui/error-boundary';
import { ErrorCard } from '../../ui/error-card';
import { LazyMarkdown } from '../../ui/markdown/lazy-markdown';
import { BrokenMessage } from './broken-message';
import { FollowUps } from './follow-ups';
import { Reasoning } from './reasoning';
import { ToolCalls } from './tool-calls';
import { TurnNotes } from './turn-notes';
import styles from './turn-view.module.css';

interface TurnViewProps {
  turn: Turn;
  last: boolean;
  busy: boolean;
  onAsk: (text: string) => void;
}

/** A question and what became of it. Drawn again only when this turn changed. */
export const TurnView = memo(function TurnView({ turn, last, busy, onAsk }: TurnViewProps): ReactNode {
  const { t } = useTranslation('chat');
  const askAgain = busy ? undefined : () => onAsk(turn.question);
  return (
    <article className={styles.turn}>
      <div className={styles.questionRow}>
        <p className={styles.question}>
          <span className="visually-hidden">{t('question')}: </span>
          {turn.question}
        </p>
      </div>
      <div className={styles.answer} role="group" aria-label={t('answer')} aria-busy={turn.status === 'running'}>
        <Reasoning text={turn.reasoning} running={turn.status === 'running' && turn.answer === ''} />
        <ToolCalls calls={turn.toolCalls} />
        {turn.answer === '' && turn.reasoning === '' && turn.status === 'running' ? <Waiting /> : null}
        {turn.answer === '' ? null : (
          <ErrorBoundary renderFallback={() => <BrokenMessage text={turn.answer} />} resetKey={turn.answer.length}>
            <LazyMarkdown text={turn.answer} growing={turn.status === 'running'} onLink={openLink} onCopy={copyText} />
          </ErrorBoundary>
        )}
        {turn.error && turn.status === 'failed' ? (
          <ErrorCard error={turn.error} onCopy={copyText} onRetry={askAgain} retryLabel={t('askAgain')} />
        ) : null}
        <TurnNotes turn={turn} onAskAgain={askAgain} />
        {last && !busy ? <FollowUps questions={turn.followUps} onAsk={onAsk} /> : null}
      </div>
    </article>
  );
});

function Waiting(): ReactNode {
  const { t } = useTranslation('chat');
  return <p className={styles.waiting}>{t('waiting')}</p>;
}
