import { beforeEach, describe, expect, test } from 'vitest';
import { AppError } from '../../../src/core/lib/errors';
import type { StoredTurn } from '../../../src/core/ports/stored-turn';
import type { ChatDelta } from '../../../src/shared/model/chat';
import { appErrorIn } from '../../fakes/app-error-of';
import { askChat, ChatTable, endOf } from '../../fakes/chat-table';
import { deferred, eventually } from '../../fakes/deferred';
import { answer, completed, started } from '../../fakes/scripted-chat-backend';

const never = new Promise<never>(() => {});

let table: ChatTable;
beforeEach(() => {
  table = new ChatTable();
});

describe('sending', () => {
  test('stores the question before anything is asked, and answers at once', () => {
    let seenAtConnect: StoredTurn[] = [];
    const chat = table.open(() => {
      seenAtConnect = table.store.turns(id);
      return never;
    });
    const { id } = chat.createConversation();
    const turn = chat.send(id, '手冲');
    expect(turn).toMatchObject({
      conversationId: id,
      question: '手冲',
      status: 'running',
      answer: '',
      seq: 0,
    });
    expect(seenAtConnect).toMatchObject([{ id: turn.id, question: '手冲', status: 'running' }]);
  });

  test('the answer is announced piece by piece, stored, and told as a whole', async () => {
    const { chat, backend } = table.serve([
      started,
      answer('手'),
      { type: 'reasoning', text: '想', receivedAt: 7 },
      answer('冲'),
      { type: 'follow-up', text: '水温?' },
      completed,
    ]);
    const deltas: ChatDelta[] = [];
    chat.deltas.on((delta) => deltas.push(delta));
    const turn = await askChat(chat);
    expect(turn).toMatchObject({
      status: 'completed',
      answer: '手冲',
      reasoning: '想',
      followUps: ['水温?'],
      seq: 3,
      remoteChatId: 'chat-1',
      usage: { total: 3 },
    });
    expect(deltas.map(({ seq, answer: text, reasoning }) => [seq, text, reasoning])).toEqual([
      [1, '手', ''],
      [2, '', '想'],
      [3, '冲', ''],
    ]);
    expect(table.store.turns(turn.conversationId)).toEqual([turn]);
    expect(backend.questions).toEqual([
      { text: '你好', userId: 'coffee-salon', conversationId: null },
    ]);
  });

  test('the next question goes to the same conversation of the service', async () => {
    const { chat, backend } = table.serve([started, completed]);
    const { conversationId } = await askChat(chat);
    await askChat(chat, '再问', conversationId);
    expect(backend.questions.map((question) => question.conversationId)).toEqual([
      null,
      'remote-1',
    ]);
  });

  test('one at a time in a conversation, any number beside each other', async () => {
    const { chat } = table.serve([started, never]);
    const [first, second] = [chat.createConversation().id, chat.createConversation().id];
    expect([
      chat.send(first, 'a').status,
      chat.send(first, 'b').status,
      chat.send(second, 'c').status,
    ]).toEqual(['running', 'queued', 'running']);
    await chat.dispose();
  });

  test('into a conversation that does not exist, or without a profile, is refused', () => {
    const { chat } = table.serve([completed]);
    expect(appErrorIn(() => chat.send('nowhere', 'a')).code).toBe('CONVERSATION_MISSING');
    table.profileId = null;
    expect(appErrorIn(() => chat.createConversation()).code).toBe('NOT_CONFIGURED');
  });

  test('a failed turn does not block the next one', async () => {
    const { chat } = table.serve(
      [started, new AppError('STREAM_BROKEN')],
      [started, answer('ok'), completed],
    );
    const { conversationId, status } = await askChat(chat);
    expect(status).toBe('failed');
    expect((await askChat(chat, 'b', conversationId)).status).toBe('completed');
  });

  test('the title is the first line of the first question, cut at a whole character', async () => {
    const { chat } = table.serve([started, completed]);
    const { conversationId } = await askChat(chat, `  ${'👨‍👩‍👧'.repeat(50)}\nsecond line`);
    await askChat(chat, 'other', conversationId);
    expect(chat.conversations.value[0]?.title).toBe(`${'👨‍👩‍👧'.repeat(40)}…`);
  });
});

describe('opening', () => {
  test('in the middle of an answer shows what has come, with the number of its last piece', async () => {
    const { chat } = table.serve([started, answer('a'), answer('b'), never]);
    const { conversationId } = chat.send(chat.createConversation().id, 'x');
    await eventually(() => chat.open(conversationId).turns[0]?.seq === 2, 'two pieces');
    expect(chat.open(conversationId).turns).toMatchObject([
      { answer: 'ab', status: 'running', seq: 2 },
    ]);
    await chat.dispose();
  });

  test('tells nothing of the service’s own ids in the conversation, nor which branch is shown', async () => {
    const { chat } = table.serve([started, completed]);
    const { conversationId } = await askChat(chat);
    expect(Object.keys(chat.open(conversationId).conversation).toSorted()).toEqual([
      'createdAt',
      'id',
      'pinned',
      'title',
      'updatedAt',
      'userId',
    ]);
    expect(appErrorIn(() => chat.open('nowhere')).code).toBe('CONVERSATION_MISSING');
  });
});

