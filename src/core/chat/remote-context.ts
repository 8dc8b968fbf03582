import type { Exchange } from '../ports/chat-backend';
import type { ChatStore, TurnLink } from './store/chat-store';
import type { StoredTurn } from '../ports/stored-turn';
import { branchTo } from './branch-tree';

/** How a turn is put to the chat service. */
export interface RemoteContext {
  /** The service's own conversation to go on in, null for a new one. */
  conversationId: string | null;
  /** What was said before on this branch, for a new one; read only when it is needed. */
  history: () => Exchange[];
}

/** The context of a turn after `parentTurnId`. */
export function remoteContext(
  store: ChatStore,
  conversationId: string,
  parentTurnId: string | null,
): RemoteContext {
  return {
    conversationId: remoteConversationFor(store.turnLinks(conversationId), parentTurnId),
    history: () => {
      const steps = branchTo(store.turns(conversationId), parentTurnId);
      return steps
        .map(({ turn }) => ({ question: questionInWords(turn), answer: turn.answer }))
        .filter(({ answer }) => answer !== '');
    },
  };
}

/** Files are not handed over again for what was said before: their names stand for them. */
function questionInWords({ question, attachments }: StoredTurn): string {
  const names = attachments.map(({ name }) => `[${name}]`);
  return [question, ...names].filter((part) => part !== '').join('\n');
}

/**
 * The chat service's own conversation in which a turn after `parentTurnId` may be asked, or null
 * when a new one has to be begun: the service knows only a line of turns, so only the last turn of
 * its conversation can be followed. A turn that never reached the service is passed over.
 */
export function remoteConversationFor(
  turns: readonly TurnLink[],
  parentTurnId: string | null,
): string | null {
  const known = branchTo(turns, parentTurnId).findLast(
    ({ turn }) => turn.remoteConversationId !== null,
  )?.turn;
  if (!known) return null;
  const last = turns.findLast(
    ({ remoteConversationId }) => remoteConversationId === known.remoteConversationId,
  );
  return last?.id === known.id ? known.remoteConversationId : null;
}
