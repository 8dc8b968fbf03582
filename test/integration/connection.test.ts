import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { ChatEvent, Question } from '../../src/core/ports/chat-backend';
import { runChecks } from '../../src/core/health/doctor';
import type { Connection } from '../../src/core/app/connection/connection';
import type { RunningSandbox, SandboxOptions } from '../../src/sandbox/start-sandbox';
import { appErrorOf } from '../fakes/app-error-of';
import { eventually } from '../fakes/deferred';
import { openConnection, profileOf, unlimitedSettings } from '../fakes/open-connection';
import { startTestSandbox } from '../fakes/start-test-sandbox';

let sandbox: RunningSandbox;
afterEach(() => sandbox.close());

async function start(options: Partial<SandboxOptions> = {}): Promise<RunningSandbox> {
  sandbox = await startTestSandbox(options);
  return sandbox;
}

const QUESTION: Question = {
  text: '手冲咖啡的水温是多少？',
  conversationId: null,
  userId: 'tester',
};

async function ask(
  connection: Connection,
  question = QUESTION,
  signal = new AbortController().signal,
): Promise<ChatEvent[]> {
  const events: ChatEvent[] = [];
  for await (const event of connection.chat.ask(question, signal)) events.push(event);
  return events;
}

describe('tokens the server no longer accepts', () => {
  beforeEach(() => start());

  test('an ordinary call is repeated with a new one', async () => {
    const connection = openConnection(sandbox);
    await connection.tokens.get();
    sandbox.inspect.revokeTokens();
    expect((await connection.validateToken()).valid).toBe(true);
    expect(sandbox.inspect.tokenRequests()).toBe(2);
    expect(sandbox.inspect.requestCount('/v1/users/me')).toBe(2);
  });

  test('a chat, which Coze refuses with HTTP 200 and 4101, is repeated too', async () => {
    const connection = openConnection(sandbox);
    await connection.tokens.get();
    sandbox.inspect.revokeTokens();
    expect((await ask(connection)).at(-1)?.type).toBe('completed');
    expect(sandbox.inspect.tokenRequests()).toBe(2);
    expect(sandbox.inspect.requestCount('/v3/chat')).toBe(2);
  });

  test('50 calls at once share one renewal', async () => {
    const connection = openConnection(sandbox);
    await connection.tokens.get();
    sandbox.inspect.revokeTokens();
    const verdicts = await Promise.all(
      Array.from({ length: 50 }, () => connection.validateToken()),
    );
    expect(verdicts.every(({ valid }) => valid)).toBe(true);
    expect(sandbox.inspect.tokenRequests()).toBe(2);
  });
});

describe('a personal access token', () => {
  test('works in the place of a key', async () => {
    await start();
    const connection = openConnection(sandbox, {
      profile: profileOf(sandbox, { auth: 'pat' }),
      secret: { kind: 'pat', value: sandbox.coze.pat },
    });
    expect((await ask(connection)).at(-1)?.type).toBe('completed');
    expect(sandbox.inspect.tokenRequests()).toBe(0);
    const results = await runChecks(connection.checks, new AbortController().signal);
    expect(results.map(({ id, status }) => `${id} ${status}`)).toEqual([
      'key skip',
      'fingerprint skip',
      'clock ok',
      'jwt skip',
      'region skip',
      'token ok',
      'scope ok',
      'workspace ok',
      'bot ok',
      'published ok',
      'stream ok',
    ]);
  });

  test('that is wrong is told as such, and the later checks are skipped because of it', async () => {
    await start();
    const connection = openConnection(sandbox, {
      profile: profileOf(sandbox, { auth: 'pat' }),
      secret: { kind: 'pat', value: 'pat_wrong0123456789' },
    });
    const results = await runChecks(connection.checks, new AbortController().signal);
    expect(results.map(({ id, status, skippedBecause }) => [id, status, skippedBecause])).toEqual([
      ['key', 'skip', null],
      ['fingerprint', 'skip', null],
      ['clock', 'ok', null],
      ['jwt', 'skip', null],
      ['region', 'skip', null],
      ['token', 'fail', null],
      ['scope', 'skip', 'token'],
      ['workspace', 'skip', 'token'],
      ['bot', 'skip', 'token'],
      ['published', 'skip', 'token'],
      ['stream', 'skip', 'token'],
    ]);
    expect((await appErrorOf(ask(connection))).code).toBe('TOKEN_INVALID');
  });
});

async function botResults(change: object): Promise<Record<string, string>> {
  await start();
  const results = await runChecks(
    openConnection(sandbox, { profile: profileOf(sandbox, change) }).checks,
    new AbortController().signal,
  );
  return Object.fromEntries(
    results.map(({ id, status, error, skippedBecause }) => [
      id,
      error?.code ?? skippedBecause ?? status,
    ]),
  );
}

