import type { ErrorView } from '../model/error-view';

/** Result of every request: nothing is thrown across the process boundary. */
export type Result<T> = { ok: true; value: T } | { ok: false; error: ErrorView };

/** Wraps a value as a success. */
export function succeed<T>(value: T): Result<T> {
  return { ok: true, value };
}

/** Wraps an error as a failure. */
export function fail(error: ErrorView): Result<never> {
  return { ok: false, error };
}
