import type { Turn } from '../../shared/model/chat';
import type { StoredError } from '../lib/translator';
import type { StoredKnowledge, StoredToolCall } from './tool-backend';

/**
 * A turn as it is kept: its errors are codes with values, so that they can be shown in any language.
 */
export interface StoredTurn extends Omit<Turn, 'error' | 'toolCalls' | 'knowledge'> {
  error: StoredError | null;
  toolCalls: StoredToolCall[];
  knowledge: StoredKnowledge | null;
  /** The chat service's own id of the running answer, null before it began. */
  remoteChatId: string | null;
  /** The chat service's own conversation in which this turn was asked, null before it began. */
  remoteConversationId: string | null;
}
