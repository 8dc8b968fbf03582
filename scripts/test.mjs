// npm test: types, lint, layers, dead code, unit, integration and end-to-end tests; the last line
// is `N passed, N failed`.
import { mkdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { build } from './ensure-built.mjs';
import { ensureInstalled } from './ensure-installed.mjs';
import { root, run, say, take } from './run-command.mjs';
import { findTestElectron, runPlaywright } from './run-playwright.mjs';
import { readPlaywrightReport, readVitestReport } from './test-reports.mjs';

const reports = join(root, '.cache', 'reports');
/** @type {import('./test-reports.mjs').RunReport} */
const total = { passed: 0, failed: [], flaky: [] };
ensureInstalled();
rmSync(reports, { recursive: true, force: true });
mkdirSync(reports, { recursive: true });
for (const gate of ['format-check', 'types', 'lint', 'layers', 'dead-code']) runGate(gate);
build();
await runUnitTests();
await runEndToEndTests();
for (const test of total.flaky) say(`flaky: ${test}`);
for (const test of total.failed) say(`failed: ${test}`);
console.log(`${total.passed} passed, ${total.failed.length} failed`);
process.exitCode = total.failed.length === 0 && total.passed > 0 ? 0 : 1;

/** A gate counts as one test. */
function runGate(name) {
  const { ok, text } = take('npm', ['run', '--silent', name]);
  say(`${name}: ${ok ? 'ok' : `failed\n${text}`}`);
  if (ok) total.passed += 1;
  else total.failed.push(name);
}

async function runUnitTests() {
  const report = join(reports, 'vitest.json');
  const code = await run('npx', [
    '--no-install',
    'vitest',
    'run',
    '--maxWorkers=2',
    '--reporter=dot',
    '--reporter=json',
    `--outputFile=${report}`,
  ]);
  add('unit tests', code, readVitestReport(report));
}

async function runEndToEndTests() {
  const electron = await findTestElectron();
  if (electron === null) {
    total.failed.push('end-to-end tests: no Electron could be found or downloaded');
    return;
  }
  const report = join(reports, 'playwright.json');
  const code = await runPlaywright(electron, ['--reporter=line,json'], {
    PLAYWRIGHT_JSON_OUTPUT_NAME: report,
  });
  add('end-to-end tests', code, readPlaywrightReport(report));
}

/** A crashed runner counts as a failure even when its report has none. */
function add(runner, code, report) {
  const { passed, failed, flaky } = report ?? { passed: 0, failed: [], flaky: [] };
  total.passed += passed;
  total.failed.push(...failed);
  total.flaky.push(...flaky);
  if (code !== 0 && failed.length === 0) total.failed.push(`${runner}: ended with code ${code}`);
}
