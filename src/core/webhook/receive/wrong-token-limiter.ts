import type { Clock } from '../../ports/clock';

/**
 * Wrong proofs per minute and source that are answered as wrong; after that the answer is only that
 * there are too many.
 */
const PER_MINUTE = 20;
const SOURCES_MAX = 1000;

/**
 * Counts wrong proofs per source. A right one always passes: behind a tunnel all requests come from
 * the same address, and a stranger's guesses must not lock out Coze.
 */
export class WrongTokenLimiter {
  private readonly counts = new Map<string, { since: number; count: number }>();

  constructor(private readonly clock: Pick<Clock, 'monotonic'>) {}

  /** Counts one more; true when this source has used up its minute. */
  isTooMany(source: string): boolean {
    const now = this.clock.monotonic();
    const known = this.counts.get(source);
    if (!known || now - known.since >= 60_000) {
      this.counts.delete(source);
      this.counts.set(source, { since: now, count: 1 });
      this.forgetOldest();
      return false;
    }
    known.count += 1;
    return known.count > PER_MINUTE;
  }

  /** Keeps made-up sources from filling the memory. */
  private forgetOldest(): void {
    if (this.counts.size <= SOURCES_MAX) return;
    const [oldest] = this.counts.keys();
    if (oldest !== undefined) this.counts.delete(oldest);
  }
}
