import { afterEach, beforeEach, expect, test } from 'vitest';
import { FaultGate } from '../../../../src/core/acceptance/faults/fault-gate';
import { HttpClient } from '../../../../src/core/net/http-client';
import { appErrorOf } from '../../../fakes/app-error-of';
import { startStub, type StubServer } from '../../../fakes/stub-server';

let server: StubServer;
let gate: FaultGate;
let origin: string;
let http: HttpClient;

beforeEach(async () => {
  server = await startStub(({ path }, response) => {
    response.setHeader(
      'content-type',
      path === '/stream' ? 'text/event-stream' : 'application/json',
    );
    response.end(path === '/stream' ? 'x'.repeat(1000) : '{"ok":true}');
  });
  gate = new FaultGate({ host: '127.0.0.1', port: Number(new URL(server.origin).port) }, () =>
    performance.now(),
  );
  origin = await gate.start();
  http = new HttpClient({ timeoutMs: () => 300 });
});
afterEach(async () => {
  await http.dispose();
  await gate.close();
});

const ask = async (path = '/', headers: Record<string, string> = {}): Promise<number> =>
  (await http.send({ method: 'GET', url: `${origin}${path}`, headers })).status;
const failing = async (path = '/'): Promise<string> => (await appErrorOf(ask(path))).code;

test('open, it hands everything on as it is, the Host too', async () => {
  expect(await ask('/a?b=c', { authorization: 'Bearer one' })).toBe(200);
  expect(server.requests[0]).toMatchObject({
    path: '/a?b=c',
    headers: { authorization: 'Bearer one', host: new URL(origin).host },
  });
  expect(gate.isOver).toBe(true);
});

test('closed, nobody listens; open again, it is found under the same address', async () => {
  await gate.set({ kind: 'closed' });
  expect([await failing(), gate.isOver]).toEqual(['CONNECTION_REFUSED', false]);
  await gate.set({ kind: 'open' });
  expect(await ask()).toBe(200);
});

test('silent, what was connected before hears nothing either', async () => {
  expect(await ask()).toBe(200);
  await gate.set({ kind: 'silent' });
  expect(await failing()).toBe('TIMEOUT');
  expect([gate.struck > 0, server.requests.length]).toEqual([true, 1]);
});

test('a burst of refusals ends by itself', async () => {
  await gate.set({ kind: 'status', status: 502, times: 2 });
  expect([await ask(), await ask(), await ask()]).toEqual([502, 502, 200]);
  expect([gate.struck, gate.isOver]).toEqual([2, true]);
});

test('a revoked token is refused until a new one was issued', async () => {
  await gate.set({ kind: 'revoked' });
  expect([await ask(), await ask('/api/permission/oauth2/token'), await ask()]).toEqual([
    401, 200, 200,
  ]);
});

test('a stream is cut in the middle, once, and nothing else is', async () => {
  await gate.set({ kind: 'cut', afterBytes: 100, times: 1 });
  expect(await ask()).toBe(200);
  expect([await failing('/stream'), await ask('/stream'), gate.struck]).toEqual([
    'CONNECTION_RESET',
    200,
    1,
  ]);
});
