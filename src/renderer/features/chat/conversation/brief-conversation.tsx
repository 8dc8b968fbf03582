import { type ReactNode, useMemo, useRef, useState } from 'react';
import { navigate } from '../../../lib/hash-route';
import { TextSkeleton } from '../../../ui/skeletons';
import { AnswerAnnouncer } from './answer-announcer';
import { ChatError } from './chat-error';
import { branchFinder } from './shown-branch';
import { TurnView } from '../turn/turn-view';
import { useEndInView } from './use-end-in-view';
import { type SendQuestion, useTurnActions } from '../turn/use-turn-actions';
import { useTurnStream } from '../turn/use-turn-stream';
import styles from './brief-conversation.module.css';

/** What the frame around a short conversation needs from it. */
export interface BriefConversationState {
  send: SendQuestion;
  /** Given while an answer runs. */
  stop: (() => void) | undefined;
  /** The newest answer so far; empty before it begins. */
  answer: string;
}

interface BriefConversationProps {
  conversationId: string;
  /** Renders what surrounds the messages: the question field and the actions. */
  children: (messages: ReactNode, state: BriefConversationState) => ReactNode;
}

/**
 * The end of a conversation on its own, for a small window. The turns are those of the chat: tools
 * are approved and errors shown here; what needs more room (a turn's trace) opens at its own
 * address.
 */
export function BriefConversation({ conversationId, children }: BriefConversationProps): ReactNode {
  const { stream, error, dispatch, goTo } = useTurnStream(conversationId, null);
  const { actions, error: actionError } = useTurnActions(conversationId, dispatch, goTo);
  const [findBranch] = useState(branchFinder);
  const branch = stream.turns && findBranch(stream.turns, stream.endTurnId, stream.versions);
  const running = stream.turns?.findLast(({ status }) => status === 'running');
  const turnActions = useMemo(
    () => ({ ...actions, inspect: (turnId: string) => navigate(['chat', conversationId, turnId]) }),
    [actions, conversationId],
  );
  const last = branch?.turns.at(-1);
  const shownError = actionError ?? (branch === null ? error : null);
  const messages = (
    <Following>
      {branch === null && error === null ? (
        <div className={styles.loading}>
          <TextSkeleton widths={[90, 60]} />
        </div>
      ) : null}
      {branch?.turns.map((turn) => (
        <TurnView
          key={turn.id}
          turn={turn}
          versions={branch.versions.get(turn.id)}
          last={turn === last}
          busy={running !== undefined}
          actions={turnActions}
        />
      ))}
      {shownError ? (
        <div className={styles.error}>
          <ChatError error={shownError} />
        </div>
      ) : null}
      <AnswerAnnouncer turns={branch?.turns ?? []} />
    </Following>
  );
  return children(messages, {
    send: actions.send,
    stop: running && (() => actions.cancel(running.id)),
    answer: last?.answer ?? '',
  });
}

/** Follows what grows as long as the reader is at the end. */
function Following({ children }: { children: ReactNode }): ReactNode {
  const box = useRef<HTMLDivElement>(null);
  useEndInView(box, () => box.current?.scrollTo({ top: box.current.scrollHeight }), {
    follows: true,
  });
  return (
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- scrolled with the arrow keys
    <div ref={box} className={styles.scroller} tabIndex={0} role="log" aria-live="off">
      <div className={styles.messages}>{children}</div>
    </div>
  );
}
