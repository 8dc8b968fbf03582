import { LatencyHistogram } from '../../lib/latency-histogram';

/** Counts the outcomes of calls and the duration of successful ones. */
export class OutcomeTally {
  readonly outcomes: Record<string, number> = {};
  private readonly times = new LatencyHistogram();
  private sum = 0;
  private longest = 0;

  good(ms: number): void {
    this.count('ok');
    this.times.add(ms);
    this.sum += ms;
    this.longest = Math.max(this.longest, ms);
  }

  bad(code: string): void {
    this.count(code);
  }

  get calls(): number {
    return Object.values(this.outcomes).reduce((sum, count) => sum + count, 0);
  }

  get succeeded(): number {
    return this.outcomes['ok'] ?? 0;
  }

  /** Milliseconds; null while nothing has succeeded. */
  get meanMs(): number | null {
    return this.succeeded === 0 ? null : this.sum / this.succeeded;
  }

  get maxMs(): number | null {
    return this.succeeded === 0 ? null : this.longest;
  }

  quantile(share: number): number | null {
    return this.times.quantile(share);
  }

  private count(outcome: string): void {
    this.outcomes[outcome] = (this.outcomes[outcome] ?? 0) + 1;
  }
}
