import { afterAll, describe, expect, test } from 'vitest';
import { readEvents, type StreamEvent } from '../../../src/core/coze/event-stream';
import { HttpClient, type HttpStream } from '../../../src/core/net/http-client';
import { appErrorOf } from '../../fakes/app-error-of';
import { eventually } from '../../fakes/deferred';
import { startStub } from '../../fakes/stub-server';

const http = new HttpClient({ timeoutMs: () => 2000 });
afterAll(() => http.dispose());

/** A stream of these pieces; tells whether it was closed. */
function streamOf(chunks: Iterable<Uint8Array>): HttpStream & { closed: boolean } {
  const stream = {
    status: 200,
    headers: {},
    closed: false,
    body: (async function* () {
      for (const chunk of chunks) yield await Promise.resolve(chunk);
    })(),
    text: () => Promise.resolve(''),
    close: () => {
      stream.closed = true;
    },
  };
  return stream;
}

async function collect(
  stream: HttpStream,
  idleMs = 1000,
): Promise<Array<Omit<StreamEvent, 'receivedAt'>>> {
  const events: Array<Omit<StreamEvent, 'receivedAt'>> = [];
  for await (const { name, data } of readEvents(stream, idleMs)) events.push({ name, data });
  return events;
}

const bytesOf = (text: string): Uint8Array => new TextEncoder().encode(text);

const TEXT = [
  ': a comment',
  '',
  'event:conversation.message.delta',
  'data:{"content":"手冲☕️👨‍👩‍👧"}',
  '',
  'event: with space',
  'data: first',
  'data: second',
  '',
  'id: 7',
  'data:only data',
  '',
  'event:done',
  'data:"[DONE]"',
  '',
  '',
];
const EXPECTED = [
  { name: 'conversation.message.delta', data: '{"content":"手冲☕️👨‍👩‍👧"}' },
  { name: 'with space', data: 'first\nsecond' },
  { name: 'message', data: 'only data' },
  { name: 'done', data: '"[DONE]"' },
];

describe.each([
  ['LF', '\n'],
  ['CRLF', '\r\n'],
])('%s line ends', (_name, end) => {
  const bytes = bytesOf(TEXT.join(end));

  test('cut in two at every byte', async () => {
    for (let at = 0; at <= bytes.length; at += 1) {
      expect(await collect(streamOf([bytes.subarray(0, at), bytes.subarray(at)]))).toEqual(
        EXPECTED,
      );
    }
  });

  test.each([1, 2, 3, 5, 7])('in pieces of %i bytes', async (size) => {
    const pieces: Uint8Array[] = [];
    for (let at = 0; at < bytes.length; at += size) pieces.push(bytes.subarray(at, at + size));
    expect(await collect(streamOf(pieces))).toEqual(EXPECTED);
  });
});

test('an event whose end never came is not told', async () => {
  expect(await collect(streamOf([bytesOf('event:a\ndata:1\n\nevent:b\ndata:2\n')]))).toEqual([
    { name: 'a', data: '1' },
  ]);
});

test('a stream that was read to its end is closed', async () => {
  const stream = streamOf([bytesOf('data:1\n\n')]);
  await collect(stream);
  expect(stream.closed).toBe(true);
});

test('a reader who leaves early closes the stream', async () => {
  const stream = streamOf([bytesOf('data:1\n\ndata:2\n\n')]);
  const seen: string[] = [];
  for await (const { data } of readEvents(stream, 1000)) {
    seen.push(data);
    break;
  }
  expect(seen).toEqual(['1']);
  expect(stream.closed).toBe(true);
});

test('an event without end cannot fill the memory', async () => {
  const endless = (function* (): Iterable<Uint8Array> {
    yield bytesOf('data:');
    for (let megabyte = 0; megabyte < 16; megabyte += 1) yield bytesOf('x'.repeat(1024 * 1024));
  })();
  expect((await appErrorOf(collect(streamOf(endless)))).code).toBe('STREAM_BROKEN');
});

describe('over a real connection', () => {
  test('a server that falls silent is given up after the idle time, and its socket is closed', async () => {
    let isClosed = false;
    const stub = await startStub((_request, response) => {
      response.writeHead(200, { 'content-type': 'text/event-stream' });
      response.write('data:1\n\n');
      response.on('close', () => (isClosed = true));
    });
    const seen: string[] = [];
    const reading = (async () => {
      const stream = await http.open({ method: 'GET', url: stub.origin });
      for await (const { data } of readEvents(stream, 60)) seen.push(data);
    })();
    expect(await appErrorOf(reading)).toMatchObject({ code: 'STREAM_STALLED', layer: 'stream' });
    expect(seen).toEqual(['1']);
    await eventually(() => isClosed, 'the socket is closed');
  });

  test('idle time counts anew with every piece', async () => {
    const stub = await startStub((_request, response) => {
      response.writeHead(200, { 'content-type': 'text/event-stream' });
      let sent = 0;
      const timer = setInterval(() => {
        sent += 1;
        response.write(`data:${sent}\n\n`);
        if (sent === 6) {
          clearInterval(timer);
          response.end();
        }
      }, 60);
    });
    const stream = await http.open({ method: 'GET', url: stub.origin });
    expect(await collect(stream, 250)).toHaveLength(6);
  });

  test('a connection that is reset in the middle is a network error', async () => {
    const stub = await startStub((_request, response, socket) => {
      response.writeHead(200, { 'content-type': 'text/event-stream' });
      response.write('data:1\n\n');
      setTimeout(() => socket.resetAndDestroy(), 20);
    });
    const stream = await http.open({ method: 'GET', url: stub.origin });
    expect(await appErrorOf(collect(stream))).toMatchObject({
      code: 'CONNECTION_RESET',
      params: { host: new URL(stub.origin).host },
    });
  });

  test('a cancel in the middle is ABORTED', async () => {
    const stub = await startStub((_request, response) => {
      response.writeHead(200, { 'content-type': 'text/event-stream' });
      response.write('data:1\n\n');
    });
    const controller = new AbortController();
    const stream = await http.open({ method: 'GET', url: stub.origin, signal: controller.signal });
    const reading = (async () => {
      for await (const { data } of readEvents(stream, 5000)) if (data) controller.abort();
    })();
    expect((await appErrorOf(reading)).code).toBe('ABORTED');
  });
});
