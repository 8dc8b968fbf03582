import * as fc from 'fast-check';
import { beforeEach, describe, expect, test } from 'vitest';
import { newToolCall } from '../../../src/core/ports/tool-backend';
import { TurnTrace } from '../../../src/core/chat/turn-trace';
import { AppError } from '../../../src/core/lib/errors';
import type { ChatEvent } from '../../../src/core/ports/chat-backend';
import type { StoredToolCall } from '../../../src/core/ports/tool-backend';
import type { StoredTurn } from '../../../src/core/ports/stored-turn';
import { askChat, ChatTable, endOf } from '../../fakes/chat-table';
import { deferred, eventually } from '../../fakes/deferred';
import { FakeClock } from '../../fakes/fake-clock';
import {
  answer,
  completed,
  REFERENCE,
  ScriptedChatBackend,
  started,
  type Script,
} from '../../fakes/scripted-chat-backend';

const toolsWanted: ChatEvent = {
  type: 'tools-wanted',
  reference: REFERENCE,
  calls: [{ id: 'k1', name: 'query', arguments: '{}' }],
};

let table: ChatTable;
beforeEach(() => {
  table = new ChatTable();
});

/** So much time passes before the next step of a script. */
const after = (milliseconds: number) => (): void => table.clock.advance(milliseconds);

const spans = ({ trace }: StoredTurn): string[] =>
  trace.map(({ name, startMs, endMs }) => `${name} ${startMs}-${endMs}`);

describe('of a turn', () => {
  test('connecting, the first byte, the answer and the whole are told and stored', async () => {
    const backend = new ScriptedChatBackend([
      [after(300), started, answer('a'), after(500), answer('b'), completed],
    ]);
    const chat = table.open(() => {
      table.clock.advance(40);
      return Promise.resolve(backend);
    });
    const turn = await askChat(chat);
    expect(spans(turn)).toEqual([
      'token 0-40',
      'first-byte 40-340',
      'stream 340-840',
      'total 0-840',
    ]);
    expect(table.store.turns(turn.conversationId)[0]?.trace).toEqual(turn.trace);
  });

  test('tools have a step of their own, each time', async () => {
    const asks: Script = [started, after(10), toolsWanted];
    const backend = new ScriptedChatBackend(
      [asks],
      [
        [after(200), answer('a'), after(5), toolsWanted],
        [after(70), answer('b'), completed],
      ],
    );
    const turn = await askChat(table.open(() => Promise.resolve(backend)));
    expect(spans(turn)).toEqual([
      'token 0-0',
      'first-byte 0-0',
      'stream 0-10',
      'tool 10-210',
      'stream 210-215',
      'tool 215-285',
      'stream 285-285',
      'tool-call 10-10',
      'tool-call 215-215',
      'total 0-285',
    ]);
  });

  test('the time in the queue counts from asking', async () => {
    const gate = deferred();
    const { chat } = table.serve([gate.promise, started, completed], [started, completed]);
    const { id } = chat.createConversation();
    chat.send(id, 'a');
    table.clock.advance(100);
    chat.send(id, 'b');
    table.clock.advance(900);
    gate.resolve();
    await eventually(() => table.store.turns(id)[1]?.status === 'completed', 'the second answer');
    const [, second] = table.store.turns(id);
    expect(second && spans(second)).toEqual([
      'queue 0-900',
      'token 900-900',
      'first-byte 900-900',
      'stream 900-900',
      'total 0-900',
    ]);
    expect(second?.trace[0]).toMatchObject({
      name: 'queue',
      waitedFor: table.store.turns(id)[0]?.id,
    });
  });

  test('without an earlier turn nothing is called waiting in the queue, however long it took to begin', () => {
    const clock = new FakeClock();
    const askedAt = clock.monotonic();
    clock.advance(7);
    const trace = new TurnTrace(clock, askedAt);
    trace.enter('token');
    clock.advance(3);
    expect(trace.finish()).toMatchObject([
      { name: 'token', startMs: 0, endMs: 10 },
      { name: 'total' },
    ]);
  });

  test('a failed turn ends with the step that failed', async () => {
    const failing = table.open(() => {
      table.clock.advance(30);
      return Promise.reject(new AppError('KEY_MISSING'));
    });
    expect(spans(await askChat(failing))).toEqual(['token 0-30', 'total 0-30']);
    const { chat } = table.serve([after(60), new AppError('TIMEOUT')]);
    expect(spans(await askChat(chat))).toEqual(['token 0-0', 'first-byte 0-60', 'total 0-60']);
  });

  test('a stopped one ends where it was stopped; one that never began has none', async () => {
    const { chat } = table.serve([started, new Promise<never>(() => {})]);
    const { id } = chat.createConversation();
    const first = chat.send(id, 'a');
    const second = chat.send(id, 'b');
    await eventually(() => chat.open(id).turns[0]?.remoteChatId === 'chat-1', 'the start');
    chat.cancel(second.id);
    table.clock.advance(80);
    const ended = endOf(chat);
    chat.cancel(first.id);
    expect(spans(await ended)).toEqual([
      'token 0-0',
      'first-byte 0-0',
      'stream 0-80',
      'total 0-80',
    ]);
    expect(table.store.turns(id)[1]?.trace).toEqual([]);
  });
});

