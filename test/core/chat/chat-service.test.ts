import { beforeEach, describe, expect, test } from 'vitest';
import { TOOL_ROUNDS_MAX } from '../../../src/core/chat/tool-bridge';
import { AppError } from '../../../src/core/lib/errors';
import type { ChatBackend, ChatEvent } from '../../../src/core/ports/chat-backend';
import type { StoredTurn } from '../../../src/core/ports/stored-turn';
import type { ChatDelta } from '../../../src/shared/model/chat';
import { appErrorIn } from '../../fakes/app-error-of';
import { askChat, ChatTable, endOf } from '../../fakes/chat-table';
import { deferred, eventually } from '../../fakes/deferred';
import {
  answer,
  completed,
  REFERENCE,
  ScriptedChatBackend,
  started,
} from '../../fakes/scripted-chat-backend';

const never = new Promise<never>(() => {});
const toolsWanted: ChatEvent = {
  type: 'tools-wanted',
  reference: REFERENCE,
  calls: [{ id: 'k1', name: 'query', arguments: '{"a":1}' }],
};

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

describe('failing', () => {
  test('keeps what has arrived, and the error with its logid', async () => {
    const { chat } = table.serve([
      started,
      answer('half'),
      new AppError('MODEL_FAILED', { logid: 'log-1', params: { detail: 'x' } }),
    ]);
    const turn = await askChat(chat);
    const error = { code: 'MODEL_FAILED', params: { detail: 'x' }, layer: 'coze', logid: 'log-1' };
    expect(turn).toMatchObject({ status: 'failed', answer: 'half', error });
    expect(table.store.turns(turn.conversationId)).toMatchObject([
      { status: 'failed', answer: 'half', error },
    ]);
  });

  test('to connect is a failed turn as well', async () => {
    expect(
      await askChat(table.open(() => Promise.reject(new AppError('KEY_MISSING')))),
    ).toMatchObject({ status: 'failed', error: { code: 'KEY_MISSING' } });
  });

  test('a service that simply stops is a broken stream', async () => {
    const { chat } = table.serve([started, answer('half')]);
    expect(await askChat(chat)).toMatchObject({
      status: 'failed',
      answer: 'half',
      error: { code: 'STREAM_BROKEN' },
    });
  });

  test('a bug becomes INTERNAL without words', async () => {
    const turn = await askChat(table.open(() => Promise.reject(new TypeError('canary'))));
    expect(turn.error).toEqual({ code: 'INTERNAL', params: {}, layer: 'app', logid: null });
  });

  test('to store the end is logged and still announced', async () => {
    const gate = deferred();
    const { chat } = table.serve([started, gate.promise, answer('a'), completed]);
    const ended = endOf(chat);
    chat.send(chat.createConversation().id, 'x');
    await new Promise(setImmediate);
    table.database.exec('DROP TABLE turns');
    gate.resolve();
    expect((await ended).status).toBe('completed');
    expect(table.logger.lines.filter(({ level }) => level === 'error')).toMatchObject([
      { message: 'turn not stored' },
    ]);
  });
});

describe('a conversation the service has forgotten', () => {
  test('is begun anew and its new name kept', async () => {
    const { chat, backend } = table.serve(
      [started, completed],
      [new AppError('REMOTE_CONVERSATION_NOT_FOUND')],
      [
        { type: 'started', reference: { conversationId: 'remote-2', chatId: 'chat-2' } },
        answer('new'),
        completed,
      ],
    );
    const { conversationId } = await askChat(chat);
    expect(await askChat(chat, 'b', conversationId)).toMatchObject({
      status: 'completed',
      answer: 'new',
      remoteChatId: 'chat-2',
    });
    expect(backend.questions.map((question) => question.conversationId)).toEqual([
      null,
      'remote-1',
      null,
    ]);
    expect(
      table.store.turns(conversationId).map(({ remoteConversationId }) => remoteConversationId),
    ).toEqual(['remote-1', 'remote-2']);
  });

  test('is not tried for ever', async () => {
    const { chat, backend } = table.serve(
      [started, completed],
      [new AppError('REMOTE_CONVERSATION_NOT_FOUND')],
    );
    const { conversationId } = await askChat(chat);
    expect(await askChat(chat, 'b', conversationId)).toMatchObject({
      status: 'failed',
      error: { code: 'REMOTE_CONVERSATION_NOT_FOUND' },
    });
    expect(backend.questions).toHaveLength(3);
  });

  test('after the answer had begun is a failure, not a second answer', async () => {
    const { chat, backend } = table.serve(
      [started, completed],
      [started, answer('a'), new AppError('REMOTE_CONVERSATION_NOT_FOUND')],
    );
    const { conversationId } = await askChat(chat);
    expect((await askChat(chat, 'b', conversationId)).status).toBe('failed');
    expect(backend.questions).toHaveLength(2);
  });
});

