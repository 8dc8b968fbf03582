/**
 * Runs of the acceptance (`record` is JSON of `AcceptanceRun` in shared/model/acceptance.ts) and
 * the questions saved as cases. `case_runs` has the last run of every case, including those that
 * are webhook tests; `seen`: the person knows that it regressed.
 */
export const acceptanceMigration = `
CREATE TABLE acceptance_runs (
  number INTEGER PRIMARY KEY,
  id TEXT NOT NULL UNIQUE,
  started_at INTEGER NOT NULL,
  record TEXT NOT NULL
);
CREATE TABLE acceptance_cases (
  id TEXT PRIMARY KEY,
  profile_id TEXT NOT NULL,
  name TEXT NOT NULL,
  question TEXT NOT NULL,
  tool_name TEXT,
  contains TEXT NOT NULL,
  created_at INTEGER NOT NULL
) WITHOUT ROWID;
CREATE INDEX acceptance_cases_by_profile ON acceptance_cases (profile_id);
CREATE TABLE acceptance_case_runs (
  case_id TEXT PRIMARY KEY,
  at INTEGER NOT NULL,
  passed INTEGER NOT NULL,
  detail TEXT NOT NULL,
  ever_passed INTEGER NOT NULL,
  seen INTEGER NOT NULL
) WITHOUT ROWID;
`;
