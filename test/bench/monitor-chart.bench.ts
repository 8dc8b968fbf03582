import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from '@playwright/test';
import { withElectron } from './bench-electron';
import { buildBenchPage } from './bench-page';
import { growthExponent, median } from './side-by-side';

/**
 * `monitor-chart`: what a live chart's update costs, ours (React and uPlot) against ECharts'
 * `setOption`, in turn in one run of the real Electron.
 */
const SIZES = [1000, 5000, 20_000];
const BAR_AT = 5000;
const BAR = 0.2;
const ROUNDS = 7;
const UPDATES = 20;

function update(page: Page, way: 'ours' | 'theirs', size: number): Promise<number> {
  return page.evaluate(
    async ({ which, points, count }) => {
      const run: unknown = Reflect.get(window, 'update');
      return typeof run === 'function'
        ? Number(await Reflect.apply(run, undefined, [which, points, count]))
        : Number.NaN;
    },
    { which: way, points: size, count: UPDATES },
  );
}

const round3 = (one: number): number => Number(one.toPrecision(3));

/**
 * Medians of the rounds after a first one that does not count; `control`: ours against ours, which
 * must be 1.
 */
async function measure(
  page: Page,
  size: number,
): Promise<{ size: number; value: number; baseline: number; ratio: number; control: number }> {
  const rounds: { ours: number; again: number; theirs: number }[] = [];
  for (let round = 0; round <= ROUNDS; round += 1) {
    const ours = await update(page, 'ours', size);
    const theirs = await update(page, 'theirs', size);
    const again = await update(page, 'ours', size);
    if (round > 0) rounds.push({ ours, again, theirs });
  }
  const middle = (of: (round: { ours: number; again: number; theirs: number }) => number): number =>
    round3(median(rounds.map(of)));
  return {
    size,
    value: middle(({ ours }) => ours),
    baseline: middle(({ theirs }) => theirs),
    ratio: middle(({ ours, theirs }) => ours / theirs),
    control: middle(({ ours, again }) => ours / again),
  };
}

const folder = mkdtempSync(join(tmpdir(), 'salon-chart-'));
await buildBenchPage('chart-page', folder);
await withElectron(
  (dataFolder) => [folder, `--data-dir=${dataFolder}`],
  async (app) => {
    const page = await app.firstWindow();
    await page.waitForFunction(() => typeof Reflect.get(window, 'update') === 'function');
    await page.evaluate(async () => void (await Reflect.get(window, 'ready')));
    const sizes = [];
    for (const size of SIZES) sizes.push(await measure(page, size));
    const { value, baseline, ratio, control } = sizes.find(({ size }) => size === BAR_AT) ?? {
      value: Number.NaN,
      baseline: Number.NaN,
      ratio: Number.NaN,
      control: Number.NaN,
    };
    console.log(
      JSON.stringify({
        name: 'monitor-chart',
        value,
        unit: `ms for an update of 2 x ${BAR_AT} points`,
        baseline,
        ratio,
        bar: BAR,
        control,
        passed: ratio <= BAR,
        exponent: growthExponent(
          sizes.map((one) => ({ size: one.size, rate: one.size / one.value })),
        ),
        sizes,
      }),
    );
  },
);
rmSync(folder, { recursive: true, force: true });
