import { beforeEach, describe, expect, test } from 'vitest';
import { AppError } from '../../../src/core/lib/errors';
import { Translator } from '../../../src/core/lib/translator';
import { createDispatch, type Dispatch, type Handlers } from '../../../src/main/ipc/dispatch';
import { requests, type RequestName } from '../../../src/shared/ipc/contract';
import { EVENT_CHANNEL, REQUEST_CHANNEL } from '../../../src/shared/ipc/channels';

const names = Object.keys(requests).filter((name): name is RequestName =>
  Object.hasOwn(requests, name),
);

let calls: Array<{ name: string; input: unknown; windowId: number }>;
let internal: Array<{ name: string; thrown: unknown }>;
let answer: (name: string) => unknown;
let dispatch: Dispatch;

beforeEach(() => {
  calls = [];
  internal = [];
  answer = () => undefined;
  const handlers = Object.fromEntries(
    names.map((name) => [
      name,
      (input: unknown, { windowId }: { windowId: number }) => {
        calls.push({ name, input, windowId });
        return answer(name);
      },
    ]),
  );
  if (!isComplete(handlers)) throw new Error('a handler is missing');
  const translator = new Translator('en');
  dispatch = createDispatch({
    handlers,
    describe: (error) => translator.describe(error),
    onInternalError: (name, thrown) => internal.push({ name, thrown }),
  });
});

function isComplete(handlers: object): handlers is Handlers {
  return names.every((name) => Object.hasOwn(handlers, name));
}

const ask = (name: unknown, input?: unknown, trusted = true): ReturnType<Dispatch> =>
  dispatch(trusted, name, input, { windowId: 7 });

test('a good request reaches its handler with the parsed input and the window', async () => {
  expect(
    await ask('chat.renameConversation', { conversationId: 'c', title: '  手冲  ', extra: 1 }),
  ).toEqual({ ok: true, value: undefined });
  expect(calls).toEqual([
    { name: 'chat.renameConversation', input: { conversationId: 'c', title: '手冲' }, windowId: 7 },
  ]);
});

test(
  'what the contract does not name never leaves: an extra field is dropped, an answer that ' +
    'does not fit is an internal error',
  async () => {
    answer = () => ({ fingerprint: 'f', publicKeyPem: 'p', privateDer: 'secret' });
    expect(await ask('setup.generateKey')).toEqual({
      ok: true,
      value: { fingerprint: 'f', publicKeyPem: 'p' },
    });
    answer = () => 'secret';
    expect(await ask('setup.generateKey')).toMatchObject({
      ok: false,
      error: { code: 'INTERNAL' },
    });
    expect(internal).toHaveLength(1);
  },
);

test('who is not trusted is refused before anything is looked at', async () => {
  for (const name of ['app.get', 'unknown', '__proto__', 42]) {
    expect(await ask(name, { text: 'x' }, false)).toMatchObject({
      ok: false,
      error: { code: 'FORBIDDEN_SENDER' },
    });
  }
  expect(calls).toEqual([]);
});

test.each([
  'unknown',
  '',
  'app',
  'app.',
  'APP.GET',
  'app.get ',
  '__proto__',
  'constructor',
  'toString',
  'hasOwnProperty',
  'prototype',
  'app.get.constructor',
  null,
  undefined,
  42,
  true,
  {},
  [],
  ['app.get'],
  { toString: () => 'app.get' },
])('the name %j is no request', async (name) => {
  expect(await ask(name, {})).toMatchObject({ ok: false, error: { code: 'UNKNOWN_REQUEST' } });
  expect(calls).toEqual([]);
});

describe('input that does not fit', () => {
  test.each([
    ['chat.send', { conversationId: 'c' }],
    ['chat.send', { conversationId: 'c', text: '   ' }],
    ['chat.send', { conversationId: 'c', text: 'x'.repeat(20_001) }],
    ['chat.send', { conversationId: 1, text: 'x' }],
    ['chat.send', null],
    ['chat.send', undefined],
    ['chat.send', []],
    ['chat.send', 'text'],
    ['app.openLink', { url: 'x'.repeat(2001) }],
    ['app.dismissNotice', { index: -1 }],
    ['app.dismissNotice', { index: 0.5 }],
    ['setup.importKey', { pem: 'x'.repeat(50_001) }],
    ['settings.change', { theme: 'purple' }],
    ['settings.change', { tokenCacheTtlSeconds: 1 }],
    ['settings.change', { tokenCacheTtlSeconds: Number.NaN }],
    ['setup.saveConnection', { keep: 'keychain' }],
    ['app.get', {}],
    ['app.get', 'x'],
  ])('%s %j is refused', async (name, input) => {
    expect(await ask(name, input)).toMatchObject({
      ok: false,
      error: { code: 'INVALID_INPUT', layer: 'input' },
    });
    expect(calls).toEqual([]);
  });

  test('the refusal names the field and repeats no value', async () => {
    const result = await ask('setup.trySecret', { pat: { canary: 'pat_canary0123456789' } });
    expect(JSON.stringify(result)).not.toContain('canary');
    expect(result).toMatchObject({ ok: false, error: { params: { detail: 'pat' } } });
  });

  test('prototypes sent as data change nothing', async () => {
    await ask('settings.change', JSON.parse('{"__proto__": {"polluted": true}, "theme": "dark"}'));
    expect(Reflect.get({}, 'polluted')).toBeUndefined();
    expect(calls.map(({ input }) => input)).toEqual([{ theme: 'dark' }]);
  });
});

describe('a handler that fails', () => {
  test('with a known error: code, sentence, remedy, layer, logid', async () => {
    answer = () =>
      Promise.reject(
        new AppError('TIMEOUT', { params: { host: 'h', seconds: 30 }, logid: 'log-1' }),
      );
    expect(await ask('app.get')).toEqual({
      ok: false,
      error: {
        code: 'TIMEOUT',
        message: expect.stringContaining('30'),
        remedy: expect.stringMatching(/\S/),
        layer: 'network',
        logid: 'log-1',
        params: { host: 'h', seconds: 30 },
      },
    });
    expect(internal).toEqual([]);
  });

  test.each([
    ['a bug', new TypeError('canary at /home/me/secret')],
    ['text', 'canary'],
    ['nothing', undefined],
    ['an object', { canary: true }],
  ])('with %s: INTERNAL without detail; the log hears the original', async (_name, thrown) => {
    answer = () => Promise.reject(thrown);
    const result = await ask('app.get');
    expect(result).toMatchObject({
      ok: false,
      error: { code: 'INTERNAL', params: {}, logid: null },
    });
    expect(JSON.stringify(result)).not.toMatch(/canary|home/);
    expect(internal).toHaveLength(1);
    expect(internal[0]?.name).toBe('app.get');
  });

  test('at once, without a promise, is the same', async () => {
    answer = () => {
      throw new AppError('TURN_RUNNING');
    };
    expect(await ask('app.get')).toMatchObject({ ok: false, error: { code: 'TURN_RUNNING' } });
  });
});

test('every request of the contract is served, and there are two channels', async () => {
  for (const name of names)
    expect(await ask(name, { nonsense: Symbol.iterator.toString() })).not.toMatchObject({
      error: { code: 'UNKNOWN_REQUEST' },
    });
  expect(new Set([REQUEST_CHANNEL, EVENT_CHANNEL]).size).toBe(2);
});