describe('the bot', () => {
  test('that is there is named, and a first piece of its answer comes', async () => {
    expect(await botResults({})).toMatchObject({
      key: 'ok',
      fingerprint: 'ok',
      workspace: 'ok',
      bot: 'ok',
      published: 'ok',
      stream: 'ok',
    });
  });

  test('that does not exist is told by the bot check', async () => {
    expect(await botResults({ botId: '7400000000000000000' })).toMatchObject({
      token: 'ok',
      scope: 'ok',
      workspace: 'warn',
      bot: 'BOT_NOT_FOUND',
      published: 'bot',
      stream: 'bot',
    });
  });

  test('that is not published is told with its own remedy', async () => {
    await start();
    const results = await runChecks(
      openConnection(sandbox, {
        profile: profileOf(sandbox, { botId: sandbox.coze.unpublishedBotId }),
      }).checks,
      new AbortController().signal,
    );
    const byId = Object.fromEntries(
      results.map(({ id, status, error, params, skippedBecause }) => [
        id,
        error?.code ?? skippedBecause ?? params?.['name'] ?? status,
      ]),
    );
    expect(byId).toMatchObject({
      workspace: '沙箱空间',
      published: 'BOT_NOT_PUBLISHED',
      stream: 'published',
    });
    expect(byId['bot']).not.toBe(sandbox.coze.unpublishedBotId);
  });

  test('is named by its name', async () => {
    await start();
    const results = await runChecks(openConnection(sandbox).checks, new AbortController().signal);
    expect(String(results.find(({ id }) => id === 'bot')?.params?.['name'])).not.toBe(
      sandbox.coze.botId,
    );
  });

  test('is stopped after the first piece of the stream check', async () => {
    await start({ tokenDelayMs: 20 });
    await runChecks(openConnection(sandbox).checks, new AbortController().signal);
    expect(sandbox.inspect.cancelledChats()).toHaveLength(1);
  });
});

const answerIn = (events: ChatEvent[]): string =>
  events.map((event) => (event.type === 'answer' ? event.text : '')).join('');

describe('a server that fails', () => {
  test.each([
    [
      'a stream broken before the chat began',
      { path: '/v3/chat', action: { type: 'drop_after_bytes', bytes: 100 } },
      ['CONNECTION_RESET', 'STREAM_BROKEN'],
    ],
    [
      'an answer that is no answer',
      { path: '/v3/chat', action: { type: 'garbage' } },
      ['NOT_COZE_RESPONSE'],
    ],
    [
      'a page with the type of a stream',
      { path: '/v3/chat', action: { type: 'garbage', contentType: 'text/event-stream' } },
      ['STREAM_BROKEN'],
    ],
    [
      'a service that is down',
      { path: '/v3/chat', action: { type: 'status', status: 503 } },
      ['COZE_SERVER_ERROR'],
    ],
    [
      'a quota that is used up',
      { path: '/v3/chat', action: { type: 'code', code: 4028, msg: 'quota' } },
      ['QUOTA_EXHAUSTED'],
    ],
    ['a reset', { path: '/v3/chat', action: { type: 'reset' } }, ['CONNECTION_RESET']],
  ] as const)('%s never looks like a whole answer', async (_name, rule, codes) => {
    await start({ faults: [rule] });
    const error = await appErrorOf(ask(openConnection(sandbox)));
    expect(codes).toContain(error.code);
  });

  test.each(['drop_after_bytes', 'stall_after_bytes'] as const)(
    '%s in the middle of an answer: the whole answer arrives',
    async (type) => {
      await start({
        faults: [{ path: '/v3/chat', after: 1, times: 1, action: { type, bytes: 3000 } }],
      });
      const connection = openConnection(sandbox, {
        settings: () => unlimitedSettings({ streamIdleSeconds: 0.1 }),
      });
      const expected = await ask(connection);
      const mended = await ask(connection);
      expect(answerIn(mended)).toBe(answerIn(expected));
      expect(mended.filter(({ type: kind }) => kind === 'follow-up')).toEqual(
        expected.filter(({ type: kind }) => kind === 'follow-up'),
      );
      expect(mended.at(-1)).toEqual(expected.at(-1));
      expect(sandbox.inspect.requestCount('/v3/chat')).toBe(2);
      expect(sandbox.inspect.requestCount('/v3/chat/message/list')).toBe(1);
    },
  );

  test('a stream that stalls before the chat began is given up after the time of the settings', async () => {
    await start({
      faults: [{ path: '/v3/chat', action: { type: 'stall_after_bytes', bytes: 100 } }],
    });
    const connection = openConnection(sandbox, {
      settings: () => unlimitedSettings({ streamIdleSeconds: 0.1 }),
    });
    expect((await appErrorOf(ask(connection))).code).toBe('STREAM_STALLED');
  });

  test.each([
    ['drop_after_bytes', 'STREAM_BROKEN'],
    ['stall_after_bytes', 'STREAM_STALLED'],
  ] as const)('the diagnosis tells %s as %s instead of mending it', async (type, code) => {
    await start({ faults: [{ path: '/v3/chat', action: { type, bytes: 700 } }] });
    const connection = openConnection(sandbox, {
      settings: () => unlimitedSettings({ streamIdleSeconds: 0.1 }),
    });
    const results = await runChecks(connection.checks, new AbortController().signal);
    expect(results.at(-1)).toMatchObject({ id: 'stream', status: 'fail', error: { code } });
  });

  test('a conversation of somebody else is told as not found', async () => {
    await start();
    const error = await appErrorOf(
      ask(openConnection(sandbox), { ...QUESTION, conversationId: '7400000000000000000' }),
    );
    expect(error.code).toBe('REMOTE_CONVERSATION_NOT_FOUND');
  });
});

