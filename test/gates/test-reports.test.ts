import { execFileSync } from 'node:child_process';
import { symlinkSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { describe, expect, test } from 'vitest';
import { readPlaywrightReport, readVitestReport } from '../../scripts/test-reports.mjs';
import { tempFolder } from '../fakes/temp-folder';

const root = resolve(import.meta.dirname, '../..');

/** One test that passes, one that fails, one that passes at its second try. */
function writeTests(folder: string, runner: string, name: string): void {
  symlinkSync(join(root, 'node_modules'), join(folder, 'node_modules'));
  writeFileSync(join(folder, 'package.json'), '{ "type": "module" }');
  writeFileSync(
    join(folder, name),
    `import { expect, test } from '${runner}';
let tries = 0;
test('is right', () => expect(1).toBe(1));
test('is wrong', () => expect(1).toBe(2));
test('is late', ${runner === 'vitest' ? '{ retry: 1 }, () => expect(++tries).toBe(2)' : '({}, info) => expect(info.retry).toBe(1)'});
`,
  );
}

function runOut(folder: string, parameters: string[], env: Record<string, string> = {}): void {
  try {
    execFileSync(join(root, 'node_modules/.bin', parameters[0] ?? ''), parameters.slice(1), {
      cwd: folder,
      stdio: 'ignore',
      env: { ...process.env, ...env },
    });
  } catch {
    // A run with a failing test exits with a code of its own; what counts here is its report.
  }
}

describe.each([
  {
    runner: 'vitest',
    name: 'sample.test.ts',
    read: readVitestReport,
    start: (folder: string, report: string) =>
      runOut(folder, ['vitest', 'run', '--reporter=json', `--outputFile=${report}`]),
  },
  {
    runner: '@playwright/test',
    name: 'sample.spec.ts',
    read: readPlaywrightReport,
    start: (folder: string, report: string) => {
      writeFileSync(join(folder, 'playwright.config.ts'), 'export default { retries: 1 };\n');
      runOut(folder, ['playwright', 'test', '--reporter=json'], {
        PLAYWRIGHT_JSON_OUTPUT_NAME: report,
      });
    },
  },
])('the report of $runner', ({ runner, name, read, start }) => {
  test('tells how many passed, and by name and reason what failed or needed a second try', () => {
    const folder = tempFolder();
    writeTests(folder, runner, name);
    const report = join(folder, 'report.json');
    start(folder, report);
    const found = read(report);
    expect(found?.passed).toBe(2);
    // The test that fails fails at its second try as well.
    expect(found?.failed).toHaveLength(1);
    expect(found?.failed[0]).toMatch(/sample\.\w+\.ts › is wrong › .+/);
    expect(found?.flaky).toHaveLength(1);
    expect(found?.flaky[0]).toContain('› is late ›');
  }, 120_000);

  test('is null when the runner wrote none', () => {
    expect(read(join(tempFolder(), 'nothing.json'))).toBeNull();
  });
});
