import { beforeEach, expect, test } from 'vitest';
import { storedTurn } from '../../../fakes/stored-turn';
import { newToolCall } from '../../../../src/core/ports/tool-backend';
import { ChatStore } from '../../../../src/core/chat/store/chat-store';
import type { StoredTurn } from '../../../../src/core/ports/stored-turn';
import type { Database } from '../../../../src/core/storage/database';
import { openStorage } from '../../../../src/core/storage/open-storage';

let database: Database;
let store: ChatStore;
beforeEach(() => {
  ({ database } = openStorage('/nowhere', null, () => new Date()));
  store = new ChatStore(database);
});

const at = (second: number): string => new Date(Date.UTC(2026, 0, 1, 0, 0, second)).toISOString();

function addConversation(id: string, second = 0, profile = 'p1'): void {
  store.insertConversation(
    { id, title: '', userId: 'guest', createdAt: at(second), updatedAt: at(second) },
    profile,
  );
}

function turn(id: string, change: Partial<StoredTurn> = {}): StoredTurn {
  return storedTurn({ id, question: '手冲', createdAt: at(1), ...change });
}

test('everything of a turn comes back as it was', () => {
  addConversation('c1');
  const whole = turn('t1', {
    answer: '答\n"\'; DROP TABLE turns; --☕',
    reasoning: '想',
    status: 'failed',
    followUps: ['a', 'b'],
    seq: 7,
    remoteChatId: '7400000000000000001',
    remoteConversationId: '7400000000000000002',
    toolCalls: [
      {
        ...newToolCall({ id: 'k', name: 'n', arguments: '{"q":1}' }),
        result: '[]',
        ms: 12,
        status: 'completed',
      },
    ],
    usage: { input: 1, output: 2, total: 3 },
    trace: [
      { name: 'token', startMs: 0, endMs: 7 },
      { name: 'total', startMs: 0, endMs: 900 },
    ],
    error: { code: 'TIMEOUT', params: { seconds: 30, host: 'h' }, layer: 'network', logid: 'l' },
    firstTokenMs: 120,
    totalMs: 900,
  });
  store.insertTurn(whole);
  store.saveProgress(whole);
  expect(store.turns('c1')).toEqual([whole]);
});

test('a NUL in an answer costs only itself', () => {
  addConversation('c1');
  store.insertTurn(turn('t1'));
  store.saveProgress(turn('t1', { answer: 'before\u0000after' }));
  expect(store.turns('c1')[0]?.answer).toBe('before\uFFFDafter');
});

test('turns come oldest first, also when they share a moment', () => {
  addConversation('c1');
  for (const id of ['z', 'a', 'm']) store.insertTurn(turn(id));
  store.insertTurn(turn('before', { createdAt: at(0) }));
  expect(store.turns('c1').map(({ id }) => id)).toEqual(['before', 'z', 'a', 'm']);
});

test('a question moves its conversation to the top', () => {
  addConversation('c1', 1);
  addConversation('c2', 2);
  store.insertTurn(turn('t1', { createdAt: at(9) }));
  expect(store.conversations('p1').map(({ id, updatedAt }) => [id, updatedAt])).toEqual([
    ['c1', at(9)],
    ['c2', at(2)],
  ]);
});

test('profiles do not see each other’s conversations', () => {
  addConversation('c1', 0, 'p1');
  addConversation('c2', 0, 'p2');
  expect(store.conversations('p2').map(({ id }) => id)).toEqual(['c2']);
});

test('deleting a conversation deletes its turns with it', () => {
  addConversation('c1');
  store.insertTurn(turn('t1'));
  store.deleteConversation('c1');
  expect(store.turns('c1')).toEqual([]);
  expect(database.all('SELECT id FROM turns')).toEqual([]);
});

test('a turn needs its conversation', () => {
  expect(() => store.insertTurn(turn('t1', { conversationId: 'nowhere' }))).toThrow();
  expect(database.all('SELECT id FROM turns')).toEqual([]);
});

test('only running turns of processes that are gone become interrupted', () => {
  addConversation('c1');
  store.insertTurn(turn('mine'));
  store.insertTurn(turn('done', { status: 'completed' }));
  database.run(
    'INSERT INTO turns (id, conversation_id, question, status, owner_pid, created_at) VALUES ' +
      "('other', 'c1', 'q', 'running', 4242, 0)",
  );
  store.markInterrupted((pid) => pid === 4242);
  expect(Object.fromEntries(store.turns('c1').map(({ id, status }) => [id, status]))).toEqual({
    mine: 'interrupted',
    done: 'completed',
    other: 'running',
  });
  store.markInterrupted(() => false);
  expect(store.turns('c1').find(({ id }) => id === 'other')?.status).toBe('interrupted');
});
