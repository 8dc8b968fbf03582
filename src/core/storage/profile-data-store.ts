import { z } from 'zod';
import type { Database } from './database';

/** Number of removed items of each kind. */
export interface ForgottenData {
  deliveries: number;
  rules: number;
  tests: number;
  cases: number;
}

const rowsOf = z.object({ rows: z.number() });

/** What a profile owns in the database besides its conversations, which outlive it. */
export class ProfileDataStore {
  constructor(private readonly database: Database) {}

  /**
   * Deletes a profile's deliveries with their contents and attempts, its rules, saved tests,
   * acceptance cases and tool mappings, in one transaction.
   */
  forget(profileId: string): ForgottenData {
    return this.database.transaction(() => {
      const count = (table: string): number =>
        rowsOf.parse(
          this.database.get(`SELECT count(*) AS rows FROM ${table} WHERE profile_id = ?`, [
            profileId,
          ]),
        ).rows;
      const gone = {
        deliveries: count('webhook_deliveries'),
        rules: count('webhook_rules'),
        tests: count('webhook_tests'),
        cases: count('acceptance_cases'),
      };
      const numbers = 'SELECT number FROM webhook_deliveries WHERE profile_id = ?';
      this.database.run(`DELETE FROM webhook_contents WHERE number IN (${numbers})`, [profileId]);
      this.database.run(`DELETE FROM webhook_attempts WHERE delivery IN (${numbers})`, [profileId]);
      this.database.run(
        "DELETE FROM acceptance_case_runs WHERE case_id IN (SELECT 'webhook:' || id FROM " +
          'webhook_tests WHERE profile_id = ?)',
        [profileId],
      );
      this.database.run(
        "DELETE FROM acceptance_case_runs WHERE case_id IN (SELECT 'chat:' || id FROM " +
          'acceptance_cases WHERE profile_id = ?)',
        [profileId],
      );
      for (const table of [
        'webhook_deliveries',
        'webhook_rules',
        'webhook_tests',
        'acceptance_cases',
        'kai_mapping',
      ]) {
        this.database.run(`DELETE FROM ${table} WHERE profile_id = ?`, [profileId]);
      }
      return gone;
    });
  }
}
