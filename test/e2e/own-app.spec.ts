import type { Page } from '@playwright/test';
import { startOwnSandbox, type OwnSandbox } from './own-sandbox';
import { expect, test } from './salon-app';

let coze: OwnSandbox;
test.beforeAll(async () => {
  coze = await startOwnSandbox();
});
test.afterAll(() => coze.stop());

async function typeAddress(page: Page): Promise<void> {
  await page.getByText('高级', { exact: true }).click();
  await page.getByRole('textbox', { name: 'API 地址' }).fill(coze.apiBase);
}

async function typeApp(page: Page, { kid = coze.kid, botId = coze.botId } = {}): Promise<void> {
  await page.getByRole('textbox', { name: '应用 ID' }).fill(coze.appId);
  await page.getByRole('textbox', { name: /kid/ }).fill(kid);
  await page.getByRole('textbox', { name: '智能体 ID' }).fill(botId);
}

async function chat(page: Page): Promise<void> {
  await page.getByRole('link', { name: '对话' }).click();
  await page.getByRole('textbox', { name: '输入问题' }).fill('拿铁和卡布奇诺有什么区别？');
  await page.getByRole('button', { name: '发送' }).click();
  await expect(page.getByText('来源', { exact: true })).toBeVisible({ timeout: 30_000 });
}

test('own app id, kid and key typed in by hand are tested layer by layer, saved and chat', async ({
  launch,
}) => {
  const salon = await launch();
  const { page } = salon;
  await page.getByRole('button', { name: '开始连接' }).click();
  await page.getByRole('button', { name: '在一页里填写全部内容' }).click();
  await typeAddress(page);
  await typeApp(page);
  await page
    .getByRole('textbox', { name: '粘贴私钥' })
    .fill(coze.privateKeyPem.replaceAll('\n', String.raw`\n`));
  await page.getByRole('button', { name: '使用这个私钥' }).click();
  await expect(page.getByText('与私钥的指纹一致')).toBeVisible();
  await page.getByRole('button', { name: '测试连接' }).click();
  await expect(page.getByText('全部通过，可以保存了')).toBeVisible();
  await page.getByRole('button', { name: '保存并使用' }).click();
  await chat(page);
  await salon.quit();

  const again = await launch({ dataFolder: salon.dataFolder });
  await chat(again.page);
});

test('a wrong kid and an unknown bot are each told in one sentence, and nothing typed is lost', async ({
  launch,
}) => {
  const { page } = await launch();
  await page.getByRole('button', { name: '开始连接' }).click();
  await page.getByRole('button', { name: '在一页里填写全部内容' }).click();
  await typeAddress(page);
  await typeApp(page, { kid: 'f'.repeat(64) });
  await page.getByRole('textbox', { name: '粘贴私钥' }).fill(coze.privateKeyPem);
  await page.getByRole('button', { name: '使用这个私钥' }).click();
  await expect(page.getByText(/与私钥的指纹不同/)).toBeVisible();
  await page.getByRole('button', { name: '测试连接' }).click();
  await expect(page.getByText('Coze 不认识这个公钥指纹或应用 ID。').first()).toBeVisible();

  await page.getByRole('textbox', { name: /kid/ }).fill(coze.kid);
  await page.getByRole('textbox', { name: '智能体 ID' }).fill('7000000000000000000');
  await page.getByRole('button', { name: '测试连接' }).click();
  await expect(page.getByText('找不到这个智能体，或当前令牌无权使用它。').first()).toBeVisible();
  await expect(page.getByRole('textbox', { name: '应用 ID' })).toHaveValue(coze.appId);
});

test('without a keychain saving is refused with a remedy and "this run only" works', async ({
  launch,
}) => {
  test.skip(process.platform !== 'linux', 'hides the session bus');
  const { page } = await launch({ env: { DBUS_SESSION_BUS_ADDRESS: 'unix:path=/nonexistent' } });
  await page.getByRole('button', { name: '开始连接' }).click();
  await page.getByRole('button', { name: '在一页里填写全部内容' }).click();
  await typeAddress(page);
  await typeApp(page);
  await page.getByRole('textbox', { name: '粘贴私钥' }).fill(coze.privateKeyPem);
  await page.getByRole('button', { name: '使用这个私钥' }).click();
  await page.getByRole('button', { name: '保存并使用' }).click();
  await expect(page.getByText('打不开系统钥匙串，密钥没有地方安全存放。').first()).toBeVisible();
  await page.getByRole('button', { name: '只在本次运行中使用' }).click();
  await chat(page);
});

test('a personal access token works instead of a key', async ({ launch }) => {
  const { page } = await launch();
  await page.getByRole('button', { name: '开始连接' }).click();
  await page.getByRole('button', { name: '在一页里填写全部内容' }).click();
  await typeAddress(page);
  await page.getByText('个人访问令牌', { exact: true }).first().click();
  await page.getByLabel('个人访问令牌', { exact: true }).last().fill(coze.pat);
  await page.getByRole('textbox', { name: '智能体 ID' }).fill(coze.botId);
  await page.getByRole('button', { name: '保存并使用' }).click();
  await chat(page);
});
