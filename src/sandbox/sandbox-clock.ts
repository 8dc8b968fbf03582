/**
 * The sandbox's own clock: everything time-like (JWT windows, expiries, the Date header) reads it,
 * so that tests can skew it.
 */
export interface SandboxClock {
  /** Milliseconds since 1970. */
  nowMs(): number;
  /** Whole seconds since 1970, the unit of every time in Coze's protocol. */
  nowSeconds(): number;
}

/** Makes a clock from a source of milliseconds (default: this machine's clock). */
export function createSandboxClock(now: () => number = Date.now): SandboxClock {
  return { nowMs: now, nowSeconds: () => Math.floor(now() / 1000) };
}

/**
 * Waits real time (never the skewed clock); ends early, without an error, when the signal aborts.
 */
export function pause(milliseconds: number, signal?: AbortSignal): Promise<void> {
  if (milliseconds <= 0 || signal?.aborted === true) return Promise.resolve();
  return new Promise((resolve) => {
    const finish = (): void => {
      clearTimeout(timer);
      signal?.removeEventListener('abort', finish);
      resolve();
    };
    const timer = setTimeout(finish, milliseconds);
    signal?.addEventListener('abort', finish);
  });
}
