import { isUtf8 } from 'node:buffer';
import type { IncomingMessage } from 'node:http';
import { WEBHOOK_BODY_MAX, type WebhookReason } from '../../../shared/model/webhook';

/** Memory in bytes for all bodies being read at the same time, by up to 256 senders. */
const TOGETHER_MAX = 64 * 1024 * 1024;

/** Bytes that are still read of a body that is too large. */
const DRAIN_MAX = 8 * 1024 * 1024;

/** `gone`: the sender has disconnected and cannot be answered. */
export type BodyResult =
  | { kind: 'whole'; raw: Buffer }
  | { kind: 'refused'; reason: WebhookReason }
  | { kind: 'gone' };

/** Reads bodies with a limit for each and for all together. */
export class BodyReader {
  private together = 0;

  read(request: IncomingMessage, max = WEBHOOK_BODY_MAX): Promise<BodyResult> {
    if (Number(request.headers['content-length'] ?? 0) > max)
      return Promise.resolve({ kind: 'refused', reason: 'too-large' });
    return new Promise((resolve) => {
      const chunks: Buffer[] = [];
      let size = 0;
      const finish = (result: BodyResult): void => {
        request.off('data', onData).off('end', onEnd).off('close', onClose);
        this.together -= size;
        resolve(result);
      };
      const onData = (chunk: Buffer): void => {
        size += chunk.length;
        this.together += chunk.length;
        chunks.push(chunk);
        if (size > max) finish({ kind: 'refused', reason: 'too-large' });
        else if (this.together > TOGETHER_MAX) finish({ kind: 'refused', reason: 'unavailable' });
      };
      const onEnd = (): void =>
        finish({
          kind: 'whole',
          raw: chunks.length === 1 && chunks[0] ? chunks[0] : Buffer.concat(chunks),
        });
      const onClose = (): void => finish({ kind: 'gone' });
      request
        .on('data', onData)
        .on('end', onEnd)
        .on('close', onClose)
        .on('error', () => {});
    });
  }
}

/**
 * Reads and discards the rest, so that a sender that is still sending gets the answer: closing
 * would reset the connection (RFC 9112, 9.6). A sender that never stops is cut off.
 */
export function drain(request: IncomingMessage): void {
  let size = 0;
  request.on('data', (chunk: Buffer) => {
    size += chunk.length;
    if (size > DRAIN_MAX) request.socket.destroy();
  });
}

/** The text of a body; null when it is not valid UTF-8. */
export function textOfBody(raw: Buffer): string | null {
  return isUtf8(raw) ? raw.toString('utf8') : null;
}
