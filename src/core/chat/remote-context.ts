import type { Exchange } from '../ports/chat-backend';
import type { ChatStore, TurnLink } from './store/chat-store';
import type { StoredTurn } from '../ports/stored-turn';
import { branchTo } from './branch-tree';

/** The conversation of the chat service in which a turn is asked. */
export interface RemoteContext {
  /** Id of the service's conversation to continue, null for a new one. */
  conversationId: string | null;
  /** Earlier exchanges of this branch, for a new conversation; read only when needed. */
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

/** Files of earlier questions are not uploaded again: their names stand for them. */
function questionInWords({ question, attachments }: StoredTurn): string {
  const names = attachments.map(({ name }) => `[${name}]`);
  return [question, ...names].filter((part) => part !== '').join('\n');
}

/**
 * The chat service's conversation in which a turn after `parentTurnId` can be asked, or null when a
 * new one is needed: the service keeps a single line of turns, so only the last turn of its
 * conversation can be followed. Turns that never reached the service are skipped.
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