describe('within the steps', () => {
  const record: StoredToolCall = {
    ...newToolCall({ id: 'k1', name: 'bot_name', arguments: '{"secret":"words"}' }),
    serverName: 'KAI',
    toolName: 'query',
  };

  test('calls are told with their repetitions, and where they began', () => {
    const clock = new FakeClock();
    const trace = new TurnTrace(clock, clock.monotonic());
    clock.advance(500);
    trace.recordCall({
      service: 'api',
      operation: '/v3/chat',
      outcome: 'ok',
      ms: 100,
      totalMs: 400,
      retries: 2,
      bytesOut: 1,
      bytesIn: 1,
      turnId: 't1',
      logid: 'l1',
    });
    expect(trace.finish()).toContainEqual({
      name: 'call',
      startMs: 100,
      endMs: 500,
      service: 'api',
      operation: '/v3/chat',
      outcome: 'ok',
      retries: 2,
      logid: 'l1',
    });
  });

  test('a tool call is told once, the time a person was asked beside it, nothing of its arguments', () => {
    const clock = new FakeClock();
    const trace = new TurnTrace(clock, clock.monotonic());
    trace.recordTool({ ...record, status: 'waiting-approval' });
    clock.advance(300);
    trace.recordTool({ ...record, status: 'running', approval: 'once' });
    clock.advance(200);
    const ended: StoredToolCall = {
      ...record,
      status: 'failed',
      ms: 500,
      error: { code: 'TOOL_TIMEOUT', params: {}, layer: 'tool', logid: null },
    };
    trace.recordTool(ended);
    trace.recordTool(ended);
    const told = trace.finish();
    expect(told.slice(1, -1)).toEqual([
      {
        name: 'approval',
        startMs: 0,
        endMs: 300,
        serverName: 'KAI',
        toolName: 'query',
        outcome: 'once',
        code: null,
      },
      {
        name: 'tool-call',
        startMs: 0,
        endMs: 500,
        serverName: 'KAI',
        toolName: 'query',
        outcome: 'failed',
        code: 'TOOL_TIMEOUT',
      },
    ]);
    expect(JSON.stringify(told)).not.toContain('words');
  });

  test('a turn that calls without end keeps only so many', () => {
    const clock = new FakeClock();
    const trace = new TurnTrace(clock, clock.monotonic());
    for (let number = 0; number < 1000; number += 1)
      trace.recordCall({
        service: 'api',
        operation: '/x',
        outcome: 'ok',
        ms: 1,
        totalMs: 1,
        retries: 0,
        bytesOut: 0,
        bytesIn: 0,
      });
    expect(trace.finish().length).toBeLessThan(210);
  });
});

test('the steps follow each other without a gap and fill the whole', () => {
  const steps = fc.array(
    fc.tuple(fc.constantFrom('queue', 'token', 'first-byte', 'stream', 'tool'), fc.nat(1000)),
    { minLength: 1, maxLength: 20 },
  );
  fc.assert(
    fc.property(steps, (walk) => {
      const clock = new FakeClock();
      const trace = new TurnTrace(clock, clock.monotonic(), 'earlier');
      for (const [step, milliseconds] of walk) {
        trace.enter(step);
        clock.advance(milliseconds);
      }
      const told = trace.finish();
      const inner = told.slice(0, -1);
      const total = walk.reduce((sum, [, milliseconds]) => sum + milliseconds, 0);
      expect(told.at(-1)).toEqual({
        name: 'total',
        startMs: 0,
        endMs: total,
        askedAt: new Date(clock.now() - total).toISOString(),
      });
      expect(inner.map(({ startMs }) => startMs)).toEqual(
        [0, ...inner.map(({ endMs }) => endMs)].slice(0, inner.length),
      );
      expect(inner.at(-1)?.endMs ?? 0).toBe(total);
    }),
  );
});
