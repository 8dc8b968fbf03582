import type { Clock } from '../../ports/clock';

/**
 * So many wrong proofs a minute from one source are answered as wrong; more only hear that there
 * are too many.
 */
const PER_MINUTE = 20;
const SOURCES_MAX = 1000;

/**
 * Counts wrong proofs per source. A right one always passes: behind a tunnel everybody comes from
 * the same address, and a stranger's guesses must not shut out Coze.
 */
export class WrongTokenLimiter {
  private readonly counts = new Map<string, { since: number; count: number }>();

  constructor(private readonly clock: Pick<Clock, 'monotonic'>) {}

  /** Notes one more; true when this source has used up its minute. */
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

  /** Made-up sources must not fill the memory. */
  private forgetOldest(): void {
    if (this.counts.size <= SOURCES_MAX) return;
    const [oldest] = this.counts.keys();
    if (oldest !== undefined) this.counts.delete(oldest);
  }
}
