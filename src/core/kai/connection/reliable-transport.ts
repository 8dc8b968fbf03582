import {
  StreamableHTTPClientTransport,
  type JSONRPCMessage,
  type StreamableHTTPClientTransportOptions,
} from '@modelcontextprotocol/client';
import { STREAM_ENDED } from './kai-errors';

type SendOptions = NonNullable<Parameters<StreamableHTTPClientTransport['send']>[1]>;
type Hear = NonNullable<StreamableHTTPClientTransport['onmessage']>;

/**
 * The library does not fail a request whose stream ends before the answer (server killed,
 * connection cut): it would wait for its timeout. This transport answers such a request with an
 * error.
 */
export class ReliableTransport extends StreamableHTTPClientTransport {
  /** Requests without an answer yet. */
  private readonly pending = new Set<string | number>();

  constructor(url: URL, options: StreamableHTTPClientTransportOptions) {
    super(url, options);
    let hear: Hear | undefined;
    // A field of the base class, so it can only be intercepted on the object itself.
    Object.defineProperty(this, 'onmessage', {
      get: () => hear && this.noting(hear),
      set: (next: Hear | undefined) => {
        hear = next;
      },
    });
  }

  override async send(
    message: JSONRPCMessage | JSONRPCMessage[],
    options?: SendOptions,
  ): Promise<void> {
    if (Array.isArray(message) || !('method' in message) || !('id' in message))
      return super.send(message, options);
    const { id } = message;
    this.pending.add(id);
    const onRequestStreamEnd = (): void => {
      options?.onRequestStreamEnd?.();
      if (this.pending.delete(id))
        this.onmessage?.({
          jsonrpc: '2.0',
          id,
          error: { code: STREAM_ENDED, message: 'the stream ended before the answer' },
        });
    };
    try {
      await super.send(message, { ...options, onRequestStreamEnd });
    } catch (thrown) {
      this.pending.delete(id);
      throw thrown;
    }
  }

  private noting(hear: Hear): Hear {
    return (message) => {
      if ('id' in message && !('method' in message) && message.id !== undefined)
        this.pending.delete(message.id);
      hear(message);
    };
  }
}
