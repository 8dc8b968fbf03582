import type { CallStopwatch } from './call-stopwatch';
import type { HttpStream } from './http-client';

/** A stream whose outcome only its reader knows. */
export interface MeteredStream extends HttpStream {
  /** Reports the outcome; the call has ended. Only the first report counts. */
  settle(outcome: string): void;
}

/** Measures what is read of a stream. */
export function meteredStream(stream: HttpStream, watch: CallStopwatch): MeteredStream {
  let bytes = 0;
  async function* body(): AsyncGenerator<Uint8Array> {
    for await (const chunk of stream.body) {
      watch.firstByte();
      bytes += chunk.byteLength;
      yield chunk;
    }
  }
  return {
    status: stream.status,
    headers: stream.headers,
    body: body(),
    text: () => stream.text(),
    close: () => stream.close(),
    settle: (outcome) => watch.end(outcome, bytes),
  };
}