describe('bursts of failures', () => {
  test.each([
    ['429', { type: 'status', status: 429, headers: { 'retry-after': '1' } }],
    ['503', { type: 'status', status: 503 }],
    ['4020 with HTTP 200', { type: 'code', code: 4020, msg: 'RPM' }],
  ] as const)('%s, three times: the answer comes all the same', async (_name, action) => {
    await start({ faults: [{ path: '/v3/chat', times: 3, action }] });
    expect((await ask(openConnection(sandbox))).at(-1)?.type).toBe('completed');
  });

  test('the diagnosis tells the first of them', async () => {
    await start({
      faults: [{ path: '/v1/workspaces', times: 1, action: { type: 'status', status: 503 } }],
    });
    const results = await runChecks(openConnection(sandbox).checks, new AbortController().signal);
    expect(results.find(({ id }) => id === 'scope')).toMatchObject({
      status: 'fail',
      error: { code: 'COZE_SERVER_ERROR' },
    });
  });
});

describe('the limit of requests a minute', () => {
  test('makes calls wait in sight; signing in does not count', async () => {
    await start();
    const connection = openConnection(sandbox, {
      settings: () => unlimitedSettings({ requestsPerMinute: 600, burstSize: 1 }),
    });
    const startedAt = performance.now();
    const all = Promise.all(Array.from({ length: 4 }, () => connection.validateToken()));
    await eventually(() => connection.waitingRequests.value === 3, 'three wait');
    await all;
    expect(performance.now() - startedAt).toBeGreaterThanOrEqual(290);
    expect(connection.waitingRequests.value).toBe(0);
  });

  test('is lifted for the sandbox', async () => {
    await start();
    const connection = openConnection(sandbox, {
      settings: () => unlimitedSettings({ requestsPerMinute: 1, burstSize: 1 }),
      profile: profileOf(sandbox, { platform: 'sandbox' }),
    });
    await Promise.all(Array.from({ length: 20 }, () => connection.validateToken()));
    expect(sandbox.inspect.requestCount('/v1/users/me')).toBe(20);
  });
});

describe('a cancel', () => {
  test('ends the stream at once, also while the answer comes', async () => {
    await start({ tokenDelayMs: 20 });
    const connection = openConnection(sandbox);
    const controller = new AbortController();
    const reading = (async () => {
      for await (const event of connection.chat.ask(QUESTION, controller.signal)) {
        if (event.type === 'answer') controller.abort();
      }
    })();
    expect((await appErrorOf(reading)).code).toBe('ABORTED');
  });

  test('of an answer that is over is refused by Coze, and told', async () => {
    await start();
    const connection = openConnection(sandbox);
    const first = (await ask(connection))[0];
    expect(first?.type).toBe('started');
    if (first?.type !== 'started') return;
    expect((await appErrorOf(connection.chat.cancel(first.reference))).code).toBe('CANNOT_CANCEL');
  });
});

test('the tool round of the sandbox: asked, answered, completed', async () => {
  await start();
  const connection = openConnection(sandbox);
  const { signal } = new AbortController();
  const wanted = (await ask(connection, { ...QUESTION, text: '埃塞俄比亚咖啡特点' })).at(-1);
  expect(wanted).toMatchObject({
    type: 'tools-wanted',
    calls: [{ name: 'coffee_knowledge_query' }],
  });
  if (wanted?.type !== 'tools-wanted') return;
  const events: ChatEvent[] = [];
  const outputs = wanted.calls.map(({ id }) => ({ id, output: '花香' }));
  for await (const event of connection.chat.answerTools(wanted.reference, outputs, signal))
    events.push(event);
  expect(events.at(-1)?.type).toBe('completed');
});

async function run(events: AsyncIterable<ChatEvent>): Promise<ChatEvent[]> {
  const list: ChatEvent[] = [];
  for await (const event of events) list.push(event);
  return list;
}

describe('answers in one piece', () => {
  beforeEach(() => start());

  test('say the same as the streamed ones, with a tool round on the way', async () => {
    const { wholeChat } = openConnection(sandbox);
    const { signal } = new AbortController();
    const plain = await run(wholeChat.ask(QUESTION, signal));
    expect(plain.map(({ type }) => type)).toContain('answer');
    expect(plain.at(-1)?.type).toBe('completed');
    const wanting = (
      await run(wholeChat.ask({ ...QUESTION, text: '埃塞俄比亚咖啡特点' }, signal))
    ).at(-1);
    if (wanting?.type !== 'tools-wanted') throw new Error('no tool was wanted');
    const outputs = wanting.calls.map(({ id }) => ({ id, output: '花香、柑橘' }));
    const rest = await run(wholeChat.answerTools(wanting.reference, outputs, signal));
    expect(rest.some(({ type }) => type === 'answer')).toBe(true);
    expect(rest.at(-1)?.type).toBe('completed');
  });
});
