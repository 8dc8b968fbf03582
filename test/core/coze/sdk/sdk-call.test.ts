import { inspect } from 'node:util';
import { AxiosError, AxiosHeaders } from 'axios';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { PatTokenSource } from '../../../../src/core/auth/token-provider';
import { CozeClient, type CozePatience } from '../../../../src/core/coze/coze-client';
import { CozeSdk } from '../../../../src/core/coze/sdk/coze-sdk';
import { callSdk, type SdkMethod } from '../../../../src/core/coze/sdk/sdk-call';
import { HttpClient } from '../../../../src/core/net/http-client';
import { Retrier } from '../../../../src/core/net/retry';
import type { AccessTokenSource } from '../../../../src/core/ports/access-token';
import type { CallRecord } from '../../../../src/core/ports/call-meter';
import { appErrorOf } from '../../../fakes/app-error-of';
import { sendJson, startStub, type StubServer } from '../../../fakes/stub-server';

const CANARY = 'pat_canary0123456789';
const retrier = new Retrier({
  attempts: 3,
  firstDelayMs: 4,
  maxDelayMs: 8,
  retryAfterMaxMs: 1000,
});

let http: HttpClient;
const printed: unknown[][] = [];
beforeEach(() => {
  http = new HttpClient({ timeoutMs: () => 2000 });
  for (const name of ['log', 'warn', 'error', 'info', 'debug'] as const)
    vi.spyOn(console, name).mockImplementation((...words) => void printed.push(words));
});
afterEach(async () => {
  vi.restoreAllMocks();
  // The SDK prints advice of its own; through our client it has no occasion to.
  expect(printed.splice(0)).toEqual([]);
  await http.dispose();
});

function clientOf(
  stub: Pick<StubServer, 'origin'>,
  patience: CozePatience = {},
  tokens: AccessTokenSource = new PatTokenSource(CANARY),
): CozeClient {
  return new CozeClient(http, tokens, stub.origin, patience);
}

const retrieve: SdkMethod = (api, options) => api.bots.retrieve({ bot_id: '7500' }, options);
const create: SdkMethod = (api, options) =>
  api.conversations.create({ bot_id: '7500', meta_data: { table: '三' } }, options);
const around: SdkMethod = (api, options) =>
  api.bots.retrieve({ bot_id: '1' }, { ...options, adapter: 'http', timeout: 2000 });

test('data and logid arrive as the server sent them; address, token and agent are ours', async () => {
  const stub = await startStub((_request, response) =>
    sendJson(response, 200, { code: 0, data: { name: '咖啡' } }, { 'x-tt-logid': 'log-1' }),
  );
  const base = { origin: `${stub.origin}/base` };
  expect(await callSdk(clientOf(base), retrieve)).toEqual({
    data: { name: '咖啡' },
    logid: 'log-1',
  });
  const [seen] = stub.requests;
  expect(seen?.path).toBe('/base/v1/bot/get_online_info?bot_id=7500');
  expect(seen?.headers).toMatchObject({
    authorization: `Bearer ${CANARY}`,
    'user-agent': 'coffee-salon',
  });
  expect(seen?.headers).not.toHaveProperty('x-coze-client-user-agent');
});

test('a body is sent once, as JSON', async () => {
  const stub = await startStub((_request, response) =>
    sendJson(response, 200, { code: 0, data: { id: '1' } }),
  );
  await callSdk(clientOf(stub), create);
  expect(stub.requests[0]).toMatchObject({
    method: 'POST',
    body: '{"bot_id":"7500","meta_data":{"table":"三"}}',
    headers: { 'content-type': 'application/json' },
  });
});

test('an answer is parsed once, so text that looks like JSON stays text', async () => {
  const data = {
    id: '7500000000000000001',
    draft: '{"id":7500000000000000001}',
    count: '9007199254740993',
  };
  const stub = await startStub((_request, response) => sendJson(response, 200, { code: 0, data }));
  await callSdk(clientOf(stub), retrieve);
  const parse = vi.spyOn(JSON, 'parse');
  expect((await callSdk(clientOf(stub), retrieve)).data).toEqual(data);
  expect(parse).toHaveBeenCalledTimes(1);
});

test('an answer that is only text is not parsed at all after the envelope', async () => {
  const stub = await startStub((_request, response) =>
    sendJson(response, 200, { code: 0, data: '9007199254740993' }),
  );
  expect((await callSdk(clientOf(stub), retrieve)).data).toBe('9007199254740993');
});

test.each([
  ['HTTP 429', 429, {}],
  ['4020 with HTTP 200', 200, { code: 4020, msg: 'RPM' }],
  ['HTTP 503', 503, {}],
  ['HTTP 500', 500, {}],
])('%s passes: our retry repeats the call and counts it once', async (_name, status, body) => {
  const stub = await startStub((_request, response) => {
    if (stub.requests.length < 3) sendJson(response, status, body);
    else sendJson(response, 200, { code: 0, data: {} });
  });
  const calls: CallRecord[] = [];
  const meter = { record: (call: CallRecord) => void calls.push(call) };
  await callSdk(clientOf(stub, { retrier, meter }), retrieve);
  expect(stub.requests).toHaveLength(3);
  expect(calls).toMatchObject([
    { operation: '/v1/bot/get_online_info', outcome: 'ok', retries: 2 },
  ]);
});

