import type { SeriesFigures } from '../../../shared/model/acceptance';
import { wait } from '../../lib/abort';
import { toAppError, type AppError } from '../../lib/errors';
import type { Clock } from '../../ports/clock';
import { OutcomeTally } from './outcome-tally';

export interface CallSeriesOptions {
  calls: number;
  /** Makes one call; returns the time to its first word in milliseconds. */
  call: (signal: AbortSignal) => Promise<number>;
  /**
   * Shortest interval in milliseconds between the starts of two calls: a rate limit is kept by
   * waiting here, where it does not count as the server's time.
   */
  paceMs: number;
  clock: Pick<Clock, 'monotonic'>;
  signal: AbortSignal;
  onCall: (done: number) => void;
  onFailure: (number: number, error: AppError) => void;
}

/** Makes calls one after another. Rejects with ABORTED when the signal fires. */
export async function runCallSeries({
  calls,
  call,
  paceMs,
  clock,
  signal,
  onCall,
  onFailure,
}: CallSeriesOptions): Promise<SeriesFigures> {
  const tally = new OutcomeTally();
  const firstWordMs: (number | null)[] = [];
  for (let number = 1; number <= calls; number += 1) {
    const startedAt = clock.monotonic();
    try {
      const ms = await call(signal);
      tally.good(ms);
      firstWordMs.push(ms);
    } catch (thrown) {
      const error = toAppError(thrown);
      if (signal.aborted) throw error;
      tally.bad(error.code);
      firstWordMs.push(null);
      onFailure(number, error);
    }
    onCall(number);
    const left = paceMs - (clock.monotonic() - startedAt);
    if (left > 0 && number < calls) await wait(left, signal);
  }
  return {
    firstWordMs,
    meanMs: tally.meanMs,
    p50Ms: tally.quantile(0.5),
    p95Ms: tally.quantile(0.95),
    maxMs: tally.maxMs,
    outcomes: tally.outcomes,
  };
}
