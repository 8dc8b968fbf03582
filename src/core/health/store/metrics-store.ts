import { z } from 'zod';
import type { MeteredService, ResourceHistory } from '../../../shared/model/monitoring';
import type { Database } from '../../storage/database';

/** Length of a stored step, seconds. */
export const STEPS = { minute: 60, hour: 3600 } as const;
type Step = (typeof STEPS)[keyof typeof STEPS];

/** The driver returns bytes as one or the other, depending on whether one row or many are read. */
const bytes = z.union([
  z.instanceof(Uint8Array),
  z.instanceof(ArrayBuffer).transform((buffer) => new Uint8Array(buffer)),
]);

const row = z
  .object({
    at: z.number(),
    calls: z.number(),
    failures: z.number(),
    sum_ms: z.number(),
    retries: z.number(),
    bytes_in: z.number(),
    bytes_out: z.number(),
    errors: z.string(),
    latencies: bytes,
  })
  .transform(({ sum_ms: sumMs, bytes_in: bytesIn, bytes_out: bytesOut, errors, ...rest }) => ({
    ...rest,
    sumMs,
    bytesIn,
    bytesOut,
    errors: z.record(z.string(), z.number()).parse(JSON.parse(errors)),
  }));

/** Calls of one service in one step. `at`: its start, seconds since the epoch. */
export type StoredTally = z.infer<typeof row>;

const resourceRow = z
  .object({ at: z.number(), cpu_percent: z.number(), rss_mb: z.number() })
  .transform(({ at, cpu_percent: cpuPercent, rss_mb: rssMb }) => ({
    at: new Date(at * 1000).toISOString(),
    cpuPercent,
    rssMb,
  }));

/** Stores the history of calls and resource usage. */
export class MetricsStore {
  constructor(private readonly database: Database) {}

  /**
   * Changes the row of a step: `change` receives the stored value, null when there is none. Several
   * in one `transaction`.
   */
  update(
    step: Step,
    service: MeteredService,
    at: number,
    change: (before: StoredTally | null) => StoredTally,
  ): void {
    const found = this.database.get(
      'SELECT * FROM call_metrics WHERE step = ? AND service = ? AND at = ?',
      [step, service, at],
    );
    const { calls, failures, sumMs, retries, bytesIn, bytesOut, errors, latencies } = change(
      found === undefined ? null : row.parse(found),
    );
    this.database.run(
      `INSERT OR REPLACE INTO call_metrics (step, service, at, calls, failures, sum_ms, retries,
          bytes_in, bytes_out, errors, latencies)
       VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
      [
        step,
        service,
        at,
        calls,
        failures,
        sumMs,
        retries,
        bytesIn,
        bytesOut,
        JSON.stringify(errors),
        latencies,
      ],
    );
  }

  transaction(work: () => void): void {
    this.database.transaction(work);
  }

  /** Oldest first; `since`: seconds since the epoch. */
  history(step: Step, service: MeteredService, since: number): StoredTally[] {
    return z
      .array(row)
      .parse(
        this.database.all(
          'SELECT * FROM call_metrics WHERE step = ? AND service = ? AND at >= ? ORDER BY at',
          [step, service, since],
        ),
      );
  }

  addResources(at: number, cpuPercent: number, rssMb: number): void {
    this.database.run(
      'INSERT OR REPLACE INTO resource_metrics (at, cpu_percent, rss_mb) VALUES (?, ?, ?)',
      [at, cpuPercent, rssMb],
    );
  }

  /** Oldest first. */
  resources(since: number): ResourceHistory {
    return z
      .array(resourceRow)
      .parse(
        this.database.all('SELECT * FROM resource_metrics WHERE at >= ? ORDER BY at', [since]),
      );
  }

  /**
   * Deletes minutes and resource usage before the first time, hours before the second; seconds
   * since the epoch.
   */
  prune(minutesBefore: number, hoursBefore: number): void {
    this.database.run('DELETE FROM call_metrics WHERE step = ? AND at < ?', [
      STEPS.minute,
      minutesBefore,
    ]);
    this.database.run('DELETE FROM call_metrics WHERE step = ? AND at < ?', [
      STEPS.hour,
      hoursBefore,
    ]);
    this.database.run('DELETE FROM resource_metrics WHERE at < ?', [minutesBefore]);
  }
}
