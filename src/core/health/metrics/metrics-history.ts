import type {
  CallHistory,
  HistoryRange,
  HistoryStep,
  MeteredService,
  ResourceHistory,
} from '../../../shared/model/monitoring';
import type { Clock } from '../../ports/clock';
import { STEPS, type MetricsStore, type StoredTally } from '../store/metrics-store';
import type { CallMetrics, MinuteTally } from './call-metrics';
import { CallTally } from './call-tally';
import { LatencyHistogram } from '../../lib/latency-histogram';
import type { ResourceMeter } from './resource-meter';

const DAY_S = 86_400;
/** Seconds kept: a day for minutes, ninety days for hours. */
const KEEP_S = { minute: DAY_S, hour: 90 * DAY_S } as const;
const FLUSH_MS = 60_000;
const RANGES = {
  '1h': { step: STEPS.minute, seconds: 3600 },
  '24h': { step: STEPS.minute, seconds: DAY_S },
  '90d': { step: STEPS.hour, seconds: KEEP_S.hour },
} as const;

export interface MetricsHistoryOptions {
  store: MetricsStore;
  metrics: CallMetrics;
  resources: ResourceMeter;
  clock: Clock;
}

/**
 * Writes finished minutes to the database once a minute, adds them to their hours, deletes old
 * ones, and reads them back.
 */
export class MetricsHistory {
  private timer: NodeJS.Timeout | null = null;

  constructor(private readonly options: MetricsHistoryOptions) {}

  start(): void {
    this.timer ??= setInterval(() => this.flush(), FLUSH_MS).unref();
  }

  /** A write error only costs the figures of this minute. */
  flush(all = false): void {
    const { store, metrics, resources, clock } = this.options;
    const minutes = metrics.takeMinutes(all);
    const now = Math.floor(clock.now() / 1000);
    const { cpuPercent, rssMb } = resources.read();
    try {
      store.transaction(() => {
        for (const minute of minutes) this.save(minute);
        store.addResources(now - (now % STEPS.minute), cpuPercent, rssMb);
        store.prune(now - KEEP_S.minute, now - KEEP_S.hour);
      });
    } catch {
      // Retried with the next minute.
    }
  }

  /** Includes the unfinished minute. */
  calls(service: MeteredService, range: HistoryRange): CallHistory {
    this.flush(true);
    const { step, seconds } = RANGES[range];
    const rows = this.options.store.history(step, service, this.since(seconds));
    return { range, stepSeconds: step, steps: rows.map(toStep) };
  }

  resources(range: '1h' | '24h'): ResourceHistory {
    return this.options.store.resources(this.since(RANGES[range].seconds));
  }

  dispose(): void {
    if (this.timer) clearInterval(this.timer);
    this.timer = null;
    this.flush(true);
  }

  private save({ service, at, tally }: MinuteTally): void {
    const seconds = at / 1000;
    for (const step of Object.values(STEPS)) {
      this.options.store.update(step, service, seconds - (seconds % step), (before) =>
        joined(before, tally, seconds - (seconds % step)),
      );
    }
  }

  private since(seconds: number): number {
    return Math.floor(this.options.clock.now() / 1000) - seconds;
  }
}

function joined(before: StoredTally | null, tally: CallTally, at: number): StoredTally {
  const sum = toTally(before);
  sum.merge(tally);
  const { calls, failures, sumMs, retries, bytesIn, bytesOut, errors, histogram } = sum;
  return {
    at,
    calls,
    failures,
    sumMs,
    retries,
    bytesIn,
    bytesOut,
    errors: Object.fromEntries(errors),
    latencies: histogram.toBytes(),
  };
}

function toTally(stored: StoredTally | null): CallTally {
  const tally = new CallTally(new LatencyHistogram(stored?.latencies));
  if (!stored) return tally;
  const { calls, failures, sumMs, retries, bytesIn, bytesOut, errors } = stored;
  Object.assign(tally, { calls, failures, sumMs, retries, bytesIn, bytesOut });
  for (const [code, count] of Object.entries(errors)) tally.errors.set(code, count);
  return tally;
}

function toStep(stored: StoredTally): HistoryStep {
  const { calls, meanMs, p50Ms, p95Ms, p99Ms } = toTally(stored).figures();
  return {
    at: new Date(stored.at * 1000).toISOString(),
    calls,
    failures: stored.failures,
    meanMs,
    p50Ms,
    p95Ms,
    p99Ms,
  };
}
