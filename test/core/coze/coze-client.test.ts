import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { CozeClient } from '../../../src/core/coze/coze-client';
import { HttpClient } from '../../../src/core/net/http-client';
import { Retrier } from '../../../src/core/net/retry';
import type { AccessTokenSource } from '../../../src/core/ports/access-token';
import { PatTokenSource } from '../../../src/core/auth/token-provider';
import { appErrorOf } from '../../fakes/app-error-of';
import { sendJson, startStub, type StubServer } from '../../fakes/stub-server';

let http: HttpClient;
beforeEach(() => {
  http = new HttpClient({ timeoutMs: () => 2000 });
});
afterEach(() => http.dispose());

/** Gives out t1, t2, ...; a rejected one is replaced. */
class CountingTokens implements AccessTokenSource {
  given = 1;

  get(): ReturnType<AccessTokenSource['get']> {
    return Promise.resolve({ value: `t${this.given}`, source: 'jwt', expiresAt: null });
  }

  reject(value: string): boolean {
    if (value === `t${this.given}`) this.given += 1;
    return true;
  }
}

const PROFILE = { method: 'GET', path: '/v1/users/me' } as const;
const SUCCESS = { code: 0, msg: '', data: { id: '1' } };

/** Every way in which Coze refuses a token (docs/reference/coze-wire.md, 7.3). */
const BAD_TOKEN: ReadonlyArray<[string, number, unknown]> = [
  ['HTTP 401 with 4100', 401, { code: 4100, msg: 'authentication is invalid' }],
  ['HTTP 200 with 4100', 200, { code: 4100, msg: 'authentication is invalid' }],
  ['HTTP 401 with 700012006', 401, { code: 700012006, msg: 'access token invalid' }],
  [
    'HTTP 200 with the token text of 4101',
    200,
    { code: 4101, msg: 'The token you entered is incorrect. Please check your token.' },
  ],
  ['HTTP 401 without words', 401, {}],
];

async function refusingFirst(status: number, body: unknown): Promise<StubServer> {
  return startStub((request, response) => {
    if (request.headers.authorization === 'Bearer t1') sendJson(response, status, body);
    else sendJson(response, 200, SUCCESS);
  });
}

test.each(BAD_TOKEN)(
  '%s: the token is renewed once and the call repeated once',
  async (_name, status, body) => {
    const stub = await refusingFirst(status, body);
    const tokens = new CountingTokens();
    expect((await new CozeClient(http, tokens, stub.origin).call(PROFILE)).data).toEqual({
      id: '1',
    });
    expect(stub.requests.map(({ headers }) => headers.authorization)).toEqual([
      'Bearer t1',
      'Bearer t2',
    ]);
  },
);

test.each(BAD_TOKEN)('%s for ever: no third attempt', async (_name, status, body) => {
  const stub = await startStub((_request, response) => sendJson(response, status, body));
  const error = await appErrorOf(
    new CozeClient(http, new CountingTokens(), stub.origin).call(PROFILE),
  );
  expect(error.code).toBe('TOKEN_INVALID');
  expect(stub.requests).toHaveLength(2);
});

test.each(BAD_TOKEN)(
  '%s at the start of a stream: renewed and repeated as well',
  async (_name, status, body) => {
    const stub = await startStub((request, response) => {
      if (request.headers.authorization === 'Bearer t1') sendJson(response, status, body);
      else
        response
          .writeHead(200, { 'content-type': 'text/event-stream; charset=utf-8' })
          .end('data:1\n\n');
    });
    const stream = await new CozeClient(http, new CountingTokens(), stub.origin).stream({
      method: 'POST',
      path: '/v3/chat',
      body: {},
    });
    expect(await stream.text()).toBe('data:1\n\n');
    expect(stub.requests).toHaveLength(2);
  },
);

test.each([
  ['a missing permission', 403, { code: 4101, msg: 'no permission' }, 'PERMISSION_DENIED'],
  [
    'a permission the token lacks',
    200,
    { code: 4101, msg: 'The token does not have the permission createConversation' },
    'PERMISSION_DENIED',
  ],
  ['a busy conversation', 200, { code: 4016, msg: 'busy' }, 'CONVERSATION_BUSY'],
  ['a server error', 503, {}, 'COZE_SERVER_ERROR'],
  [
    "a Studio's missing path",
    200,
    { code: 700012006, msg: 'missing session_key in cookie' },
    'ENDPOINT_NOT_SERVED',
  ],
])('%s is not repeated', async (_name, status, body, code) => {
  const stub = await startStub((_request, response) => sendJson(response, status, body));
  const tokens = new CountingTokens();
  expect((await appErrorOf(new CozeClient(http, tokens, stub.origin).call(PROFILE))).code).toBe(
    code,
  );
  expect(stub.requests).toHaveLength(1);
  expect(tokens.given).toBe(1);
});

test('a personal access token that is refused is not tried twice', async () => {
  const stub = await startStub((_request, response) =>
    sendJson(response, 401, { code: 4100, msg: 'x' }),
  );
  const error = await appErrorOf(
    new CozeClient(http, new PatTokenSource('pat_1'), stub.origin).call(PROFILE),
  );
  expect(error.code).toBe('TOKEN_INVALID');
  expect(stub.requests).toHaveLength(1);
});

