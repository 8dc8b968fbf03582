/**
 * `failed` and `flaky`: a line each, where and why; flaky ones passed, but not at the first try.
 */
export interface RunReport {
  passed: number;
  failed: string[];
  flaky: string[];
}

/** Null when there is no report: the runner broke down. */
export function readVitestReport(path: string): RunReport | null;
export function readPlaywrightReport(path: string): RunReport | null;
