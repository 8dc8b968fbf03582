import type { AppError } from '../lib/errors';
import type { Clock } from '../ports/clock';

/**
 * A Studio may be upgraded while we run: what it did not have is asked for again after so long,
 * milliseconds.
 */
const KEEP_MS = 600_000;

/**
 * Remembers for one connection which reads the server does not offer (a Coze Studio has only a part
 * of the API, coze-wire 8), so that nobody asks for them again and again. Chats are never kept
 * back: a proxy's single 404 must not stop them.
 */
export class MissingEndpoints {
  private readonly known = new Map<string, { error: AppError; until: number }>();

  constructor(private readonly clock: Pick<Clock, 'monotonic'>) {}

  /** The refusal this read is known to get, or null. */
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
