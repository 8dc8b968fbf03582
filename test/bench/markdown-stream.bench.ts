import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from '@playwright/test';
import { withElectron } from './bench-electron';
import { buildBenchPage } from './bench-page';
import { growthExponent, median } from './side-by-side';

/**
 * `markdown-stream`: what drawing a growing answer costs in all, our sealed blocks against
 * Streamdown and against react-markdown over the whole text, in turn in one run of the real
 * Electron; the same text with footnotes once more.
 */
const STEP = 60;
const SIZES = [20_000, 40_000, 60_000];
const ROUNDS = 2;
const BAR = { growth: 3.5, streamdown: 0.55, whole: 0.05 };

const SECTION = (number: number, footnote: string): string =>
  [
    `## 第 ${number} 节 萃取`,
    `手冲时先**闷蒸**三十秒，再分三次注水，水温 \`93 °C\` 左右${footnote}，粉水比一比十六。Pour slowly, *evenly*, and keep the [bed](https://example.com/${number}) flat.`,
    '1. 研磨：中细，像砂糖\n2. 水温：浅焙高，深焙低\n3. 时间：两分半到三分钟',
    '| 产区 | 风味 | 海拔 |\n|---|---|---|\n| 耶加雪菲 | 花香、柑橘 | 2000 |\n| 曼特宁 | 木质、草本 | 1200 |',
    '```\nratio = 1 / 16\nwater = coffee / ratio\n```',
    '> 水比豆更容易改，先从水温和研磨度调起，一次只改一个变量，记下每一杯的结果再往下走。',
  ].join('\n\n');

function textOf(size: number, hasFootnotes: boolean): string {
  let text = '';
  for (let number = 1; text.length < size; number += 1) {
    text += `${SECTION(number, hasFootnotes ? `[^${number}]` : '')}

${
  hasFootnotes
    ? `[^${number}]: 见第 ${number} 条记录。

`
    : ''
}`;
  }
  // The last words stand alone, so that they can be looked for; with footnotes these come after
  // them.
  return `${text.slice(0, size - 12)}\n\n## 到此为止`;
}

type Way = 'ours' | 'streamdown' | 'whole';

function grow(page: Page, way: Way, text: string): Promise<number> {
  return page.evaluate(
    async ({ way: which, text: grown, step }) => {
      const draw: unknown = Reflect.get(window, 'grow');
      return typeof draw === 'function'
        ? Number(await Reflect.apply(draw, undefined, [which, grown, step]))
        : Number.NaN;
    },
    { way, text, step: STEP },
  );
}

const round3 = (one: number): number => Number(one.toPrecision(3));

async function measure(page: Page, hasFootnotes: boolean): Promise<object> {
  const [small = 0] = SIZES;
  const short = textOf(small, hasFootnotes);
  const ours = new Map<number, number[]>(SIZES.map((size) => [size, []]));
  const streamdown: number[] = [];
  await grow(page, 'ours', short);
  await grow(page, 'streamdown', textOf(4000, hasFootnotes));
  for (let round = 0; round < ROUNDS; round += 1) {
    for (const size of SIZES)
      ours.get(size)?.push(await grow(page, 'ours', textOf(size, hasFootnotes)));
    streamdown.push(await grow(page, 'streamdown', short));
  }
  const whole = [await grow(page, 'whole', short)];
  const points = SIZES.map((size) => ({ size, value: Math.round(median(ours.get(size) ?? [])) }));
  const [value, baseline, wholeMs] = [points[0]?.value ?? 0, median(streamdown), median(whole)];
  const growth = (points.at(-1)?.value ?? 0) / value;
  return {
    name: hasFootnotes ? 'markdown-stream-footnotes' : 'markdown-stream',
    value,
    unit: 'ms for 20 KB',
    baseline: Math.round(baseline),
    ratio: round3(value / baseline),
    bar: BAR.streamdown,
    whole: { ms: Math.round(wholeMs), ratio: round3(value / wholeMs), bar: BAR.whole },
    growth: { ratio: round3(growth), bar: BAR.growth },
    passed:
      value / baseline <= BAR.streamdown && value / wholeMs <= BAR.whole && growth <= BAR.growth,
    exponent: growthExponent(
      points.map((point) => ({ size: point.size, rate: point.size / point.value })),
    ),
    sizes: points,
  };
}

const folder = mkdtempSync(join(tmpdir(), 'salon-markdown-'));
await buildBenchPage('markdown-page', folder);
await withElectron(
  (dataFolder) => [folder, `--data-dir=${dataFolder}`],
  async (app) => {
    const page = await app.firstWindow();
    await page.waitForFunction(() => typeof Reflect.get(window, 'grow') === 'function');
    await page.evaluate(async () => void (await Reflect.get(window, 'ready')));
    console.log(JSON.stringify(await measure(page, false)));
    console.log(JSON.stringify(await measure(page, true)));
  },
);
rmSync(folder, { recursive: true, force: true });
