import { afterEach, expect, test } from 'vitest';
import { createConnection, type Connection } from '../../../src/core/app/connection/connection';
import { runChecks } from '../../../src/core/health/doctor';
import type { ChatEvent } from '../../../src/core/ports/chat-backend';
import { systemClock } from '../../../src/core/ports/clock';
import { appErrorOf } from '../../fakes/app-error-of';
import { unlimitedSettings } from '../../fakes/open-connection';
import { sampleProfile } from '../../fakes/sample-profile';
import type { StubServer } from '../../fakes/stub-server';
import { startFakeStudio, type StudioChat } from './fake-studio';

let connection: Connection;
afterEach(() => connection.dispose());

async function open(chat?: StudioChat): Promise<StubServer> {
  const studio = await startFakeStudio(chat);
  connection = createConnection({
    profile: sampleProfile({
      platform: 'studio',
      apiBase: studio.origin,
      auth: 'pat',
      appId: '',
      kid: '',
      botId: '1',
    }),
    secret: { kind: 'pat', value: 'pat_0123456789abcdef' },
    settings: () => unlimitedSettings(),
    clock: systemClock,
    regions: [],
  });
  return studio;
}

async function ask(backend = connection.chat): Promise<ChatEvent[]> {
  const events: ChatEvent[] = [];
  for await (const event of backend.ask(
    { text: 'q', conversationId: null, userId: 'u' },
    new AbortController().signal,
  ))
    events.push(event);
  return events;
}

const paths = (studio: StubServer): string[] =>
  studio.requests.map(({ method, path }) => `${method} ${path.split('?')[0]}`);
const textOf = (events: readonly ChatEvent[]): string =>
  events.map((event) => (event.type === 'answer' ? event.text : '')).join('');

test('an answer, with a last event without data', async () => {
  await open();
  const events = await ask();
  expect(textOf(events)).toBe('手冲');
  expect(events.at(-1)).toEqual({ type: 'completed', usage: { input: 3, output: 5, total: 8 } });
});

test('a stream that ends with its last event only is made whole, by GET alone', async () => {
  const studio = await open('without completed');
  const events = await ask();
  expect(textOf(events)).toBe('手冲');
  expect(events.at(-1)?.type).toBe('completed');
  expect(paths(studio)).toEqual([
    'POST /v3/chat',
    'GET /v3/chat/retrieve',
    'GET /v3/chat/message/list',
  ]);
});

test('an answer in one piece, by GET alone', async () => {
  const studio = await open();
  const events = await ask(connection.wholeChat);
  expect(textOf(events)).toBe('手冲');
  expect(events.at(-1)).toEqual({ type: 'completed', usage: { input: 3, output: 5, total: 8 } });
  expect(paths(studio)).toEqual([
    'POST /v3/chat',
    'GET /v3/chat/retrieve',
    'GET /v3/chat/message/list',
  ]);
});

test('an error whose number is text, with the logid of the header', async () => {
  await open('error');
  expect(await appErrorOf(ask())).toMatchObject({
    code: 'CHAT_FAILED',
    logid: 'studio-log',
    params: { number: 103100001 },
  });
});

test('what it does not offer is found out once; the diagnosis finds out anew', async () => {
  const studio = await open();
  for (let round = 0; round < 3; round++) {
    expect((await connection.validateToken()).valid).toBe(true);
    expect((await appErrorOf(connection.resources.workspaces())).code).toBe('ENDPOINT_NOT_SERVED');
  }
  const count = (path: string): number => paths(studio).filter((seen) => seen === path).length;
  expect([
    count('GET /v1/users/me'),
    count('GET /v1/workspaces'),
    count('GET /v3/chat/retrieve'),
  ]).toEqual([1, 1, 3]);
  const results = await runChecks(connection.checks, new AbortController().signal);
  expect(results.map(({ id, status }) => `${id} ${status}`)).toEqual([
    'key skip',
    'fingerprint skip',
    'clock ok',
    'jwt skip',
    'region skip',
    'token ok',
    'scope warn',
    'workspace skip',
    'bot ok',
    'published ok',
    'stream ok',
  ]);
  expect(count('GET /v1/workspaces')).toBe(3);
  expect((await connection.resources.bot()).name).toBe('Studio bot');
});
