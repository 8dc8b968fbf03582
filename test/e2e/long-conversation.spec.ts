import { join } from 'node:path';
import type { Page } from '@playwright/test';
import { fillDataFolder, turnIdOf } from '../fakes/long-conversation';
import { expect, test } from './salon-app';

const log = (page: Page) => page.getByRole('log', { name: '消息' });

const fromEnd = (page: Page): Promise<number> =>
  log(page).evaluate((node) => node.scrollHeight - node.scrollTop - node.clientHeight);

test(
  '2,000 turns: the end at once, older ones in front without a jump, a hit far back, and a ' +
    'new question at the end',
  async ({ launch, temporaryFolder }) => {
    test.setTimeout(120_000);
    const dataFolder = join(temporaryFolder, 'data');
    await fillDataFolder(dataFolder, 'sandbox', { long: 2000 });
    const { page } = await launch({ dataFolder, parameters: ['--sandbox'] });
    await page.evaluate(() => void (location.hash = '#/chat/long'));
    await expect(page.getByText('问题 1999：怎么冲？')).toBeVisible();
    await expect.poll(() => fromEnd(page)).toBeLessThan(60);

    // Up, a little at a time, until older turns were fetched: what is being read stays where it is.
    let jumps = 0;
    for (let round = 0; round < 60; round += 1) {
      const moved = await page.evaluate(async () => {
        const list = document.querySelector('[role="log"]');
        // Runs in the page, which sees nothing outside.
        // oxlint-disable-next-line unicorn/consistent-function-scoping
        const frames = async (count: number): Promise<void> => {
          for (let frame = 0; frame < count; frame += 1)
            await new Promise((settle) => requestAnimationFrame(settle));
        };
        if (list) list.scrollTop -= 600;
        await frames(3);
        const shown = document.elementFromPoint(innerWidth / 2 + 100, 300)?.closest('article');
        const before = shown?.getBoundingClientRect().top;
        await frames(12);
        return shown?.isConnected && before !== undefined
          ? Math.abs(shown.getBoundingClientRect().top - before)
          : 0;
      });
      if (moved > 4) jumps += 1;
    }
    const oldest = await page.evaluate(() =>
      Math.min(
        ...[...document.querySelectorAll('[role="log"] article')].map(({ textContent }) =>
          Number(/问题 (\d+)：/.exec(textContent ?? '')?.[1] ?? 1e9),
        ),
      ),
    );
    expect(oldest).toBeLessThan(1960);
    expect(jumps).toBeLessThanOrEqual(2);

    await page.evaluate(
      (turnId) => void (location.hash = `#/chat/long/${turnId}`),
      turnIdOf('long', 100),
    );
    await expect(page.getByText('问题 100：怎么冲？')).toBeInViewport();
    await expect(page.getByText('问题 1999：怎么冲？')).toHaveCount(0);
    for (let round = 0; round < 25; round += 1) {
      await log(page).hover();
      await page.mouse.wheel(0, 3000);
      await page.waitForTimeout(60);
    }
    const newest = await page.evaluate(() =>
      Math.max(
        ...[...document.querySelectorAll('[role="log"] article')].map(({ textContent }) =>
          Number(/问题 (\d+)：/.exec(textContent ?? '')?.[1] ?? 0),
        ),
      ),
    );
    expect(newest).toBeGreaterThan(130);

    await page.getByRole('button', { name: '回到底部' }).click();
    await expect(page.getByText('问题 1999：怎么冲？')).toBeVisible();
    await expect.poll(() => fromEnd(page)).toBeLessThan(60);
    await page.getByRole('textbox', { name: '输入问题' }).fill('拿铁和卡布奇诺有什么区别？');
    await page.getByRole('button', { name: '发送' }).click();
    await expect(page.getByText('来源', { exact: true })).toBeVisible({ timeout: 30_000 });
  },
);

test(
  'what is at the end stays in view when the window gets smaller or the composer grows; ' +
    'who reads further up stays there',
  async ({ launch, temporaryFolder }) => {
    const dataFolder = join(temporaryFolder, 'data');
    await fillDataFolder(dataFolder, 'sandbox', { long: 40 });
    const { page, electron } = await launch({ dataFolder, parameters: ['--sandbox'] });
    const resize = (width: number, height: number) =>
      electron.evaluate(
        ({ BrowserWindow }, size) =>
          BrowserWindow.getAllWindows()[0]?.setContentSize(size.width, size.height),
        { width, height },
      );
    await resize(1400, 900);
    await page.evaluate(() => void (location.hash = '#/chat/long'));
    await expect(page.getByText('问题 39：怎么冲？')).toBeVisible();
    await expect.poll(() => fromEnd(page)).toBeLessThan(60);

    await resize(900, 600);
    await expect.poll(() => page.evaluate(() => innerHeight)).toBeLessThan(700);
    await expect.poll(() => fromEnd(page)).toBeLessThan(60);
    await page.getByRole('textbox', { name: '输入问题' }).fill('手冲\n水温\n粉水比\n研磨度\n时间');
    await expect.poll(() => fromEnd(page)).toBeLessThan(60);

    await log(page).evaluate((node) => node.scrollBy({ top: -1500 }));
    await expect.poll(() => fromEnd(page)).toBeGreaterThan(1000);
    await resize(1400, 900);
    await expect.poll(() => page.evaluate(() => innerHeight)).toBeGreaterThan(800);
    await expect(page.getByRole('button', { name: '回到底部' })).toBeVisible();
    expect(await fromEnd(page)).toBeGreaterThan(500);
  },
);
