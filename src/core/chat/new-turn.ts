import { randomUUID } from 'node:crypto';
import type { Attachment } from '../../shared/model/attachment';
import type { QuestionCommand } from '../../shared/model/chat';
import type { StoredTurn } from '../ports/stored-turn';

/** A question ready to be stored. */
export interface SaidQuestion {
  text: string;
  attachments: Attachment[];
  command: QuestionCommand | null;
}

/** A new turn; `createdAt` in ISO 8601. */
export function newTurn(
  conversationId: string,
  parentTurnId: string | null,
  said: SaidQuestion,
  createdAt: string,
): StoredTurn {
  const { text: question, attachments, command } = said;
  return {
    id: randomUUID(),
    conversationId,
    parentTurnId,
    question,
    attachments,
    command,
    answer: '',
    reasoning: '',
    status: 'running',
    error: null,
    followUps: [],
    toolCalls: [],
    sources: [],
    knowledge: null,
    usage: null,
    seq: 0,
    bookmarked: false,
    rating: null,
    trace: [],
    createdAt,
    firstTokenMs: null,
    totalMs: null,
    remoteChatId: null,
    remoteConversationId: null,
  };
}
