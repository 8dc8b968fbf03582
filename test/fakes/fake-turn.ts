import type { Conversation, Turn } from '../../src/shared/model/chat';

/** A completed turn as a page gets it, with what a test wants otherwise. */
export function fakeTurn(part: Partial<Turn> = {}): Turn {
  return {
    id: 't',
    conversationId: 'c',
    parentTurnId: null,
    question: 'q',
    attachments: [],
    command: null,
    answer: 'a',
    reasoning: '',
    status: 'completed',
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
    createdAt: '2026-01-01T00:00:00Z',
    firstTokenMs: null,
    totalMs: null,
    ...part,
  };
}

/** A conversation as a page gets it, with what a test wants otherwise. */
export function fakeConversation(part: Partial<Conversation> = {}): Conversation {
  const at = '2026-01-01T00:00:00Z';
  return {
    id: 'c',
    title: '',
    pinned: false,
    userId: 'coffee-salon',
    createdAt: at,
    updatedAt: at,
    ...part,
  };
}
