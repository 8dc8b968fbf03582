import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { AxeBuilder } from '@axe-core/playwright';
import { chromium } from '@playwright/test';
import { expect, test } from './salon-app';

/**
 * Shorter than the guide's acceptance wants it: what is tested here is the button, not the machine.
 */
const SHORT = { SALON_ACCEPTANCE_CALLS: '10', SALON_ACCEPTANCE_SECONDS: '2' };

test(
  'the acceptance runs on the sandbox with progress, can be cancelled, ends green, and its ' +
    'report is a file that needs nothing',
  async ({ launch, temporaryFolder }) => {
    test.setTimeout(90_000);
    const { electron, page } = await launch({ parameters: ['--sandbox'], env: SHORT });
    await page.waitForLoadState();
    await page.evaluate(() => void (window.location.hash = '#/health/acceptance'));
    const start = page.getByRole('button', { name: '开始验收' });
    await start.click();
    await expect(page.getByRole('progressbar', { name: '验收进度' })).toBeVisible();
    await expect(page.getByText(/还需约 \d+ 秒/)).toBeVisible();
    await page.getByRole('button', { name: '取消' }).click();
    await expect(start).toBeVisible();
    await expect(page.getByText('还没有验收过')).toBeVisible();

    await start.click();
    await expect(page.getByText('全部通过')).toBeVisible({ timeout: 60_000 });
    const figures = page.getByLabel('四个指标');
    await expect(figures.getByText('达标', { exact: true })).toHaveCount(4);
    await expect(page.getByRole('list', { name: '十项检查' }).getByRole('listitem')).toHaveCount(
      10,
    );
    await expect(
      page.getByRole('list').filter({ hasText: '网络中断' }).getByRole('listitem'),
    ).toHaveCount(8);
    const { violations } = await new AxeBuilder({ page }).setLegacyMode(true).analyze();
    expect(
      violations
        .filter(({ impact }) => impact === 'serious' || impact === 'critical')
        .map(({ id, nodes }) => [id, nodes.map(({ html }) => html)]),
    ).toEqual([]);

    const file = join(temporaryFolder, 'report.html');
    await electron.evaluate(({ dialog }, filePath) => {
      dialog.showSaveDialog = () => Promise.resolve({ canceled: false, filePath });
    }, file);
    await page.getByRole('button', { name: '保存报告' }).click();
    await expect(page.getByText(`已保存到 ${file}`)).toBeVisible();
    await checkReport(file);
  },
);

/**
 * In a browser that knows nothing of us: no request besides itself, no complaint, nothing that
 * keeps a person out.
 */
async function checkReport(file: string): Promise<void> {
  expect(readFileSync(file, 'utf8')).not.toMatch(/<script|pat_|czs_|BEGIN/);
  const browser = await chromium.launch({
    executablePath: '/usr/bin/chromium',
    args: ['--no-sandbox'],
  });
  try {
    for (const colorScheme of ['light', 'dark'] as const) {
      const report = await (await browser.newContext({ colorScheme })).newPage();
      const asked: string[] = [];
      const complaints: string[] = [];
      report.on('request', (request) => asked.push(request.url()));
      report.on('console', (message) => complaints.push(message.text()));
      await report.goto(`file://${file}`);
      await expect(report.getByRole('heading', { name: 'Coffee Salon 验收报告' })).toBeVisible();
      await expect(report.locator('svg.chart')).toHaveCount(2);
      expect([asked, complaints]).toEqual([[`file://${file}`], []]);
      const { violations } = await new AxeBuilder({ page: report }).analyze();
      expect(
        violations
          .filter(({ impact }) => impact === 'serious' || impact === 'critical')
          .map(({ id, nodes }) => [id, nodes.map(({ html }) => html)]),
      ).toEqual([]);
    }
  } finally {
    await browser.close();
  }
}
