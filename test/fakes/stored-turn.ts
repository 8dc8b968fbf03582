import type { StoredTurn } from '../../src/core/ports/stored-turn';

/** A turn that was just asked, with what a test wants otherwise. */
export function storedTurn(change: Partial<StoredTurn> = {}): StoredTurn {
  return {
    id: 't1',
    conversationId: 'c1',
    parentTurnId: null,
    question: 'q',
    attachments: [],
    command: null,
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
    createdAt: '2026-01-01T12:00:00.000Z',
    firstTokenMs: null,
    totalMs: null,
    remoteChatId: null,
    remoteConversationId: null,
    ...change,
  };
}
