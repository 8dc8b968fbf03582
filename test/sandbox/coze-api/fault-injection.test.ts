import { afterEach, expect, test } from 'vitest';
import type { FaultAction } from '../../../src/sandbox/coze-api/faults';
import { type SandboxClient, openSandbox } from './sandbox-client';

let client: SandboxClient;
afterEach(() => client.sandbox.close());

const QUESTION = '请介绍一下手冲咖啡的技巧';

async function openWith(action: FaultAction, path = '/v1/users/me'): Promise<void> {
  client = await openSandbox({ faults: [{ path, times: 1, action }] });
}

async function afterwards(): Promise<number> {
  return (await client.fetch('GET', '/v1/users/me')).status;
}

test('a status is answered with its headers and body, once', async () => {
  await openWith({
    type: 'status',
    status: 503,
    headers: { 'retry-after': '1' },
    body: { code: 4009, msg: 'busy' },
  });
  const response = await client.fetch('GET', '/v1/users/me');
  expect([response.status, response.headers.get('retry-after')]).toEqual([503, '1']);
  expect(response.headers.get('x-tt-logid')).not.toBeNull();
  expect(await response.json()).toEqual({ code: 4009, msg: 'busy' });
  expect(await afterwards()).toBe(200);
});

test('a code comes in the envelope with HTTP 200', async () => {
  await openWith({ type: 'code', code: 4013, msg: 'model error' });
  expect(await client.call('GET', '/v1/users/me')).toMatchObject({
    status: 200,
    code: 4013,
    msg: 'model error',
  });
});

test('a delay only delays', async () => {
  await openWith({ type: 'delay', ms: 80 });
  const start = performance.now();
  expect(await afterwards()).toBe(200);
  expect(performance.now() - start).toBeGreaterThan(70);
});

test('garbage is HTTP 200 with a page instead of JSON', async () => {
  await openWith({ type: 'garbage' });
  const response = await client.fetch('GET', '/v1/users/me');
  expect([response.status, response.headers.get('content-type')]).toEqual([200, 'text/html']);
  expect(await response.text()).toContain('<html>');
});

test('a reset breaks the connection before any answer, and the sandbox lives on', async () => {
  await openWith({ type: 'reset' });
  await expect(client.fetch('GET', '/v1/users/me')).rejects.toThrow();
  expect(await afterwards()).toBe(200);
});

test('a stream is dropped after exactly so many bytes', async () => {
  await openWith({ type: 'drop_after_bytes', bytes: 500 }, '/v3/chat');
  const { bytes, failed } = await readToTheEnd(await client.chat(QUESTION));
  expect([bytes, failed]).toEqual([500, true]);
  expect(await afterwards()).toBe(200);
});

test('a stream stalls after so many bytes with the connection open', async () => {
  await openWith({ type: 'stall_after_bytes', bytes: 500 }, '/v3/chat');
  const reader = (await client.chat(QUESTION)).body?.getReader();
  let bytes = 0;
  while (bytes < 500) bytes += (await reader?.read())?.value?.length ?? 0;
  const next = reader?.read();
  const silence = new Promise((resolve) => setTimeout(() => resolve('silence'), 150));
  expect(bytes).toBe(500);
  expect(await Promise.race([next, silence])).toBe('silence');
  await reader?.cancel();
});

test('an answer shorter than the cut ends as usual', async () => {
  await openWith({ type: 'drop_after_bytes', bytes: 1_000_000 });
  expect((await client.call('GET', '/v1/users/me')).code).toBe(0);
});

async function readToTheEnd(response: Response): Promise<{ bytes: number; failed: boolean }> {
  let bytes = 0;
  try {
    for await (const chunk of response.body ?? []) bytes += chunk.length;
    return { bytes, failed: false };
  } catch {
    return { bytes, failed: true };
  }
}
