import { type ReactNode, useCallback, useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { BotFacts } from '../../../shared/model/bot';
import type { Turn } from '../../../shared/model/chat';
import type { ErrorView } from '../../../shared/model/error-view';
import { navigate } from '../../lib/hash-route';
import { copyText } from '../../lib/system-actions';
import { EmptyState } from '../../ui/empty-state';
import { ErrorCard } from '../../ui/error-card';
import { TextSkeleton } from '../../ui/skeletons';
import { AnswerAnnouncer } from './answer-announcer';
import { ChatError } from './chat-error';
import { Composer } from './composer';
import { MessageList, type MessageListProps } from './message-list';
import { branchFinder, type ShownBranch } from './shown-branch';
import { StartPanel } from './start-panel';
import { TracePanel } from './trace-panel';
import { useBotFacts } from './use-bot-facts';
import { useTurnActions } from './use-turn-actions';
import { useTurnStream } from './use-turn-stream';
import styles from './conversation-view.module.css';

interface ConversationViewProps {
  conversationId: string;
  /** A turn to bring into view, on whatever branch it is. */
  wantedTurnId: string | null;
}

/** One conversation: its messages and the composer. */
export function ConversationView({ conversationId, wantedTurnId }: ConversationViewProps): ReactNode {
  const { stream, conversation, error, reload, tell } = useTurnStream(conversationId);
  const { actions, error: actionError, askedCount, inspectedTurnId, closeInspector } = useTurnActions(conversationId, tell);
  const bot = useBotFacts();
  const [findBranch] = useState(branchFinder);
  const branch = stream.turns && findBranch(stream.turns, stream.activeTurnId);
  const running = stream.turns?.findLast((turn) => turn.status === 'running');
  const inspected = inspectedTurnId === null ? undefined : stream.turns?.find(({ id }) => id === inspectedTurnId);
  const elsewhere = wantedTurnId !== null && branch !== null && isElsewhere(stream.turns, branch, wantedTurnId);
  useEffect(() => {
    if (elsewhere) actions.select(wantedTurnId);
  }, [elsewhere, wantedTurnId, actions]);
  const arrived = useCallback(() => navigate(['chat', conversationId], true), [conversationId]);

  if (error && !branch) return <NotOpened error={error} onRetry={reload} />;
  return (
    <div className={styles.columns}>
      <div className={styles.conversation}>
        {conversation ? <h2 className="visually-hidden">{conversation.title}</h2> : null}
        <Messages bot={bot} branch={branch} askedCount={askedCount} busy={running !== undefined} actions={actions} wantedTurnId={wantedTurnId} onArrived={arrived} />
        {actionError ? (
          <div className={styles.error}>
            <ChatError error={actionError} />
          </div>
        ) : null}
        <Composer draftKey={conversationId} onSend={actions.send} onStop={running ? () => actions.cancel(running.id) : undefined} commands={bot?.commands} />
        <AnswerAnnouncer turns={branch?.turns ?? []} />
      </div>
      {inspected ? <TracePanel turn={inspected} onClose={closeInspector} /> : null}
    </div>
  );
}

/** Known, but not on the branch that is shown. */
function isElsewhere(all: readonly Turn[] | null, branch: ShownBranch, turnId: string): boolean {
  return all?.some(({ id }) => id === turnId) === true && !branch.turns.some(({ id }) => id === turnId);
}

interface MessagesProps extends Omit<MessageListProps, 'branch'> {
  bot: BotFacts | null | undefined;
  branch: ShownBranch | null;
}

function Messages({ bot, branch, ...list }: MessagesProps): ReactNode {
  if (branch === null) {
    return (
      <div className={styles.loading}>
        <TextSkeleton widths={[40]} />
        <TextSkeleton widths={[96, 90, 94, 62]} />
      </div>
    );
  }
  if (branch.turns.length === 0) return <StartPanel bot={bot} onAsk={list.actions.ask} />;
  return <MessageList branch={branch} {...list} />;
}

function NotOpened({ error, onRetry }: { error: ErrorView; onRetry: () => void }): ReactNode {
  const { t } = useTranslation('chat');
  if (error.code !== 'CONVERSATION_MISSING') return <ErrorCard error={error} onCopy={copyText} onRetry={onRetry} standalone />;
  return (
    <EmptyState
      title={t('missing.title')}
      text={t('missing.text')}
      action={
        <button type="button" className={styles.link} onClick={() => navigate(['chat', 'new'])}>
          {t('new')}
        </button>
      }
    />
  );
}
