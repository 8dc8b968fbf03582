import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import type { ChatService } from '../../../src/core/chat/chat-service';
import { AppError } from '../../../src/core/lib/errors';
import type { ChatEvent } from '../../../src/core/ports/chat-backend';
import { ChatTable, endOf } from '../../fakes/chat-table';
import { deferred, eventually } from '../../fakes/deferred';
import { answer, REFERENCE, ScriptedChatBackend, started } from '../../fakes/scripted-chat-backend';

const never = new Promise<never>(() => {});

let table: ChatTable;
beforeEach(() => {
  table = new ChatTable();
});

async function untilSeq(chat: ChatService, conversationId: string, seq: number): Promise<void> {
  for (let turns = 0; turns < 100 && chat.open(conversationId).turns[0]?.seq !== seq; turns += 1)
    await new Promise(setImmediate);
  expect(chat.open(conversationId).turns[0]?.seq).toBe(seq);
}

async function countSaves(stepMs: number, pieces: number): Promise<number> {
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
  const gates = Array.from({ length: pieces }, () => deferred());
  const { chat } = table.serve([
    started,
    ...gates.flatMap(({ promise }, at) => [promise, answer(String(at % 10))]),
    never,
  ]);
  let saves = 0;
  const original = table.store.saveProgress.bind(table.store);
  table.store.saveProgress = (turn) => {
    saves += 1;
    original(turn);
  };
  const { conversationId } = chat.send(chat.createConversation().id, 'x');
  for (const [at, gate] of gates.entries()) {
    table.clock.advance(stepMs);
    gate.resolve();
    await untilSeq(chat, conversationId, at + 1);
  }
  const counted = saves;
  vi.useRealTimers();
  await chat.dispose();
  return counted;
}

describe('progress on disk', () => {
  afterEach(() => vi.useRealTimers());

  test('is written at most every 500 ms, however many pieces come', async () => {
    expect(await countSaves(10, 200)).toBeLessThanOrEqual(4);
  });

  test('is written with every piece when they come slowly', async () => {
    expect(await countSaves(500, 6)).toBe(6);
  });

  test('does not lag behind for longer when the service falls silent', async () => {
    const { chat } = table.serve([started, answer('all there is'), never]);
    const turn = chat.send(chat.createConversation().id, 'x');
    await eventually(
      () => table.store.turns(turn.conversationId)[0]?.answer === 'all there is',
      'it is on disk',
      2000,
    );
    await chat.dispose();
  });

  test('a tool call that is on disk is not undone by what waited to be written', async () => {
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
    const wanted: ChatEvent = {
      type: 'tools-wanted',
      reference: REFERENCE,
      calls: [{ id: 'call-1', name: 'brew', arguments: '{}' }],
    };
    const backend = new ScriptedChatBackend([[started, answer('let me look'), wanted]], [[never]]);
    const chat = table.open(() => Promise.resolve(backend));
    const { id } = chat.send(chat.createConversation().id, 'x');
    while (backend.toolOutputs.length === 0) await new Promise(setImmediate);
    expect(table.store.turn(id)).toMatchObject({
      toolCalls: [{ id: 'call-1' }],
      remoteChatId: REFERENCE.chatId,
    });
    vi.advanceTimersByTime(1000);
    expect(table.store.turn(id)).toMatchObject({
      answer: 'let me look',
      toolCalls: [{ id: 'call-1' }],
    });
    vi.useRealTimers();
    await chat.dispose();
  });

  test('that cannot be written by the timer ends nothing; the next piece tells of it', async () => {
    const gate = deferred();
    const { chat } = table.serve([started, answer('a'), gate.promise, answer('b'), never]);
    const tried = deferred();
    table.store.saveProgress = () => {
      tried.resolve();
      throw new AppError('DISK_FULL');
    };
    const ended = endOf(chat);
    chat.send(chat.createConversation().id, 'x');
    await tried.promise;
    table.clock.advance(1000);
    gate.resolve();
    expect(await ended).toMatchObject({ status: 'failed', error: { code: 'DISK_FULL' } });
  });
});
