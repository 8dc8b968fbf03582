import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from '@playwright/test';
import { startOwnSandbox } from './own-sandbox';
import { expect, test } from './salon-app';

async function ask(page: Page, text: string): Promise<void> {
  await page.getByRole('textbox', { name: '输入问题' }).fill(text);
  await page.getByRole('button', { name: '发送' }).click();
  await expect(page.getByText(/首字 [\d.]+ (毫秒|秒)/).last()).toBeVisible({ timeout: 30_000 });
}

test('ask again, edit and resend, go back to an earlier version, search, export, restart: everything is there', async ({
  launch,
  temporaryFolder,
}) => {
  test.setTimeout(120_000);
  const salon = await launch({ parameters: ['--sandbox'] });
  const { page } = salon;
  await ask(page, '拿铁和卡布奇诺有什么区别？');

  await page.getByRole('button', { name: '再问一次' }).first().click();
  await expect(page.getByText('2 / 2')).toBeVisible();
  await expect(page.getByText(/首字 [\d.]+ (毫秒|秒)/).last()).toBeVisible({ timeout: 30_000 });

  await page.getByRole('button', { name: '修改问题' }).first().click();
  await page.getByRole('textbox', { name: '修改后的问题' }).fill('冷萃怎么做？');
  await page.getByRole('button', { name: '重新发送' }).click();
  await expect(page.getByText('3 / 3')).toBeVisible();
  await expect(page.getByText(/首字 [\d.]+ (毫秒|秒)/).last()).toBeVisible({ timeout: 30_000 });

  await page.getByRole('button', { name: '上一个版本' }).click();
  await expect(page.getByText('2 / 3')).toBeVisible();
  await expect(
    page.getByRole('log', { name: '消息' }).getByText('拿铁和卡布奇诺有什么区别？').first(),
  ).toBeVisible();

  await page.getByRole('searchbox', { name: '搜索全部对话' }).fill('冷萃');
  await expect(page.getByText(/找到 \d+ 处/)).toBeVisible();
  await page.getByRole('searchbox', { name: '搜索全部对话' }).fill('');

  const file = join(temporaryFolder, 'export.md');
  await salon.electron.evaluate(({ dialog }, path) => {
    dialog.showSaveDialog = () => Promise.resolve({ canceled: false, filePath: path });
  }, file);
  await page
    .getByRole('button', { name: /的更多操作/ })
    .first()
    .click();
  await page.getByRole('menuitem', { name: '导出为 Markdown' }).click();
  await expect.poll(() => existsSync(file)).toBe(true);
  expect(readFileSync(file, 'utf8')).toContain('拿铁和卡布奇诺有什么区别？');
  await salon.quit();

  const again = await launch({ dataFolder: salon.dataFolder });
  await expect(again.page.getByText('2 / 3')).toBeVisible();
});

test('a second question waits for the running answer and is answered after it', async ({
  launch,
}) => {
  const { page } = await launch({ parameters: ['--sandbox'], slowAnswers: true });
  await page.getByRole('textbox', { name: '输入问题' }).fill('请介绍一下手冲咖啡的技巧');
  await page.getByRole('button', { name: '发送' }).click();
  await expect(page.getByText(/沙箱内置的咖啡知识/)).toBeVisible();
  await page.getByRole('textbox', { name: '输入问题' }).fill('拿铁和卡布奇诺有什么区别？');
  await page.keyboard.press('Enter');
  await expect(page.getByText('排队中，前面的回答完成后发送')).toBeVisible();
  await expect(page.getByText(/首字 [\d.]+ (毫秒|秒)/)).toHaveCount(2, { timeout: 45_000 });
});

test('the connection to Coze is cut in mid-answer and the whole answer arrives', async ({
  launch,
  temporaryFolder,
}) => {
  test.setTimeout(120_000);
  const faults = join(temporaryFolder, 'faults.json');
  writeFileSync(
    faults,
    JSON.stringify({
      seed: 1,
      rules: [
        {
          path: '/v3/chat',
          method: 'POST',
          times: 1,
          action: { type: 'drop_after_bytes', bytes: 6000 },
        },
      ],
    }),
  );
  const coze = await startOwnSandbox('--faults', faults);
  try {
    const { page } = await launch();
    await page.evaluate(
      async ({ apiBase, appId, kid, botId, pem }) => {
        await window.salon.request('setup.importKey', { pem });
        await window.salon.request('setup.saveConnection', {
          draft: { profileId: null, platform: 'coze-cn', apiBase, auth: 'jwt', appId, kid, botId },
          keep: 'this-run',
        });
        location.hash = '#/chat/new';
      },
      {
        apiBase: coze.apiBase,
        appId: coze.appId,
        kid: coze.kid,
        botId: coze.botId,
        pem: coze.privateKeyPem,
      },
    );
    await ask(page, '拿铁和卡布奇诺有什么区别？');
    await expect(page.getByText('来源', { exact: true })).toBeVisible();
  } finally {
    await coze.stop();
  }
});
