import { afterAll, expect, test } from 'vitest';
import { PatTokenSource } from '../../../src/core/auth/token-provider';
import { CozeClient } from '../../../src/core/coze/coze-client';
import { uploadFile } from '../../../src/core/coze/file-upload';
import { HttpClient } from '../../../src/core/net/http-client';
import { Retrier } from '../../../src/core/net/retry';
import { appErrorOf } from '../../fakes/app-error-of';
import { sendJson, startStub } from '../../fakes/stub-server';

const MEBIBYTE = 1024 * 1024;
const http = new HttpClient({ timeoutMs: () => 5000 });
const retrier = new Retrier({
  attempts: 3,
  firstDelayMs: 4,
  maxDelayMs: 8,
  retryAfterMaxMs: 1000,
});
afterAll(() => http.dispose());

const { signal } = new AbortController();
const fileOf = (bytes: number) => ({
  name: '手冲.png',
  kind: 'image' as const,
  content: new Uint8Array(bytes).fill(97),
});

test('ten megabytes arrive whole, with name and length, also after a failure that passes', async () => {
  const stub = await startStub((_request, response) => {
    if (stub.requests.length === 1) sendJson(response, 503, {});
    else sendJson(response, 200, { code: 0, data: { id: '7500000000000000001' } });
  });
  const coze = new CozeClient(http, new PatTokenSource('pat_1'), stub.origin, { retrier });
  expect(await uploadFile(coze, fileOf(10 * MEBIBYTE), signal)).toEqual({
    kind: 'image',
    fileId: '7500000000000000001',
  });
  expect(stub.requests).toHaveLength(2);
  for (const { headers, body } of stub.requests) {
    expect(body).toContain('filename="手冲.png"');
    expect(body.includes('a'.repeat(10 * MEBIBYTE))).toBe(true);
    expect(Number(headers['content-length'])).toBeLessThan(10 * MEBIBYTE + 1000);
  }
});

test('what Coze does not take is FILE_REJECTED with its logid', async () => {
  const stub = await startStub((_request, response) =>
    sendJson(response, 200, { code: 4303, msg: 'type', detail: { logid: 'log-1' } }),
  );
  const coze = new CozeClient(http, new PatTokenSource('pat_1'), stub.origin, { retrier });
  expect(await appErrorOf(uploadFile(coze, fileOf(1), signal))).toMatchObject({
    code: 'FILE_REJECTED',
    logid: 'log-1',
  });
});
