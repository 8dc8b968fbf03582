import type { AppError } from '../lib/errors';
import type { Clock } from '../ports/clock';

/** When a missing endpoint is tried again, milliseconds: a Studio may be upgraded while we run. */
const KEEP_MS = 600_000;

/**
 * Remembers, for one connection, which reads the server does not offer (a Coze Studio has only part
 * of the API, docs/reference/coze-wire.md, 8), so that they are not tried again and again. Chats
 * are never held back: a single 404 of a proxy must not stop them.
 */
export class MissingEndpoints {
  private readonly known = new Map<string, { error: AppError; until: number }>();

  constructor(private readonly clock: Pick<Clock, 'monotonic'>) {}

  /** The error this read is known to get, or null. */
  refusalOf(method: string, path: string): AppError | null {
    const found = this.known.get(`${method} ${path}`);
    return found && this.clock.monotonic() < found.until ? found.error : null;
  }

  record(method: string, path: string, error: AppError): void {
    const isRead = method === 'GET' && path.startsWith('/v1/');
    if (isRead && error.code === 'ENDPOINT_NOT_SERVED')
      this.known.set(`${method} ${path}`, { error, until: this.clock.monotonic() + KEEP_MS });
  }
}
