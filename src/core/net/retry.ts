import { wait } from '../lib/abort';
import { toAppError, type AppError } from '../lib/errors';

/** How often and how soon a failed request is repeated. */
export interface RetryPolicy {
  /** Including the first one. */
  attempts: number;
  /** Pause after the first failure, milliseconds; doubles each time. Half of it is random. */
  firstDelayMs: number;
  maxDelayMs: number;
  /** A server that asks for a longer pause than this is not waited for, milliseconds. */
  retryAfterMaxMs: number;
}

export const RETRY_POLICY: RetryPolicy = {
  attempts: 4,
  firstDelayMs: 500,
  maxDelayMs: 8000,
  retryAfterMaxMs: 30_000,
};

/**
 * When a request may be repeated: always, only when the server cannot have acted on it, or never.
 */
export type Repeatable = 'always' | 'unheard' | 'never';

/**
 * Repeats what failed for a temporary reason, with growing pauses that are partly random, so that
 * many callers that failed together do not return together. Waits at least a server's Retry-After.
 */
export class Retrier {
  constructor(
    private readonly policy: RetryPolicy = RETRY_POLICY,
    private readonly random: () => number = Math.random,
  ) {}

  /** The task's result, or its last error. ABORTED when the signal fires during a pause. */
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
 * The server's Retry-After (RFC 9110, 10.2.3) as a parameter of an error, in whole seconds; empty
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
