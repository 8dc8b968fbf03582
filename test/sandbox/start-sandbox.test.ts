import { request } from 'node:http';
import { afterEach, expect, test } from 'vitest';
import type { SandboxOptions } from '../../src/sandbox/start-sandbox';
import { type SandboxClient, envelopeSchema, openSandbox } from './coze-api/sandbox-client';

let client: SandboxClient;
afterEach(() => client.sandbox.close());

async function open(options: Partial<SandboxOptions> = {}): Promise<SandboxClient> {
  client = await openSandbox(options);
  return client;
}

function statusWithHost(apiBase: string, host: string): Promise<number | undefined> {
  return new Promise((resolve, reject) => {
    const asked = request(`${apiBase}/v1/users/me`, { headers: { host } }, (response) => {
      response.resume();
      resolve(response.statusCode);
    });
    asked.on('error', reject);
    asked.end();
  });
}

test('it listens on 127.0.0.1 and describes everything a client needs', async () => {
  const { coze } = (await open()).sandbox;
  expect(coze.apiBase).toMatch(/^http:\/\/127\.0\.0\.1:\d+$/);
  expect(coze.kid).toMatch(/^[0-9a-f]{64}$/);
  expect(coze.privateKeyPem).toContain('BEGIN PRIVATE KEY');
  for (const id of [coze.botId, coze.unpublishedBotId, coze.workspaceId, coze.workflowId])
    expect(id).toMatch(/^\d{19}$/);
});

test('a request for a foreign host is refused with 403', async () => {
  const { apiBase } = (await open()).sandbox.coze;
  expect(await statusWithHost(apiBase, 'evil.example')).toBe(403);
  expect(await statusWithHost(apiBase, 'localhost:1234')).toBe(401);
});

test('no answer carries a CORS header, also not to a preflight', async () => {
  await open();
  const preflight = await client.fetch('OPTIONS', '/v3/chat', undefined, {
    origin: 'https://evil.example',
  });
  expect(preflight.status).toBe(404);
  expect([...preflight.headers.keys()].filter((name) => name.startsWith('access-control'))).toEqual(
    [],
  );
});

test('an unknown path is HTTP 404 with code 4000', async () => {
  await open();
  expect(await client.call('GET', '/v1/nothing')).toMatchObject({ status: 404, code: 4000 });
});

test('the log id of the body is the log id of the header, on success and on failure', async () => {
  await open();
  for (const path of ['/v1/users/me', '/v1/nothing']) {
    const response = await client.fetch('GET', path);
    const { detail } = envelopeSchema.parse(await response.json());
    expect(response.headers.get('x-tt-logid')).toBe(detail.logid);
  }
});

test('the Date header shows the skewed clock', async () => {
  await open({ now: () => Date.UTC(2030, 0, 1, 12) });
  expect((await client.fetch('GET', '/v1/users/me')).headers.get('date')).toBe(
    'Tue, 01 Jan 2030 12:00:00 GMT',
  );
});

test('latency is waited before every answer', async () => {
  await open({ latencyMs: 60 });
  const start = performance.now();
  await client.fetch('GET', '/v1/users/me');
  expect(performance.now() - start).toBeGreaterThanOrEqual(55);
});

test('close ends a running stream at once and frees the port', async () => {
  await open({ tokenDelayMs: 1000 });
  const response = await client.chat('请介绍一下手冲咖啡的技巧');
  const reading = response.text().catch(() => 'cut');
  const start = performance.now();
  await client.sandbox.close();
  expect(await reading).toBe('cut');
  expect(performance.now() - start).toBeLessThan(500);
});

test('a key pair, a region and a fixed port can be given', async () => {
  await open();
  const { privateKeyPem } = client.sandbox.coze;
  const second = await openSandbox({
    keyPair: { privateKeyPem, kid: 'my-kid', appId: '42' },
    region: 'com',
  });
  expect(second.sandbox.coze).toMatchObject({ kid: 'my-kid', appId: '42' });
  const port = Number(new URL(second.sandbox.coze.apiBase).port);
  await second.sandbox.close();
  const third = await openSandbox({ port });
  expect(third.sandbox.coze.apiBase).toBe(second.sandbox.coze.apiBase);
  await third.sandbox.close();
});

test('requests are counted by route', async () => {
  await open();
  await client.call('GET', `/v1/bots/${client.sandbox.coze.botId}`);
  expect(client.sandbox.inspect.requestCount('/v1/bots/:id')).toBe(1);
  expect(client.sandbox.inspect.requests()).toEqual({ 'GET /v1/bots/:id': 1 });
});
