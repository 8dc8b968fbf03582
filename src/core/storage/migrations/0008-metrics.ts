/**
 * History of calls, of the app's resource usage, and of the state of its services. A row of
 * `call_metrics` is one minute (`step` 60) or hour (3600) of one service; `at` is its start in
 * seconds since the epoch, `latencies` a histogram (`core/lib/latency-histogram.ts`), `errors` JSON
 * of counts by code.
 */
export const metricsMigration = `
CREATE TABLE call_metrics (
  step INTEGER NOT NULL,
  service TEXT NOT NULL,
  at INTEGER NOT NULL,
  calls INTEGER NOT NULL,
  failures INTEGER NOT NULL,
  sum_ms REAL NOT NULL,
  retries INTEGER NOT NULL,
  bytes_in INTEGER NOT NULL,
  bytes_out INTEGER NOT NULL,
  errors TEXT NOT NULL,
  latencies BLOB NOT NULL,
  PRIMARY KEY (step, service, at)
) WITHOUT ROWID;
CREATE TABLE resource_metrics (
  at INTEGER PRIMARY KEY,
  cpu_percent REAL NOT NULL,
  rss_mb REAL NOT NULL
);
CREATE TABLE service_changes (
  number INTEGER PRIMARY KEY,
  service TEXT NOT NULL,
  at INTEGER NOT NULL,
  status TEXT NOT NULL,
  code TEXT
);
CREATE INDEX service_changes_by_service ON service_changes (service, at);
CREATE TABLE usage_days (
  profile_id TEXT NOT NULL,
  day TEXT NOT NULL,
  calls INTEGER NOT NULL,
  errors INTEGER NOT NULL,
  input_tokens INTEGER NOT NULL,
  output_tokens INTEGER NOT NULL,
  PRIMARY KEY (profile_id, day)
) WITHOUT ROWID;
`;
