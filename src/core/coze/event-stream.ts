import { createParser } from 'eventsource-parser';
import { AppError } from '../lib/errors';
import type { HttpStream } from '../net/http-client';

/**
 * One server-sent event; `receivedAt` is when its last byte was read, milliseconds since the epoch.
 */
export interface StreamEvent {
  name: string;
  data: string;
  receivedAt: number;
}

/** An event larger than this does not come from Coze, characters. */
const EVENT_MAX = 4 * 1024 * 1024;

/**
 * Reads server-sent events (WHATWG HTML, 9.2), however their bytes are split. STREAM_STALLED after
 * `idleMs` of silence. The socket is closed however the reading ends.
 */
export async function* readEvents(stream: HttpStream, idleMs: number): AsyncIterable<StreamEvent> {
  const ready: StreamEvent[] = [];
  const parser = createParser({
    maxBufferSize: EVENT_MAX,
    onEvent: (event) =>
      ready.push({ name: event.event ?? 'message', data: event.data, receivedAt: Date.now() }),
    onError: (error) => {
      if (error.type === 'max-buffer-size-exceeded')
        throw new AppError('STREAM_BROKEN', { cause: error });
    },
  });
  const decoder = new TextDecoder();
  const chunks = stream.body[Symbol.asyncIterator]();
  try {
    for (;;) {
      const next = await beforeIdle(chunks.next(), idleMs);
      if (next.done) break;
      parser.feed(decoder.decode(next.value, { stream: true }));
      yield* ready.splice(0);
    }
  } finally {
    stream.close();
  }
}

function beforeIdle<T>(promise: Promise<T>, idleMs: number): Promise<T> {
  return new Promise((resolve, reject) => {
    const timer = setTimeout(() => {
      reject(new AppError('STREAM_STALLED', { params: { seconds: Math.round(idleMs / 1000) } }));
    }, idleMs);
    promise.then(resolve, reject).finally(() => clearTimeout(timer));
  });
}
