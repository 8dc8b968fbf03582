// npm test: types, lint, layers, dead code, unit, integration and end-to-end tests; the last line is `N passed, N failed`.
import { mkdirSync, readFileSync, rmSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { build } from './ensure-built.mjs';
import { ensureInstalled } from './ensure-installed.mjs';
import { root, run, say, take } from './run-command.mjs';
import { findTestElectron, runPlaywright } from './run-playwright.mjs';

const reports = join(root, '.cache', 'reports');
const count = { passed: 0, failed: 0 };
/** Elsewhere than on Linux there is one desktop, and two windows would take the focus from each other. */
const SHARDS = process.platform === 'linux' && availableParallelism() > 1 ? 2 : 1;

ensureInstalled();
rmSync(reports, { recursive: true, force: true });
mkdirSync(reports, { recursive: true });
for (const gate of ['types', 'lint', 'layers', 'dead-code']) runGate(gate);
build();
await runUnitTests();
await runEndToEndTests();
console.log(`${count.passed} passed, ${count.failed} failed`);
process.exitCode = count.failed === 0 && count.passed > 0 ? 0 : 1;

/** A gate counts as one test. */
function runGate(name) {
  const { ok, text } = take('npm', ['run', '--silent', name]);
  say(`${name}: ${ok ? 'ok' : `failed\n${text}`}`);
  add(ok ? 1 : 0, ok ? 0 : 1);
}

async function runUnitTests() {
  const report = join(reports, 'vitest.json');
  const code = await run('npx', ['--no-install', 'vitest', 'run', '--maxWorkers=2', '--reporter=dot', '--reporter=json', `--outputFile=${report}`]);
  const found = readReport(report);
  addRun(code, found?.numPassedTests, found && found.numFailedTests + found.numFailedTestSuites - countFailedFiles(found));
}

/** In two halves side by side, each in a desktop session of its own: most of a test is waiting for a window. */
async function runEndToEndTests() {
  const electron = await findTestElectron();
  if (electron === null) {
    say('no Electron could be found or downloaded: end-to-end tests cannot run');
    add(0, 1);
    return;
  }
  await Promise.all(Array.from({ length: SHARDS }, (_none, index) => runHalf(electron, index + 1)));
}

async function runHalf(electron, number) {
  const report = join(reports, `playwright-${number}.json`);
  // Two sessions that begin in the same moment would want the same display.
  await setTimeout((number - 1) * 3000);
  const parameters = ['--reporter=line,json', `--shard=${number}/${SHARDS}`, `--output=${join('.cache', `test-results-${number}`)}`];
  const code = await runPlaywright(electron, parameters, { PLAYWRIGHT_JSON_OUTPUT_NAME: report });
  const stats = readReport(report)?.stats;
  addRun(code, stats && stats.expected + stats.flaky, stats?.unexpected);
}

/** vitest counts a file with failing tests as a failed suite as well; those tests are counted already. */
function countFailedFiles(report) {
  return report.testResults.filter(({ assertionResults }) => assertionResults.some(({ status }) => status === 'failed')).length;
}

/** A runner that broke down counts as a failure even when its report says nothing of one. */
function addRun(code, passed = 0, failed = 0) {
  add(passed, code !== 0 && !(failed > 0) ? 1 : Math.max(0, failed));
}

function add(passed, failed) {
  count.passed += passed;
  count.failed += failed;
}

function readReport(path) {
  try {
    return JSON.parse(readFileSync(path, 'utf8'));
  } catch {
    return undefined;
  }
}
