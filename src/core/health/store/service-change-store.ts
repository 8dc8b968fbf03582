import { z } from 'zod';
import type { Database } from '../../storage/database';

const row = z.object({
  at: z.number(),
  status: z.enum(['ok', 'degraded', 'down', 'off']),
  code: z.string().nullable(),
});

/** State of a service from `at` (milliseconds since the epoch) on. */
export type ServiceChange = z.infer<typeof row>;

/** Stores when services went down and came back. */
export class ServiceChangeStore {
  constructor(private readonly database: Database) {}

  add(service: string, { at, status, code }: ServiceChange): void {
    this.database.run(
      'INSERT INTO service_changes (service, at, status, code) VALUES (?, ?, ?, ?)',
      [service, at, status, code],
    );
  }

  /** The changes since a time, preceded by the one in effect then. Oldest first. */
  since(service: string, at: number): ServiceChange[] {
    const before = this.database.all(
      'SELECT at, status, code FROM service_changes WHERE service = ? AND at < ? ORDER BY at DESC, number DESC LIMIT 1',
      [service, at],
    );
    const after = this.database.all(
      'SELECT at, status, code FROM service_changes WHERE service = ? AND at >= ? ORDER BY at, number',
      [service, at],
    );
    return z.array(row).parse([...before, ...after]);
  }

  last(service: string): ServiceChange | null {
    const found = this.database.get(
      'SELECT at, status, code FROM service_changes WHERE service = ? ORDER BY at DESC, number DESC LIMIT 1',
      [service],
    );
    return found === undefined ? null : row.parse(found);
  }

  /** When the app was last known to run, milliseconds since the epoch; null when never. */
  lastSignOfLife(): number | null {
    const { at } = z
      .object({ at: z.number().nullable() })
      .parse(this.database.get('SELECT max(at) AS at FROM resource_metrics'));
    return at === null ? null : at * 1000;
  }

  prune(before: number): void {
    this.database.run(
      `DELETE FROM service_changes WHERE at < ? AND number NOT IN (SELECT max(number)
          FROM service_changes WHERE at < ? GROUP BY service)`,
      [before, before],
    );
  }
}
