import type { Turn } from '../../shared/model/chat';
import type { StoredError } from '../lib/translator';
import type { StoredKnowledge, StoredToolCall } from './tool-backend';

/** A stored turn: its errors are codes with values, so that they can be shown in any language. */
export interface StoredTurn extends Omit<Turn, 'error' | 'toolCalls' | 'knowledge'> {
  error: StoredError | null;
  toolCalls: StoredToolCall[];
  knowledge: StoredKnowledge | null;
  /** The chat service's id of the running answer, null before it started. */
  remoteChatId: string | null;
  /** Id of the chat service's conversation in which this turn was asked, null before it started. */
  remoteConversationId: string | null;
}
