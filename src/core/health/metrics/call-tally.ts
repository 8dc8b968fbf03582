import type { CallFigures } from '../../../shared/model/monitoring';
import type { CallRecord } from '../../ports/call-meter';
import { LatencyHistogram } from '../../lib/latency-histogram';

/** Totals of one service's calls in one period. */
export class CallTally {
  calls = 0;
  failures = 0;
  sumMs = 0;
  retries = 0;
  bytesIn = 0;
  bytesOut = 0;
  readonly errors = new Map<string, number>();

  constructor(readonly histogram = new LatencyHistogram()) {}

  add({ outcome, ms, retries, bytesIn, bytesOut }: CallRecord): void {
    this.retries += retries;
    this.bytesIn += bytesIn;
    this.bytesOut += bytesOut;
    // A call a person stopped says nothing about the service.
    if (outcome === 'ABORTED') return;
    this.calls += 1;
    this.sumMs += ms;
    this.histogram.add(ms);
    if (outcome === 'ok') return;
    this.failures += 1;
    this.errors.set(outcome, (this.errors.get(outcome) ?? 0) + 1);
  }

  merge(other: CallTally): void {
    this.calls += other.calls;
    this.failures += other.failures;
    this.sumMs += other.sumMs;
    this.retries += other.retries;
    this.bytesIn += other.bytesIn;
    this.bytesOut += other.bytesOut;
    this.histogram.merge(other.histogram);
    for (const [code, count] of other.errors)
      this.errors.set(code, (this.errors.get(code) ?? 0) + count);
  }

  /** The figures to show. */
  figures(): CallFigures {
    const { calls, failures, sumMs, histogram, retries, bytesIn, bytesOut } = this;
    return {
      calls,
      successRate: calls === 0 ? null : (calls - failures) / calls,
      meanMs: calls === 0 ? null : rounded(sumMs / calls),
      p50Ms: rounded(histogram.quantile(0.5)),
      p95Ms: rounded(histogram.quantile(0.95)),
      p99Ms: rounded(histogram.quantile(0.99)),
      errors: Object.fromEntries(this.errors),
      retries,
      bytesIn,
      bytesOut,
    };
  }
}

function rounded(ms: number | null): number | null {
  return ms === null ? null : Math.round(ms * 10) / 10;
}
