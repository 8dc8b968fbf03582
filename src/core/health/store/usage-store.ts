import { z } from 'zod';
import type { UsageCounts } from '../../../shared/model/usage';
import type { Database } from '../../storage/database';

const countsRow = z
  .object({
    calls: z.number().nullable(),
    errors: z.number().nullable(),
    input_tokens: z.number().nullable(),
    output_tokens: z.number().nullable(),
  })
  .transform((row): UsageCounts => ({
    calls: row.calls ?? 0,
    errors: row.errors ?? 0,
    inputTokens: row.input_tokens ?? 0,
    outputTokens: row.output_tokens ?? 0,
  }));
const dayRow = z.intersection(z.object({ day: z.string() }), countsRow);

const SUMS =
  'sum(calls) AS calls, sum(errors) AS errors, sum(input_tokens) AS input_tokens, sum(output_tokens) AS output_tokens';

/** Stores usage by profile and day (`2026-01-31`, local). */
export class UsageStore {
  constructor(private readonly database: Database) {}

  add(
    profileId: string,
    day: string,
    { calls, errors, inputTokens, outputTokens }: UsageCounts,
  ): void {
    this.database.run(
      `INSERT INTO usage_days (profile_id, day, calls, errors, input_tokens, output_tokens) VALUES (?, ?, ?, ?, ?, ?)
       ON CONFLICT (profile_id, day) DO UPDATE SET calls = calls + excluded.calls, errors = errors + excluded.errors,
         input_tokens = input_tokens + excluded.input_tokens, output_tokens = output_tokens + excluded.output_tokens`,
      [profileId, day, calls, errors, inputTokens, outputTokens],
    );
  }

  total(profileId: string): UsageCounts {
    return countsRow.parse(
      this.database.get(`SELECT ${SUMS} FROM usage_days WHERE profile_id = ?`, [profileId]),
    );
  }

  /** The newest days with any usage, oldest first. */
  days(profileId: string, limit: number): (UsageCounts & { day: string })[] {
    const rows = this.database.all(
      'SELECT day, calls, errors, input_tokens, output_tokens FROM usage_days WHERE profile_id ' +
        '= ? ORDER BY day DESC LIMIT ?',
      [profileId, limit],
    );
    return z.array(dayRow).parse(rows).toReversed();
  }
}
