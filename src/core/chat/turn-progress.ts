import type { ChatEvent } from '../ports/chat-backend';
import type { StoredTurn } from '../ports/stored-turn';

/** Applies one event to a turn. Pure: the same turn, event and time always give the same result. */
export function applyChatEvent(turn: StoredTurn, event: ChatEvent, elapsedMs: number): StoredTurn {
  switch (event.type) {
    case 'answer':
      return {
        ...turn,
        answer: turn.answer + event.text,
        seq: turn.seq + 1,
        firstTokenMs: turn.firstTokenMs ?? elapsedMs,
      };
    case 'reasoning':
      return {
        ...turn,
        reasoning: turn.reasoning + event.text,
        seq: turn.seq + 1,
        firstTokenMs: turn.firstTokenMs ?? elapsedMs,
      };
    case 'follow-up':
      return { ...turn, followUps: [...turn.followUps, event.text] };
    case 'completed':
      return { ...turn, status: 'completed', usage: event.usage, totalMs: elapsedMs };
    case 'started':
      return {
        ...turn,
        remoteChatId: event.reference.chatId,
        remoteConversationId: event.reference.conversationId,
      };
    case 'tools-wanted':
      return turn;
  }
}
