import { useCallback, useState } from 'react';
import type { ErrorView } from '../../shared/model/error-view';
import type { Result } from '../../shared/ipc/result';

/** A request started by a person: whether it runs, and what went wrong last. */
export interface Action<A extends unknown[], T> {
  run: (...args: A) => Promise<T | undefined>;
  running: boolean;
  error: ErrorView | null;
  clearError: () => void;
}

/**
 * Wraps a request for a button. `run` returns the value, or undefined after a failure (`error` is
 * set then).
 */
export function useAction<A extends unknown[], T>(
  perform: (...args: A) => Promise<Result<T>>,
): Action<A, T> {
  const [running, setRunning] = useState(false);
  const [error, setError] = useState<ErrorView | null>(null);
  const run = useCallback(
    async (...args: A): Promise<T | undefined> => {
      setRunning(true);
      setError(null);
      const result = await perform(...args);
      setRunning(false);
      if (result.ok) return result.value;
      setError(result.error);
      return undefined;
    },
    [perform],
  );
  const clearError = useCallback(() => setError(null), []);
  return { run, running, error, clearError };
}
