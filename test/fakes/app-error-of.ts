import { AppError } from '../../src/core/lib/errors';
import { rejectionOf } from './deferred';

/** The AppError a promise rejects with; anything else fails the test. */
export async function appErrorOf(promise: Promise<unknown>): Promise<AppError> {
  const thrown = await rejectionOf(promise);
  if (thrown instanceof AppError) return thrown;
  throw new Error('no AppError was thrown', { cause: thrown });
}

/** The same for a function that throws at once. */
export function appErrorIn(work: () => unknown): AppError {
  try {
    work();
  } catch (thrown) {
    if (thrown instanceof AppError) return thrown;
    throw new Error('no AppError was thrown', { cause: thrown });
  }
  throw new Error('nothing was thrown');
}
