import { wait } from '../lib/abort';
import { toAppError, type AppError } from '../lib/errors';

/** How often and how fast a failed request is repeated. */
export interface RetryPolicy {
  /** The first one included. */
  attempts: number;
  /**
   * Pause after the first failure, milliseconds; doubles each time. Half of it is left to chance.
   */
  firstDelayMs: number;
  maxDelayMs: number;
  /** A server that asks for more patience than this is not waited for, milliseconds. */
  retryAfterMaxMs: number;
}

export const RETRY_POLICY: RetryPolicy = {
  attempts: 4,
  firstDelayMs: 500,
  maxDelayMs: 8000,
  retryAfterMaxMs: 30_000,
};

/**
 * When a request may be sent again: whatever became of it, only when the server cannot have acted
 * on it, or never.
 */
export type Repeatable = 'always' | 'unheard' | 'never';

/**
 * Repeats what failed for a reason that passes, with growing pauses part of which is chance, so
 * that many who failed together do not come back together. A server's Retry-After is the least it
 * waits.
 */
export class Retrier {
  constructor(
    private readonly policy: RetryPolicy = RETRY_POLICY,
    private readonly random: () => number = Math.random,
  ) {}

  /** What the task gives, or its last error. ABORTED when the signal fires in a pause. */
  async run<T>(task: () => Promise<T>, repeatable: Repeatable, signal?: AbortSignal): Promise<T> {
    for (let attempt = 1; ; attempt += 1) {
      try {
        return await task();
      } catch (thrown) {
        const error = toAppError(thrown);
        const pause =
          attempt < this.policy.attempts && mayRepeat(error, repeatable)
            ? this.pauseAfter(attempt, error)
            : null;
        if (pause === null) throw error;
        await wait(pause, signal);
      }
    }
  }

  private pauseAfter(attempt: number, error: AppError): number | null {
    const { firstDelayMs, maxDelayMs, retryAfterMaxMs } = this.policy;
    const delay = Math.min(maxDelayMs, firstDelayMs * 2 ** (attempt - 1));
    const asked = Number(error.params['retryAfterSeconds'] ?? 0) * 1000;
    if (asked > retryAfterMaxMs) return null;
    return Math.max(asked, delay / 2) + this.random() * (delay / 2);
  }
}

function mayRepeat({ code, params }: AppError, repeatable: Repeatable): boolean {
  if (repeatable === 'never') return false;
  if (code === 'RATE_LIMITED' || code === 'CONNECTION_REFUSED' || code === 'PROXY_UNREACHABLE')
    return true;
  if (code === 'COZE_SERVER_ERROR' && params['status'] === 503) return true;
  return (
    repeatable === 'always' &&
    (code === 'COZE_SERVER_ERROR' || code === 'OAUTH_SERVER_ERROR' || code === 'CONNECTION_RESET')
  );
}

/**
 * The server's Retry-After (RFC 9110, 10.2.3) as a value of an error, in whole seconds; nothing
 * without one.
 */
export function retryAfterParams(
  headers: Record<string, string>,
  nowMs = Date.now(),
): { retryAfterSeconds?: number } {
  const value = headers['retry-after']?.trim() ?? '';
  if (/^\d{1,9}$/.test(value)) return { retryAfterSeconds: Number(value) };
  const at = Date.parse(value);
  return Number.isNaN(at) ? {} : { retryAfterSeconds: Math.max(0, Math.ceil((at - nowMs) / 1000)) };
}
