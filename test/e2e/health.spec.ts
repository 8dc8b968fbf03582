import type { Page } from '@playwright/test';
import { resolve } from 'node:path';
import { startSandbox, type RunningSandbox } from '../../src/sandbox/start-sandbox';
import { seriousFindings } from './accessibility-findings';
import { expect, test } from './salon-app';
import { shareSalon } from './shared-salon';

async function connectTo(page: Page, { coze }: RunningSandbox): Promise<void> {
  const { apiBase, appId, kid, botId, privateKeyPem: pem } = coze;
  await page.evaluate(
    async ({ draft, key }) => {
      await window.salon.request('setup.importKey', { pem: key });
      await window.salon.request('setup.saveConnection', { draft, keep: 'this-run' });
    },
    {
      draft: { profileId: null, platform: 'coze-cn', apiBase, auth: 'jwt', appId, kid, botId },
      key: pem,
    },
  );
}

const start = (port?: number): Promise<RunningSandbox> =>
  startSandbox({
    knowledgeFolder: resolve(import.meta.dirname, '../../resources/knowledge'),
    ...(port !== undefined && { port }),
  });

test('a service that goes down and comes back: seen on the health screen, one line each in the log', async ({
  launch,
}) => {
  const sandbox = await start();
  const { page } = await launch();
  await connectTo(page, sandbox);
  await page.getByRole('link', { name: '健康' }).click();
  await expect(page.getByText('一切正常')).toBeVisible();
  const coze = page
    .getByRole('listitem')
    .filter({ has: page.getByRole('heading', { name: 'Coze' }) });
  await sandbox.close();
  await page.evaluate(() => window.salon.request('health.renewToken', undefined));
  await expect(page.getByText('现在不能用')).toBeVisible({ timeout: 20_000 });
  await expect(coze.getByText('CONNECTION_REFUSED')).toBeVisible();
  const again = await start(Number(new URL(sandbox.coze.apiBase).port));
  await page.getByText('日志', { exact: true }).click();
  await expect(page.getByText('service down')).toHaveCount(1);
  // Its key is another one now, so the link stays down; the connection is set up anew, as a person
  // would.
  await connectTo(page, again);
  await expect(page.getByText('service back')).toHaveCount(1, { timeout: 20_000 });
  await again.close();
});

test.describe('in one app', () => {
  const shared = shareSalon({ parameters: ['--sandbox'] });

  test('the log follows what happens, in debug mode every call, and is filtered', async () => {
    const { page } = shared();
    await expect(page.getByRole('textbox', { name: '输入问题' })).toBeVisible();
    await page.getByRole('link', { name: '健康' }).click();
    await page.getByText('日志', { exact: true }).click();
    const log = page.getByRole('log', { name: '日志' });
    await expect(log.getByText('signed in')).toBeVisible();
    await page.getByText('概况', { exact: true }).click();
    await page.getByRole('button', { name: '30 分钟' }).click();
    await expect(page.getByText(/^维护中，到 \d\d:\d\d/)).toBeVisible();
    await page.getByRole('button', { name: '结束维护' }).click();
    await expect(page.getByRole('button', { name: '30 分钟' })).toBeVisible();
    await page.getByText('日志', { exact: true }).click();
    await page.getByRole('switch', { name: '调试模式' }).click();
    await page.evaluate(() => window.salon.request('health.diagnose', undefined));
    await expect(log.getByText('/v1/users/me').first()).toBeVisible();
    await page.getByRole('textbox', { name: '搜索文字、回合或 logid' }).fill('SIGNED');
    await expect(log.getByText('/v1/users/me')).toHaveCount(0);
    await log
      .getByRole('button', { name: /signed in/ })
      .first()
      .click();
    await expect(log.getByRole('button', { name: '复制这一行' })).toBeVisible();
    await page.getByRole('textbox', { name: '搜索文字、回合或 logid' }).fill('no such words');
    await expect(page.getByText('没有符合条件的行。')).toBeVisible();
  });

  test('the health screens have no serious accessibility finding in either theme', async () => {
    const { page } = shared();
    await page.getByRole('link', { name: '健康' }).click();
    await expect(page.getByText('一切正常')).toBeVisible();
    await page.getByRole('button', { name: '立即诊断' }).click();
    await expect(page.getByText('每一层都正常')).toBeVisible();
    expect(await seriousFindings(page), 'overview').toEqual([]);
    await page.getByText('监控', { exact: true }).click();
    await expect(page.getByRole('region', { name: '资源使用' })).toBeVisible();
    expect(await seriousFindings(page), 'figures').toEqual([]);
    await page.getByText('日志', { exact: true }).click();
    await expect(page.getByRole('log')).toContainText('signed in');
    expect(await seriousFindings(page), 'log').toEqual([]);
  });
});
