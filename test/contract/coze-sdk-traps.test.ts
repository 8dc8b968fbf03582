import { Readable } from 'node:stream';
import { CozeAPI } from '@coze/api';
import { expect, test } from 'vitest';
import { sendJson, startStub, type StubServer } from '../fakes/stub-server';

/**
 * What the SDK does by itself, and why some calls are not made through it (decision 0004). A test
 * that fails here after an update is good news: look whether the call can move.
 */

const sdkAt = ({ origin }: StubServer): CozeAPI => new CozeAPI({ baseURL: origin, token: 'pat_1' });
const accepting = (): Promise<StubServer> =>
  startStub((_request, response) => sendJson(response, 200, { code: 0, data: { id: '1' } }));

test('an upload from memory goes without its file name, by which Coze knows the type', async () => {
  const stub = await accepting();
  await sdkAt(stub).files.upload({ file: Object.assign(Buffer.from('x'), { name: 'a.png' }) });
  expect(stub.requests[0]?.body).toContain('name="file"');
  expect(stub.requests[0]?.body).not.toContain('filename');
});

test('an upload of a Blob is refused, and a stream has no length and can be sent once', async () => {
  const stub = await accepting();
  await expect(sdkAt(stub).files.upload({ file: new Blob(['x']) })).rejects.toThrow(/Blob/);
  const file = Object.assign(Readable.from([Buffer.from('x')]), { name: 'a.png' });
  await sdkAt(stub).files.upload({ file });
  expect(stub.requests[0]?.headers).toMatchObject({ 'transfer-encoding': 'chunked' });
  expect(file.readableEnded).toBe(true);
});

test('a chat is asked after by POST, which a Studio does not serve', async () => {
  const stub = await accepting();
  await sdkAt(stub).chat.retrieve('1', '2');
  expect(stub.requests[0]?.method).toBe('POST');
});

test('values are put into a query as they are', async () => {
  const stub = await accepting();
  await sdkAt(stub).bots.retrieve({ bot_id: '1&is_published=false' });
  expect(stub.requests[0]?.path).toContain('bot_id=1&is_published=false');
});

test('a page in the place of an answer looks like an empty success', async () => {
  const stub = await startStub((_request, response) =>
    response.writeHead(200, { 'content-type': 'text/html' }).end('<html>'),
  );
  expect(await sdkAt(stub).bots.retrieve({ bot_id: '1' })).toBeUndefined();
});

test('a failure that passes is not repeated, and a 503 is reported as 500', async () => {
  const stub = await startStub((_request, response) => sendJson(response, 503, {}));
  await expect(sdkAt(stub).workspaces.list()).rejects.toMatchObject({ status: 500 });
  expect(stub.requests).toHaveLength(1);
});
