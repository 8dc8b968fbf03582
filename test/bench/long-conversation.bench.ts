import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { ElectronApplication, Page } from '@playwright/test';
import { fillDataFolder } from '../fakes/long-conversation';
import { withElectron } from './bench-electron';
import { growthExponent, median } from './side-by-side';

/**
 * `long-conversation`: opening a conversation of 10,000 turns (from the click to its last answer on
 * the screen), the nodes it puts into the page, and what the page's process spends while an answer
 * streams into it, each against one of 50 turns, which is 100 messages, in turn in one run of the
 * real Electron.
 */
const SIZES = { short: 50, middle: 1000, long: 10_000 } as const;
const ROUNDS = 9;
const STREAM_ROUNDS = 3;
const STREAM_MS = 4000;
const BAR = { mount: 1.2, nodes: 1.05, update: 1.2 };
const QUESTION = '请介绍一下手冲咖啡的技巧';

type Name = keyof typeof SIZES;
const NAMES: readonly Name[] = ['short', 'middle', 'long'];

/**
 * From the change of the address until the frame with the last question of the conversation is on
 * the screen, milliseconds.
 */
async function mount(page: Page, name: Name): Promise<{ ms: number; nodes: number }> {
  return page.evaluate(
    async ({ target, last }) => {
      // Runs in the page, which sees nothing outside.
      // oxlint-disable-next-line unicorn/consistent-function-scoping
      const frame = (): Promise<void> =>
        new Promise((settle) => requestAnimationFrame(() => settle()));
      location.hash = '#/settings';
      await new Promise((settle) => setTimeout(settle, 400));
      const startedAt = performance.now();
      location.hash = `#/chat/${target}`;
      const isThere = (): boolean =>
        document.querySelector('[role="log"]')?.textContent?.includes(last) === true;
      while (!isThere()) {
        if (performance.now() - startedAt > 20_000) throw new Error(`${target} did not open`);
        await frame();
      }
      await frame();
      const ms = performance.now() - startedAt;
      await new Promise((settle) => setTimeout(settle, 600));
      return { ms, nodes: document.querySelectorAll('*').length };
    },
    { target: name, last: `第 ${SIZES[name] - 1} 个回答` },
  );
}

/** Share of a processor that the page's process takes while an answer streams in. */
async function update(app: ElectronApplication, page: Page, name: Name): Promise<number> {
  await mount(page, name);
  const pid = await app.evaluate(
    ({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.webContents.getOSProcessId() ?? 0,
  );
  const usage = (): Promise<number> =>
    app.evaluate(
      ({ app: electron }, wanted) =>
        electron.getAppMetrics().find((one) => one.pid === wanted)?.cpu.percentCPUUsage ?? 0,
      pid,
    );
  const turnId = await page.evaluate(
    async ({ conversationId, text }) => {
      const sent = await window.salon.request('chat.send', { conversationId, text });
      return sent.ok ? String(Reflect.get(Object(sent.value), 'id')) : '';
    },
    { conversationId: name, text: QUESTION },
  );
  await page.waitForTimeout(500);
  await usage();
  await page.waitForTimeout(STREAM_MS);
  const spent = await usage();
  await page.evaluate((id) => window.salon.request('chat.cancel', { turnId: id }), turnId);
  await page.waitForTimeout(800);
  return spent;
}

const folder = mkdtempSync(join(tmpdir(), 'salon-long-'));
const dataFolder = join(folder, 'data');
await fillDataFolder(dataFolder, 'sandbox', SIZES);
const mounts: Record<Name, number[]> = { short: [], middle: [], long: [] };
const nodes: Record<Name, number[]> = { short: [], middle: [], long: [] };
const updates: Record<Name, number[]> = { short: [], middle: [], long: [] };

await withElectron(
  () => [process.cwd(), `--data-dir=${dataFolder}`, '--sandbox'],
  async (app) => {
    const page = await app.firstWindow();
    await page.waitForTimeout(2500);
    for (let round = 0; round <= ROUNDS; round += 1) {
      for (const name of round % 2 === 0 ? NAMES : NAMES.toReversed()) {
        const { ms, nodes: count } = await mount(page, name);
        if (round === 0) continue;
        mounts[name].push(ms);
        nodes[name].push(count);
      }
    }
    for (let round = 0; round < STREAM_ROUNDS; round += 1) {
      for (const name of round % 2 === 0
        ? (['short', 'long'] as const)
        : (['long', 'short'] as const))
        updates[name].push(await update(app, page, name));
    }
  },
);
rmSync(folder, { recursive: true, force: true });

function tell(name: string, unit: string, values: Record<Name, number[]>, bar: number): void {
  const value = median(values.long);
  const baseline = median(values.short);
  const ratio = median(values.long.map((one, round) => one / (values.short[round] ?? Number.NaN)));
  const points = NAMES.filter((each) => values[each].length > 0).map((each) => ({
    size: SIZES[each],
    value: Number(median(values[each]).toPrecision(3)),
  }));
  console.log(
    JSON.stringify({
      name,
      value: Number(value.toPrecision(3)),
      unit,
      baseline: Number(baseline.toPrecision(3)),
      ratio: Number(ratio.toPrecision(3)),
      bar,
      passed: ratio <= bar,
      exponent: growthExponent(
        points.map((point) => ({ size: point.size, rate: point.size / point.value })),
      ),
      sizes: points,
    }),
  );
}

tell('long-conversation', 'ms to the last answer', mounts, BAR.mount);
tell('long-conversation-nodes', 'nodes', nodes, BAR.nodes);
tell('long-conversation-update', '% of a processor while streaming', updates, BAR.update);
