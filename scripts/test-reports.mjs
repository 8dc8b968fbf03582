// Reads the reports of vitest and Playwright about a run: how many tests passed, which failed,
// which needed a second attempt.
import { readFileSync } from 'node:fs';

/** See test-reports.d.mts for the result. */
export function readVitestReport(path) {
  const report = readJson(path);
  if (!report) return null;
  const found = { passed: 0, failed: [], flaky: [] };
  for (const { name, status, message, assertionResults } of report.testResults) {
    for (const test of assertionResults) addVitestTest(found, name, test);
    // A file that could not be loaded has no tests to count.
    if (status === 'failed' && !assertionResults.some((test) => test.status === 'failed'))
      found.failed.push(line(name, '', message));
  }
  return found;
}

export function readPlaywrightReport(path) {
  const report = readJson(path);
  if (!report) return null;
  const found = {
    passed: 0,
    failed: report.errors.map(({ message }) => line('playwright', '', message)),
    flaky: [],
  };
  for (const spec of report.suites.flatMap(specsOf)) addPlaywrightSpec(found, spec);
  return found;
}

function addVitestTest(found, file, { status, fullName, failureMessages }) {
  if (status === 'failed') found.failed.push(line(file, fullName, failureMessages[0]));
  if (status !== 'passed') return;
  found.passed += 1;
  // The failure of the first attempt stays in the report of a test that passed at the second.
  if (failureMessages.length > 0) found.flaky.push(line(file, fullName, failureMessages[0]));
}

function addPlaywrightSpec(found, { file, title, tests }) {
  for (const { status, results } of tests) {
    const reason = results.flatMap(({ errors }) => errors)[0]?.message;
    if (status === 'unexpected') found.failed.push(line(file, title, reason));
    if (status === 'flaky') found.flaky.push(line(file, title, reason));
    if (status === 'expected' || status === 'flaky') found.passed += 1;
  }
}

function specsOf({ specs, suites = [] }) {
  return [...specs, ...suites.flatMap(specsOf)];
}

/** File, test and first line of the reason, without terminal colours. */
function line(file, title, reason = '') {
  // eslint-disable-next-line no-control-regex -- the escape character is what begins a colour
  const first = reason.replaceAll(/\u001B\[[\d;]*m/g, '').split('\n')[0];
  return [file, title, first].filter(Boolean).join(' › ');
}

function readJson(path) {
  try {
    return JSON.parse(readFileSync(path, 'utf8'));
  } catch {
    return null;
  }
}