describe('the list', () => {
  test('holds the conversations of the active profile, the last used one first', async () => {
    const { chat } = table.serve([started, completed]);
    const first = chat.createConversation().id;
    table.clock.advance(1000);
    const second = chat.createConversation().id;
    expect(chat.conversations.value.map(({ id }) => id)).toEqual([second, first]);
    table.clock.advance(1000);
    await askChat(chat, 'x', first);
    expect(chat.conversations.value.map(({ id }) => id)).toEqual([first, second]);
    table.profileId = 'p2';
    chat.refresh();
    expect(chat.conversations.value).toEqual([]);
  });

  test('follows renaming; renaming what does not exist is refused', () => {
    const { chat } = table.serve([completed]);
    const { id } = chat.createConversation();
    chat.renameConversation(id, '新名字');
    expect(chat.conversations.value).toMatchObject([{ title: '新名字' }]);
    expect(appErrorIn(() => chat.renameConversation('nowhere', 'x')).code).toBe(
      'CONVERSATION_MISSING',
    );
  });
});

describe('deleting', () => {
  test('while an answer runs stops it, tells the service, and nothing comes back', async () => {
    const { chat, backend } = table.serve([started, answer('a'), never]);
    const { conversationId } = chat.send(chat.createConversation().id, 'x');
    await eventually(() => chat.open(conversationId).turns[0]?.answer === 'a', 'the first piece');
    const ended = endOf(chat);
    chat.deleteConversation(conversationId);
    expect((await ended).status).toBe('stopped');
    expect(backend.cancelled).toHaveLength(1);
    expect(chat.conversations.value).toEqual([]);
    expect(table.store.turns(conversationId)).toEqual([]);
    expect(appErrorIn(() => chat.open(conversationId)).code).toBe('CONVERSATION_MISSING');
  });

  test('what does not exist is harmless', () => {
    const { chat } = table.serve([completed]);
    expect(() => chat.deleteConversation('nowhere')).not.toThrow();
  });
});

test('turns that ran when the app ended are interrupted, with what was stored of them', () => {
  const { chat } = table.serve([started, never]);
  const turn = chat.send(chat.createConversation().id, 'x');
  table.store.saveProgress({ ...turn, answer: 'half', seq: 3 });
  table.serve([completed]);
  expect(table.store.turns(turn.conversationId)).toMatchObject([
    { status: 'interrupted', answer: 'half', seq: 3 },
  ]);
});

test('the log tells when a turn began and how it ended, and nothing of what was said', async () => {
  const { chat } = table.serve([
    started,
    answer('canary answer'),
    new AppError('STREAM_STALLED', { params: { seconds: 30 } }),
  ]);
  await askChat(chat, 'canary question');
  expect(table.logger.lines).toMatchObject([
    { message: 'turn began' },
    { message: 'turn ended', fields: { status: 'failed', code: 'STREAM_STALLED' } },
  ]);
  expect(JSON.stringify(table.logger.lines)).not.toContain('canary');
});

describe('pinning', () => {
  test('keeps a conversation at the top, also after the next start, until it is taken back', () => {
    const { chat } = table.serve([completed]);
    const first = chat.createConversation().id;
    table.clock.advance(1000);
    const second = chat.createConversation().id;
    chat.pinConversation(first, true);
    expect(chat.conversations.value.map(({ id, pinned }) => [id, pinned])).toEqual([
      [first, true],
      [second, false],
    ]);
    expect(table.serve([completed]).chat.conversations.value.map(({ id }) => id)).toEqual([
      first,
      second,
    ]);
    chat.pinConversation(first, false);
    expect(chat.conversations.value.map(({ id }) => id)).toEqual([second, first]);
  });

  test('what does not exist is refused', () => {
    const { chat } = table.serve([completed]);
    expect(appErrorIn(() => chat.pinConversation('nowhere', true)).code).toBe(
      'CONVERSATION_MISSING',
    );
  });
});

describe('marks', () => {
  test('are kept with the turn; what is left out stays', async () => {
    const { chat } = table.serve([started, answer('a'), completed]);
    const { id, conversationId } = await askChat(chat);
    expect(chat.markTurn(id, { bookmarked: true })).toMatchObject({
      bookmarked: true,
      rating: null,
      answer: 'a',
    });
    expect(chat.markTurn(id, { rating: 'up' })).toMatchObject({ bookmarked: true, rating: 'up' });
    expect(chat.markTurn(id, { rating: null })).toMatchObject({ bookmarked: true, rating: null });
    expect(chat.open(conversationId).turns).toMatchObject([{ bookmarked: true, rating: null }]);
    expect(appErrorIn(() => chat.markTurn('nowhere', { rating: 'up' })).code).toBe('TURN_MISSING');
  });

  test('set while the answer is still coming survive its end', async () => {
    const gate = deferred();
    const { chat } = table.serve([started, gate.promise, answer('a'), completed]);
    const ended = endOf(chat);
    const { id, conversationId } = chat.send(chat.createConversation().id, 'x');
    chat.markTurn(id, { bookmarked: true, rating: 'down' });
    gate.resolve();
    expect(await ended).toMatchObject({ status: 'completed', bookmarked: true, rating: 'down' });
    expect(table.store.turns(conversationId)).toMatchObject([
      { answer: 'a', bookmarked: true, rating: 'down' },
    ]);
  });

  test('bookmarks are listed for the active profile, newest first, with the beginning of the answer', async () => {
    const { chat } = table.serve([started, answer('答'.repeat(300)), completed]);
    const first = await askChat(chat, '一');
    table.clock.advance(1000);
    const second = await askChat(chat, '二');
    await askChat(chat, '三');
    for (const { id } of [first, second]) chat.markTurn(id, { bookmarked: true });
    expect(
      chat
        .bookmarks()
        .map(({ turnId, conversationTitle, question }) => [turnId, conversationTitle, question]),
    ).toEqual([
      [second.id, '二', '二'],
      [first.id, '一', '一'],
    ]);
    expect(chat.bookmarks()[0]?.excerpt).toBe('答'.repeat(200));
    table.profileId = 'p2';
    expect(chat.bookmarks()).toEqual([]);
  });
});
