import { AppError } from './errors';

/** Waits; rejects at once with ABORTED when the signal fires. */
export function wait(milliseconds: number, signal?: AbortSignal): Promise<void> {
  return new Promise((resolve, reject) => {
    if (signal?.aborted) {
      reject(new AppError('ABORTED'));
      return;
    }
    const onAbort = (): void => {
      clearTimeout(timer);
      reject(new AppError('ABORTED'));
    };
    const timer = setTimeout(() => {
      signal?.removeEventListener('abort', onAbort);
      resolve();
    }, milliseconds);
    signal?.addEventListener('abort', onAbort, { once: true });
  });
}

/** Waits for the promise, up to a time limit; its result is ignored. */
export async function within(milliseconds: number, promise: Promise<unknown>): Promise<void> {
  const isOver = new AbortController();
  await Promise.allSettled([
    Promise.race([promise, wait(milliseconds, isOver.signal)]).finally(() => isOver.abort()),
  ]);
}

/** The promise, or ABORTED as soon as the signal fires; the promise itself continues for others. */
export function abortable<T>(promise: Promise<T>, signal?: AbortSignal): Promise<T> {
  if (!signal) return promise;
  if (signal.aborted) {
    // Its failure is for others to handle; without them it must not end the process.
    promise.catch(() => {});
    return Promise.reject(new AppError('ABORTED'));
  }
  return new Promise((resolve, reject) => {
    const onAbort = (): void => reject(new AppError('ABORTED'));
    signal.addEventListener('abort', onAbort, { once: true });
    promise.then(resolve, reject).finally(() => signal.removeEventListener('abort', onAbort));
  });
}

/**
 * Runs a task whose signal fires with the caller's, or at the time limit; the task is expected to
 * reject with ABORTED then.
 */
export async function limited<T>(
  milliseconds: number,
  signal: AbortSignal,
  task: (signal: AbortSignal) => Promise<T>,
): Promise<T> {
  const limit = new AbortController();
  const end = (): void => limit.abort();
  if (signal.aborted) end();
  signal.addEventListener('abort', end, { once: true });
  const timer = setTimeout(end, milliseconds);
  try {
    return await task(limit.signal);
  } finally {
    clearTimeout(timer);
    signal.removeEventListener('abort', end);
  }
}