test('query values are encoded, the body is JSON, the agent is named', async () => {
  const stub = await startStub((_request, response) => sendJson(response, 200, SUCCESS));
  await new CozeClient(http, new CountingTokens(), `${stub.origin}/base`).call({
    method: 'POST',
    path: '/v1/x',
    query: { a: '1&b=2#c', ä: '手冲' },
    body: { q: '手冲' },
  });
  const [seen] = stub.requests;
  expect(new URL(`http://x${seen?.path}`).searchParams.get('a')).toBe('1&b=2#c');
  expect(new URL(`http://x${seen?.path}`).searchParams.get('ä')).toBe('手冲');
  expect(seen?.path.startsWith('/base/v1/x?')).toBe(true);
  expect(JSON.parse(seen?.body ?? '')).toEqual({ q: '手冲' });
  expect(seen?.headers['user-agent']).toBe('coffee-salon');
});

describe('a stream that is none', () => {
  test.each([
    [
      'a JSON error',
      200,
      'application/json',
      '{"code":4015,"msg":"x","detail":{"logid":"l9"}}',
      { code: 'BOT_NOT_PUBLISHED', logid: 'l9' },
    ],
    [
      'a JSON success',
      200,
      'application/json',
      '{"code":0,"data":{}}',
      { code: 'NOT_COZE_RESPONSE', logid: 'h1' },
    ],
    [
      'a sign-in page',
      200,
      'text/html',
      '<html>',
      { code: 'NOT_COZE_RESPONSE', params: { status: 200 } },
    ],
    [
      'an error with the content type of a stream',
      503,
      'text/event-stream',
      '',
      { code: 'COZE_SERVER_ERROR' },
    ],
  ])('%s', async (_name, status, type, text, expected) => {
    const stub = await startStub((_request, response) =>
      response.writeHead(status, { 'content-type': type, 'x-tt-logid': 'h1' }).end(text),
    );
    const client = new CozeClient(http, new CountingTokens(), stub.origin);
    expect(await appErrorOf(client.stream({ method: 'POST', path: '/v3/chat' }))).toMatchObject(
      expected,
    );
  });

  test('a page that never ends does not hang the caller', async () => {
    const impatient = new HttpClient({ timeoutMs: () => 80 });
    const stub = await startStub(
      (_request, response) =>
        void response.writeHead(200, { 'content-type': 'text/html' }).write('<html>'),
    );
    const client = new CozeClient(impatient, new CountingTokens(), stub.origin);
    expect((await appErrorOf(client.stream({ method: 'POST', path: '/v3/chat' }))).code).toBe(
      'TIMEOUT',
    );
    await impatient.dispose();
  });
});

describe('what fails in passing', () => {
  const retrier = new Retrier({
    attempts: 3,
    firstDelayMs: 4,
    maxDelayMs: 8,
    retryAfterMaxMs: 1000,
  });
  const CHAT = { method: 'POST', path: '/v3/chat', body: {} } as const;

  async function failingTwice(
    status: number,
    body: unknown,
    headers: Record<string, string> = {},
  ): Promise<{ stub: StubServer; client: CozeClient }> {
    const stub = await startStub((_request, response) => {
      if (stub.requests.length < 3) sendJson(response, status, body, headers);
      else response.writeHead(200, { 'content-type': 'text/event-stream' }).end('data:1\n\n');
    });
    return { stub, client: new CozeClient(http, new CountingTokens(), stub.origin, { retrier }) };
  }

  test.each([
    ['HTTP 429', 429, {}],
    ['4020 with HTTP 200', 200, { code: 4020, msg: 'RPM' }],
    ['HTTP 503', 503, {}],
  ])('%s before any event: the chat is asked again', async (_name, status, body) => {
    const { stub, client } = await failingTwice(status, body);
    (await client.stream(CHAT)).close();
    expect(stub.requests).toHaveLength(3);
  });

  test.each([
    ['HTTP 500', 500, {}, 'COZE_SERVER_ERROR'],
    ['5000 with HTTP 200', 200, { code: 5000, msg: 'x' }, 'COZE_SERVER_ERROR'],
    ['a used up quota', 429, { code: 4028, msg: 'quota' }, 'QUOTA_EXHAUSTED'],
  ])(
    '%s: the question may have been taken, so it is not asked again',
    async (_name, status, body, code) => {
      const { stub, client } = await failingTwice(status, body);
      expect((await appErrorOf(client.stream(CHAT))).code).toBe(code);
      expect(stub.requests).toHaveLength(1);
    },
  );

  test('a reset: a read is repeated, a question is not', async () => {
    const stub = await startStub((request, response, socket) => {
      if (request.method === 'GET' && stub.requests.length === 3) sendJson(response, 200, SUCCESS);
      else socket.destroy();
    });
    const client = new CozeClient(http, new CountingTokens(), stub.origin, { retrier });
    expect((await client.call(PROFILE)).data).toEqual({ id: '1' });
    stub.requests.length = 0;
    expect((await appErrorOf(client.stream(CHAT))).code).toBe('CONNECTION_RESET');
    expect(stub.requests).toHaveLength(1);
  });

  test('a server error: a read is repeated, unless it must not be', async () => {
    const stub = await startStub((_request, response) => sendJson(response, 500, {}));
    const client = new CozeClient(http, new CountingTokens(), stub.origin, { retrier });
    expect((await appErrorOf(client.call(PROFILE))).code).toBe('COZE_SERVER_ERROR');
    expect(stub.requests).toHaveLength(3);
    await appErrorOf(client.call({ ...PROFILE, repeat: 'never' }));
    expect(stub.requests).toHaveLength(4);
  });

  test('Retry-After is in the error, whichever way it is refused', async () => {
    const { client } = await failingTwice(429, { code: 4020, msg: 'x' }, { 'retry-after': '60' });
    expect(await appErrorOf(client.stream(CHAT))).toMatchObject({
      code: 'RATE_LIMITED',
      params: { retryAfterSeconds: 60 },
    });
  });
});
