import { type ReactNode, useCallback, useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { ErrorView } from '../../../../shared/model/error-view';
import { navigate } from '../../../lib/hash-route';
import { copyText } from '../../../lib/system-actions';
import { EmptyState } from '../../../ui/empty-state';
import { ErrorCard } from '../../../ui/error-card';
import { TextSkeleton } from '../../../ui/skeletons';
import { AnswerAnnouncer } from './answer-announcer';
import { ChatError } from './chat-error';
import { Composer } from '../composer/composer';
import { KnowledgeMode } from './knowledge-mode';
import { MessageList, type MessageListProps } from './message-list';
import { branchFinder, type ShownBranch } from './shown-branch';
import { StartPanel } from './start-panel';
import { TracePanel } from '../trace/trace-panel';
import { type KnownBot, useBotFacts } from './use-bot-facts';
import type { TurnStream } from '../turn/turn-stream';
import type { Pieces } from './use-more-pieces';
import { useTurnActions } from '../turn/use-turn-actions';
import { useTurnStream } from '../turn/use-turn-stream';
import styles from './conversation-view.module.css';

interface ConversationViewProps {
  conversationId: string;
  /** A turn to bring into view, whichever branch it is on. */
  wantedTurnId: string | null;
}

/** One conversation: its messages and the composer. */
export function ConversationView({
  conversationId,
  wantedTurnId,
}: ConversationViewProps): ReactNode {
  const { stream, conversation, knowledgeMode, error, reload, goTo, goToEnd, fetchMore, dispatch } =
    useTurnStream(conversationId, wantedTurnId);
  const {
    actions,
    error: actionError,
    askedCount,
    inspectedTurnId,
    closeInspector,
  } = useTurnActions(conversationId, dispatch, goTo);
  const bot = useBotFacts();
  const [findBranch] = useState(branchFinder);
  const branch = stream.turns && findBranch(stream.turns, stream.endTurnId, stream.versions);
  const running = stream.turns?.findLast((turn) => turn.status === 'running');
  const elsewhere =
    wantedTurnId !== null && branch !== null && !branch.turns.some(({ id }) => id === wantedTurnId);
  const arrived = useWantedTurn(conversationId, elsewhere ? wantedTurnId : null, goTo);
  const pieces = branch && { more: moreOf(stream, branch), fetchMore, goToEnd };

  if (error && !branch) return <NotOpened error={error} onRetry={reload} />;
  return (
    <div className={styles.columns}>
      <div className={styles.conversation}>
        {conversation ? <h2 className="visually-hidden">{conversation.title}</h2> : null}
        <Messages
          bot={bot}
          branch={branch}
          pieces={pieces}
          askedCount={askedCount}
          busy={running !== undefined}
          actions={actions}
          wantedTurnId={wantedTurnId}
          onArrived={arrived}
        />
        {actionError ? (
          <div className={styles.error}>
            <ChatError error={actionError} />
          </div>
        ) : null}
        <Composer
          draftKey={conversationId}
          onSend={actions.send}
          onStop={running ? () => actions.cancel(running.id) : undefined}
          commands={bot.facts?.commands}
          mode={
            knowledgeMode === null ? null : (
              <KnowledgeMode conversationId={conversationId} mode={knowledgeMode} />
            )
          }
        />
        <AnswerAnnouncer turns={branch?.turns ?? []} />
      </div>
      <InspectedTurn turns={stream.turns} turnId={inspectedTurnId} onClose={closeInspector} />
    </div>
  );
}

/**
 * Switches to the branch of a requested turn; null if the turn is on the current branch. Returns
 * what to call once the turn is in view: it removes the turn from the address. Done at once if
 * there is no such turn.
 */
function useWantedTurn(
  conversationId: string,
  turnId: string | null,
  goTo: (turnId: string) => Promise<boolean>,
): () => void {
  const arrived = useCallback(() => navigate(['chat', conversationId], true), [conversationId]);
  useEffect(() => {
    const show = async (wanted: string): Promise<void> => {
      if (!(await goTo(wanted))) arrived();
    };
    if (turnId !== null) void show(turnId);
  }, [turnId, goTo, arrived]);
  return arrived;
}

/** The turns of the piece beyond which more can be fetched. */
function moreOf(
  { endTurnId, activeTurnId, beginnings }: TurnStream,
  { turns }: ShownBranch,
): Pieces['more'] {
  const first = turns[0];
  const hasOlder = first !== undefined && first.parentTurnId !== null && !beginnings.has(first.id);
  return {
    older: hasOlder ? first.id : null,
    newer: endTurnId === activeTurnId ? null : endTurnId,
  };
}

interface MessagesProps extends Omit<MessageListProps, 'branch' | 'pieces'> {
  bot: KnownBot;
  branch: ShownBranch | null;
  pieces: Pieces | null;
}

function Messages({ bot, branch, pieces, ...list }: MessagesProps): ReactNode {
  if (branch === null || pieces === null) {
    return (
      <div className={styles.loading}>
        <TextSkeleton widths={[40]} />
        <TextSkeleton widths={[96, 90, 94, 62]} />
      </div>
    );
  }
  if (branch.turns.length === 0) return <StartPanel bot={bot} onAsk={list.actions.ask} />;
  return <MessageList branch={branch} pieces={pieces} {...list} />;
}

/** Beside the conversation, where the time of the chosen turn went. */
function InspectedTurn({
  turns,
  turnId,
  onClose,
}: {
  turns: TurnStream['turns'];
  turnId: string | null;
  onClose: () => void;
}): ReactNode {
  const turn = turnId === null ? undefined : turns?.find(({ id }) => id === turnId);
  return turn ? <TracePanel key={turn.id} turn={turn} onClose={onClose} /> : null;
}

function NotOpened({ error, onRetry }: { error: ErrorView; onRetry: () => void }): ReactNode {
  const { t } = useTranslation('chat');
  if (error.code !== 'CONVERSATION_MISSING')
    return <ErrorCard error={error} onCopy={copyText} onRetry={onRetry} standalone />;
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
