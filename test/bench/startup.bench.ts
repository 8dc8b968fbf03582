import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { ElectronApplication } from '@playwright/test';
import { withElectron } from './bench-electron';
import { median } from './side-by-side';

/**
 * `startup`: time from the start of the process to the first paint, and the memory of all its
 * processes once it is quiet, of our app against a hello-world window in the same loop on the same
 * Electron.
 */
const ROUNDS = 5;
const QUIET_MS = 2500;
const BAR = { firstPaint: 1.3, memory: 1.35 };

interface Round {
  firstPaintMs: number;
  memoryMb: number;
}

function helloWorld(): string {
  const folder = mkdtempSync(join(tmpdir(), 'salon-hello-'));
  writeFileSync(
    join(folder, 'package.json'),
    JSON.stringify({ name: 'hello', productName: 'hello', version: '1.0.0', main: 'main.js' }),
  );
  writeFileSync(
    join(folder, 'main.js'),
    `const { app, BrowserWindow } = require('electron');
const data = process.argv.find((a) => a.startsWith('--data-dir=')).slice(11);
require('node:fs').mkdirSync(data, { recursive: true });
app.setPath('userData', data);
app.whenReady().then(() => new BrowserWindow({ width: 1180, height: 780, webPreferences: { sandbox: true } }).loadFile('index.html'));`,
  );
  writeFileSync(join(folder, 'index.html'), '<!doctype html><meta charset="utf-8"><h1>Hello</h1>');
  return folder;
}

/** Proportional set size of a process and all its children, MB; Linux only. */
function memoryOf(pid: number): number {
  const children = (parent: number): number[] => {
    const list = execFileSync('ps', ['-o', 'pid=', '--ppid', String(parent)], { encoding: 'utf8' })
      .trim()
      .split(/\s+/)
      .filter(Boolean)
      .map(Number);
    return list.flatMap((child) => [child, ...children(child)]);
  };
  const kilobytes = [pid, ...safely(() => children(pid), [])].map((each) =>
    safely(
      () =>
        Number(/^Pss:\s+(\d+)/m.exec(readFileSync(`/proc/${each}/smaps_rollup`, 'utf8'))?.[1] ?? 0),
      0,
    ),
  );
  return kilobytes.reduce((sum, value) => sum + value, 0) / 1024;
}

/** A process may end while it is looked at; `ps` fails when there are no children. */
function safely<T>(look: () => T, otherwise: T): T {
  try {
    return look();
  } catch {
    return otherwise;
  }
}

async function measure(folder: string): Promise<Round> {
  const startedAt = Date.now();
  return withElectron(
    (dataFolder) => [folder, `--data-dir=${dataFolder}`],
    async (app: ElectronApplication) => {
      const page = await app.firstWindow();
      await page.waitForTimeout(QUIET_MS);
      const paintedAt = await page.evaluate(() => {
        const [paint] = performance.getEntriesByName('first-paint');
        return paint ? performance.timeOrigin + paint.startTime : Number.NaN;
      });
      return { firstPaintMs: paintedAt - startedAt, memoryMb: memoryOf(app.process().pid ?? 0) };
    },
  );
}

const hello = helloWorld();
const ours: Round[] = [];
const theirs: Round[] = [];
for (let round = 0; round <= ROUNDS; round += 1) {
  const pair = { ours: await measure(process.cwd()), theirs: await measure(hello) };
  if (round === 0) continue;
  ours.push(pair.ours);
  theirs.push(pair.theirs);
}
rmSync(hello, { recursive: true, force: true });

for (const [field, unit] of [
  ['firstPaintMs', 'ms'],
  ['memoryMb', 'MB'],
] as const) {
  const ratios = ours.map((round, index) => round[field] / (theirs[index]?.[field] ?? Number.NaN));
  const bar = field === 'firstPaintMs' ? BAR.firstPaint : BAR.memory;
  const ratio = Number(median(ratios).toPrecision(3));
  console.log(
    JSON.stringify({
      name: field === 'firstPaintMs' ? 'startup' : 'startup-memory',
      value: Math.round(median(ours.map((round) => round[field]))),
      unit,
      baseline: Math.round(median(theirs.map((round) => round[field]))),
      ratio,
      bar: `<= ${bar}`,
      met: ratio <= bar,
    }),
  );
}
