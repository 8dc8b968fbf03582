import type { StoredTurn } from '../storage/chat-store';
import { branchTo } from './branch-tree';

/**
 * The chat service's own conversation in which a turn after `parentTurnId` may be asked, or null when a new one has to
 * be begun: the service knows only a line of turns, so only the last turn of its conversation can be followed.
 * A turn that never reached the service is passed over.
 */
export function remoteConversationFor(turns: readonly StoredTurn[], parentTurnId: string | null): string | null {
  const known = branchTo(turns, parentTurnId).findLast(({ turn }) => turn.remoteConversationId !== null)?.turn;
  if (!known) return null;
  const last = turns.findLast(({ remoteConversationId }) => remoteConversationId === known.remoteConversationId);
  return last?.id === known.id ? known.remoteConversationId : null;
}
