import { beforeEach, describe, expect, test } from 'vitest';
import { TOOL_ROUNDS_MAX } from '../../../src/core/chat/tool-bridge';
import { AppError } from '../../../src/core/lib/errors';
import type { ChatBackend, ChatEvent } from '../../../src/core/ports/chat-backend';
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