test('a refused token is renewed once', async () => {
  let current = 't1';
  const tokens: AccessTokenSource = {
    get: () => Promise.resolve({ value: current, source: 'jwt', expiresAt: null }),
    reject: () => {
      current = 't2';
      return true;
    },
  };
  const stub = await startStub(({ headers }, response) => {
    if (headers.authorization === 'Bearer t1') sendJson(response, 401, { code: 4100, msg: 'x' });
    else sendJson(response, 200, { code: 0, data: { name: 'bot' } });
  });
  expect((await callSdk(clientOf(stub, {}, tokens), retrieve)).data).toEqual({ name: 'bot' });
  expect(stub.requests).toHaveLength(2);
});

test.each([
  ['a limit', 429, { code: 4020, msg: 'RPM', detail: { logid: 'log-9' } }, 'RATE_LIMITED', 'log-9'],
  ['a bad token', 401, { code: 4100, msg: 'x' }, 'TOKEN_INVALID', 'head-1'],
  ['a permission', 200, { code: 4101, msg: 'no permission' }, 'PERMISSION_DENIED', 'head-1'],
  ['an unpublished bot', 200, { code: 4015, msg: 'x' }, 'BOT_NOT_PUBLISHED', 'head-1'],
  ['a server error', 502, 'bad gateway', 'COZE_SERVER_ERROR', 'head-1'],
  ['a code 0 with HTTP 500', 500, { code: 0 }, 'COZE_SERVER_ERROR', 'head-1'],
])('%s is our error with its logid', async (_name, status, body, code, logid) => {
  const stub = await startStub((_request, response) =>
    sendJson(response, status, body, { 'x-tt-logid': 'head-1', 'retry-after': '60' }),
  );
  const error = await appErrorOf(callSdk(clientOf(stub), retrieve));
  expect(error).toMatchObject({ code, logid });
  expect(error.params['path']).toBe('/v1/bot/get_online_info');
  if (code === 'RATE_LIMITED') expect(error.params['retryAfterSeconds']).toBe(60);
});

test("a Studio's logid and its missing endpoint are told apart from a bad token", async () => {
  const stub = await startStub((_request, response) =>
    sendJson(
      response,
      200,
      { code: 700012006, msg: 'missing session_key in cookie' },
      { 'x-log-id': 'studio-1' },
    ),
  );
  expect(await appErrorOf(new CozeSdk(clientOf(stub)).me())).toMatchObject({
    code: 'ENDPOINT_NOT_SERVED',
    logid: 'studio-1',
  });
});

test('a page of a hotel network is no answer, although the SDK would take it for one', async () => {
  const stub = await startStub((_request, response) =>
    response.writeHead(200, { 'content-type': 'text/html' }).end('<html>'),
  );
  expect((await appErrorOf(callSdk(clientOf(stub), retrieve))).code).toBe('NOT_COZE_RESPONSE');
});

test('a dead server, a silent one and a caller who gives up are told apart', async () => {
  const dead = await startStub(() => {});
  await dead.close();
  expect((await appErrorOf(callSdk(clientOf(dead), retrieve))).code).toBe('CONNECTION_REFUSED');

  const silent = await startStub(() => {});
  const impatient = new HttpClient({ timeoutMs: () => 60 });
  const coze = new CozeClient(impatient, new PatTokenSource(CANARY), silent.origin);
  expect((await appErrorOf(callSdk(coze, retrieve))).code).toBe('TIMEOUT');
  await impatient.dispose();

  let closed = false;
  const watched = await startStub((_request, _response, socket) => {
    socket.on('close', () => (closed = true));
    controller.abort();
  });
  const controller = new AbortController();
  const given = callSdk(clientOf(watched), retrieve, controller.signal);
  expect((await appErrorOf(given)).code).toBe('ABORTED');
  await vi.waitFor(() => expect(closed).toBe(true));
});

test('nothing of a failed call holds the token, a header or an error of axios', async () => {
  const stub = await startStub((_request, response) =>
    sendJson(response, 500, { code: 5000, msg: 'x' }),
  );
  const error = await appErrorOf(callSdk(clientOf(stub), retrieve));
  const shown = inspect(error, { depth: 20, showHidden: true });
  expect(shown).not.toMatch(/canary|AxiosError|isAxios|authorization|bearer/i);

  const thrown = new AxiosError('broken', 'ERR', { headers: new AxiosHeaders({ token: CANARY }) });
  expect(inspect(thrown, { depth: 20 })).toContain(CANARY);
  const internal = await appErrorOf(callSdk(clientOf(stub), () => Promise.reject(thrown)));
  expect(internal.code).toBe('INTERNAL');
  expect(inspect(internal, { depth: 20, showHidden: true })).not.toMatch(/canary|AxiosError/);
});

test('the SDK never learns address or token', async () => {
  const seen: unknown[] = [];
  const spy: SdkMethod = (api, options) => {
    seen.push(api.getConfig(), options);
    return retrieve(api, options);
  };
  const stub = await startStub((_request, response) =>
    sendJson(response, 200, { code: 0, data: {} }),
  );
  await callSdk(clientOf(stub), spy);
  const shown = inspect(seen, { depth: 1 });
  expect(shown).toContain('coze.invalid');
  expect(shown).not.toMatch(/canary|127\.0\.0\.1/);
});

test('a request that gets around the adapter reaches nobody', async () => {
  const stub = await startStub(() => {});
  expect((await appErrorOf(callSdk(clientOf(stub), around))).code).toBe('INTERNAL');
  expect(stub.requests).toEqual([]);
});
