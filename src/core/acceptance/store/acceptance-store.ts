import { z } from 'zod';
import { acceptanceRunSchema, type AcceptanceRun } from '../../../shared/model/acceptance';
import type { Database } from '../../storage/database';

/** Number of runs kept. */
const RUNS_MAX = 100;

const runRow = z.object({ record: z.string() }).transform(({ record }, context): AcceptanceRun => {
  const parsed = acceptanceRunSchema.safeParse(JSON.parse(record));
  if (parsed.success) return parsed.data;
  context.addIssue({ code: 'custom', message: 'no run' });
  return z.NEVER;
});

const caseRow = z
  .object({
    id: z.string(),
    name: z.string(),
    question: z.string(),
    tool_name: z.string().nullable(),
    contains: z.string(),
  })
  .transform(({ tool_name: toolName, ...row }) => ({ ...row, toolName }));
/** A question saved as a case. */
export type StoredCase = z.infer<typeof caseRow>;

const caseRunRow = z
  .object({
    case_id: z.string(),
    at: z.number(),
    passed: z.number(),
    detail: z.string(),
    ever_passed: z.number(),
    seen: z.number(),
  })
  .transform((row) => ({
    caseId: row.case_id,
    at: row.at,
    passed: row.passed !== 0,
    detail: row.detail,
    everPassed: row.ever_passed !== 0,
    seen: row.seen !== 0,
  }));
/** Last result of a case. */
export type StoredCaseRun = z.infer<typeof caseRunRow>;

/** Stores the newest hundred runs, and the questions saved as cases. */
export class AcceptanceStore {
  constructor(private readonly database: Database) {}

  addRun(run: AcceptanceRun): void {
    this.database.transaction(() => {
      this.database.run('INSERT INTO acceptance_runs (id, started_at, record) VALUES (?, ?, ?)', [
        run.id,
        Date.parse(run.startedAt),
        JSON.stringify(run),
      ]);
      this.database.run(
        'DELETE FROM acceptance_runs WHERE number <= (SELECT max(number) FROM acceptance_runs) - ?',
        [RUNS_MAX],
      );
    });
  }

  /** Newest first; runs written by a later release that this one cannot read are left out. */
  runs(): AcceptanceRun[] {
    return this.database
      .all('SELECT record FROM acceptance_runs ORDER BY number DESC')
      .flatMap((row) => {
        const parsed = runRow.safeParse(row);
        return parsed.success ? [parsed.data] : [];
      });
  }

  run(id: string): AcceptanceRun | null {
    const row = this.database.get('SELECT record FROM acceptance_runs WHERE id = ?', [id]);
    return row === undefined ? null : runRow.parse(row);
  }

  removeRun(id: string): void {
    this.database.run('DELETE FROM acceptance_runs WHERE id = ?', [id]);
  }

  cases(profileId: string): StoredCase[] {
    return z
      .array(caseRow)
      .parse(
        this.database.all(
          'SELECT * FROM acceptance_cases WHERE profile_id = ? ORDER BY created_at DESC, id',
          [profileId],
        ),
      );
  }

  addCase(
    profileId: string,
    { id, name, question, toolName, contains }: StoredCase,
    at: number,
  ): void {
    this.database.run(
      'INSERT INTO acceptance_cases (id, profile_id, name, question, tool_name, contains, ' +
        'created_at) VALUES (?, ?, ?, ?, ?, ?, ?)',
      [id, profileId, name, question, toolName, contains, at],
    );
  }

  removeCase(profileId: string, id: string): void {
    this.database.run('DELETE FROM acceptance_cases WHERE id = ? AND profile_id = ?', [
      id,
      profileId,
    ]);
  }

  /** `caseId` as passed to `recordCaseRun`. */
  forgetCaseRun(caseId: string): void {
    this.database.run('DELETE FROM acceptance_case_runs WHERE case_id = ?', [caseId]);
  }

  caseRuns(): StoredCaseRun[] {
    return z.array(caseRunRow).parse(this.database.all('SELECT * FROM acceptance_case_runs'));
  }

  recordCaseRun({
    caseId,
    at,
    passed,
    detail,
  }: Pick<StoredCaseRun, 'caseId' | 'at' | 'passed' | 'detail'>): void {
    this.database.run(
      `INSERT INTO acceptance_case_runs (case_id, at, passed, detail, ever_passed, seen) VALUES (?, ?, ?, ?, ?, 0)
        ON CONFLICT (case_id) DO UPDATE SET seen = CASE WHEN excluded.passed = 0
          AND passed = 0 THEN seen ELSE 0 END, at = excluded.at, passed = excluded.passed,
          detail = excluded.detail, ever_passed = max(ever_passed, excluded.ever_passed)`,
      [caseId, at, Number(passed), detail, Number(passed)],
    );
  }

  markSeen(): void {
    this.database.run('UPDATE acceptance_case_runs SET seen = 1 WHERE passed = 0');
  }
}