describe('cancelling', () => {
  test('stops at once, keeps what has arrived, and tells the service', async () => {
    const { chat, backend } = table.serve([started, answer('half'), never]);
    const ended = endOf(chat);
    const turn = chat.send(chat.createConversation().id, 'x');
    await eventually(
      () => chat.open(turn.conversationId).turns[0]?.answer === 'half',
      'the first piece',
    );
    chat.cancel(turn.id);
    expect(await ended).toMatchObject({ status: 'stopped', answer: 'half', error: null });
    expect(backend.cancelled).toEqual([REFERENCE]);
    expect(table.store.turns(turn.conversationId)).toMatchObject([
      { status: 'stopped', answer: 'half' },
    ]);
  });

  test('does not wait for the service', async () => {
    const { chat, backend } = table.serve([started, never]);
    backend.cancelAnswer = never;
    const ended = endOf(chat);
    const turn = chat.send(chat.createConversation().id, 'x');
    await eventually(
      () => chat.open(turn.conversationId).turns[0]?.remoteChatId === 'chat-1',
      'the start',
    );
    chat.cancel(turn.id);
    expect((await ended).status).toBe('stopped');
  });

  test('while the connection is still being made stops at once too, and nothing is asked', async () => {
    const connecting = deferred<ChatBackend>();
    const chat = table.open(() => connecting.promise);
    const ended = endOf(chat);
    const turn = chat.send(chat.createConversation().id, 'x');
    chat.cancel(turn.id);
    expect((await ended).status).toBe('stopped');
    const late = new ScriptedChatBackend([[started, completed]]);
    connecting.resolve(late);
    await new Promise(setImmediate);
    expect(late.questions).toEqual([]);
  });

  test('twice, or of a turn that is over or unknown, does nothing', async () => {
    const { chat, backend } = table.serve([started, completed]);
    const turn = await askChat(chat);
    chat.cancel(turn.id);
    chat.cancel('unknown');
    expect(table.store.turns(turn.conversationId)[0]?.status).toBe('completed');
    expect(backend.cancelled).toEqual([]);
  });

  test(
    'the next question waits until the service has taken the cancel, so that it is not ' +
      'refused as busy',
    async () => {
      const { chat, backend } = table.serve([started, never], [started, answer('b'), completed]);
      const taken = deferred();
      backend.cancelAnswer = taken.promise;
      const first = chat.send(chat.createConversation().id, 'a');
      await eventually(
        () => chat.open(first.conversationId).turns[0]?.remoteChatId === 'chat-1',
        'the start',
      );
      const stopped = endOf(chat);
      chat.cancel(first.id);
      await stopped;
      const ended = endOf(chat);
      chat.send(first.conversationId, 'b');
      await new Promise((resolve) => setTimeout(resolve, 10));
      expect(backend.questions).toHaveLength(1);
      taken.resolve();
      expect(await ended).toMatchObject({ status: 'completed', answer: 'b' });
    },
  );

  test('dispose gives the service a moment to take the cancel, but no more', async () => {
    const { chat, backend } = table.serve([started, never]);
    const taken = deferred();
    backend.cancelAnswer = taken.promise;
    const turn = chat.send(chat.createConversation().id, 'a');
    await eventually(
      () => chat.open(turn.conversationId).turns[0]?.remoteChatId === 'chat-1',
      'the start',
    );
    let isDisposed = false;
    const disposing = chat.dispose().then(() => (isDisposed = true));
    await new Promise((resolve) => setTimeout(resolve, 10));
    expect(isDisposed).toBe(false);
    taken.resolve();
    await disposing;

    const { chat: second, backend: deaf } = table.serve([started, never]);
    deaf.cancelAnswer = never;
    const other = second.send(second.createConversation().id, 'a');
    await eventually(
      () => second.open(other.conversationId).turns[0]?.remoteChatId === 'chat-1',
      'the start',
    );
    await second.dispose();
    expect(table.store.turns(other.conversationId)[0]?.status).toBe('stopped');
  });

  test('dispose stops all that runs and stores it', async () => {
    const { chat } = table.serve([started, answer('half'), never]);
    const ids = [chat.createConversation().id, chat.createConversation().id];
    for (const id of ids) chat.send(id, 'x');
    await eventually(
      () => ids.every((id) => chat.open(id).turns[0]?.answer === 'half'),
      'both answers',
    );
    await chat.dispose();
    for (const id of ids)
      expect(table.store.turns(id)).toMatchObject([{ status: 'stopped', answer: 'half' }]);
  });
});

describe('tools', () => {
  test('without a KAI server the bot is told so, and the calls are kept with the turn', async () => {
    const backend = new ScriptedChatBackend(
      [[started, toolsWanted]],
      [[answer('without'), completed]],
    );
    const turn = await askChat(table.open(() => Promise.resolve(backend)));
    expect(turn).toMatchObject({
      status: 'completed',
      answer: 'without',
      toolCalls: [{ id: 'k1', name: 'query', arguments: '{"a":1}' }],
    });
    expect(backend.toolOutputs).toHaveLength(1);
    expect(JSON.parse(backend.toolOutputs[0]?.[0]?.output ?? '')).toMatchObject({
      error: 'tool_unavailable',
    });
    expect(table.store.turns(turn.conversationId)[0]?.toolCalls).toHaveLength(1);
  });

  test('a bot that asks for ever is stopped after a fixed number of rounds', async () => {
    const backend = new ScriptedChatBackend([[started, toolsWanted]], [[toolsWanted]]);
    const turn = await askChat(table.open(() => Promise.resolve(backend)));
    expect(turn).toMatchObject({
      status: 'failed',
      error: { code: 'TOOL_ROUNDS_EXCEEDED', params: { rounds: TOOL_ROUNDS_MAX } },
    });
    expect(backend.toolOutputs).toHaveLength(TOOL_ROUNDS_MAX);
    expect(turn.toolCalls).toHaveLength(TOOL_ROUNDS_MAX);
  });

  test('a stop during a tool round tells the service', async () => {
    const backend = new ScriptedChatBackend([[started, toolsWanted]], [[never]]);
    const chat = table.open(() => Promise.resolve(backend));
    const ended = endOf(chat);
    const turn = chat.send(chat.createConversation().id, 'x');
    await eventually(() => backend.toolOutputs.length === 1, 'the tool round');
    chat.cancel(turn.id);
    expect((await ended).status).toBe('stopped');
    expect(backend.cancelled).toEqual([REFERENCE]);
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
