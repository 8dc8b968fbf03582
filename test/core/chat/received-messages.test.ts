import { expect, test } from 'vitest';
import type { ChatService } from '../../../src/core/chat/chat-service';
import type { ChatStore } from '../../../src/core/chat/store/chat-store';
import { appErrorIn } from '../../fakes/app-error-of';
import { ChatTable } from '../../fakes/chat-table';

function chatOf(profileId: string | null): {
  chat: ChatService;
  store: ChatStore;
  table: ChatTable;
} {
  const table = new ChatTable();
  table.profileId = profileId;
  return {
    table,
    store: table.store,
    chat: table.open(() => Promise.reject(new Error('not here'))),
  };
}

test(
  'a message of a conversation that is not known begins one, marked as from a webhook; the ' +
    'next one goes on in it',
  () => {
    const { chat } = chatOf('p1');
    const heard: string[] = [];
    chat.received.on(({ answer }) => heard.push(answer));
    const first = chat.receiveMessage('t1', 'conv_123', 'Hello from Coze\nsecond line');
    const second = chat.receiveMessage('t2', 'conv_123', 'And again');
    expect(chat.conversations.value).toMatchObject([
      { title: 'Hello from Coze', fromWebhook: true },
    ]);
    expect(second.conversationId).toBe(first.conversationId);
    const { turns, activeTurnId } = chat.open(first.conversationId);
    expect(turns).toMatchObject([
      {
        id: 't1',
        question: '',
        answer: 'Hello from Coze\nsecond line',
        status: 'completed',
        parentTurnId: null,
        remoteConversationId: 'conv_123',
      },
      {
        id: 't2',
        question: '',
        answer: 'And again',
        parentTurnId: 't1',
        remoteConversationId: 'conv_123',
      },
    ]);
    expect(activeTurnId).toBe('t2');
    expect(heard).toEqual(['Hello from Coze\nsecond line', 'And again']);
  },
);

test('the same message is taken once, however often it comes', () => {
  const { chat } = chatOf('p1');
  const heard: string[] = [];
  chat.received.on(({ id }) => heard.push(id));
  const [one, two] = [chat.receiveMessage('t1', 'c', 'x'), chat.receiveMessage('t1', 'c', 'x')];
  expect(two.conversationId).toBe(one.conversationId);
  expect([heard, chat.open(one.conversationId).turns.length]).toEqual([['t1'], 1]);
});

test('the log names the turn of a message once, and nothing of what it says', () => {
  const { chat, table } = chatOf('p1');
  const { conversationId } = chat.receiveMessage('webhook-d1', 'c', 'canary');
  chat.receiveMessage('webhook-d1', 'c', 'canary');
  expect(table.logger.lines).toEqual([
    {
      level: 'info',
      message: 'message received',
      fields: { turn: 'webhook-d1', conversation: conversationId },
    },
  ]);
});

test('a message reaches the conversation the person began, in the profile that is active, and no other', () => {
  const { chat, store, table } = chatOf('p1');
  const own = chat.createConversation();
  store.insertTurn({
    ...chat.receiveMessage('seed', null, 'seed'),
    id: 'asked',
    conversationId: own.id,
    question: '水温多少？',
    answer: '',
    status: 'running',
  });
  const asked = store.turn('asked');
  if (!asked) throw new Error('not stored');
  store.saveProgress({ ...asked, status: 'completed', remoteConversationId: 'remote-1' });
  expect([chat.localIdOf(own.id), chat.localIdOf('remote-1')]).toEqual([own.id, own.id]);
  expect(chat.receiveMessage('t1', 'remote-1', '九十二度').conversationId).toBe(own.id);
  expect(chat.open(own.id).turns.at(-1)).toMatchObject({
    parentTurnId: 'asked',
    answer: '九十二度',
  });
  table.profileId = 'p2';
  chat.refresh();
  expect(chat.receiveMessage('t2', 'remote-1', 'other').conversationId).not.toBe(own.id);
  table.profileId = null;
  expect(appErrorIn(() => chat.receiveMessage('t3', 'remote-1', 'nobody'))).toMatchObject({
    code: 'NOT_CONFIGURED',
  });
});

test('a received message is found by search', () => {
  const { chat } = chatOf('p1');
  chat.receiveMessage('t1', 'c', '耶加雪菲到货了');
  expect(chat.search('耶加雪菲', 5)).toMatchObject([{ turnId: 't1', part: 'answer' }]);
});
