import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { startOwnSandbox, type OwnSandbox } from './own-sandbox';
import { expect, test } from './salon-app';
import { pasteText, pythonConfig, showStep, stepEntry } from './wizard-steps';

let coze: OwnSandbox;
test.beforeAll(async () => {
  coze = await startOwnSandbox();
});
test.afterAll(() => coze.stop());

test(
  'from an empty data folder to a healthy link: key imported, bot picked from the list, ' +
    'KAI called, a delivery seen arriving',
  async ({ launch }) => {
    test.setTimeout(120_000);
    const { page, electron } = await launch();
    await page.getByRole('button', { name: '开始连接' }).click();
    await page.getByText('高级', { exact: true }).click();
    await page.getByRole('textbox', { name: 'API 地址' }).fill(coze.apiBase);
    await page.getByRole('button', { name: '继续' }).click();
    await page.getByRole('button', { name: '我已创建，继续' }).click();

    await electron.evaluate(({ dialog }, file) => {
      dialog.showOpenDialog = () => Promise.resolve({ canceled: false, filePaths: [file] });
    }, coze.privateKeyFile);
    await page.getByRole('button', { name: '选择 private_key.pem' }).click();
    await expect(page.getByText('私钥已收好，存放在系统钥匙串里')).toBeVisible();
    await page.getByRole('button', { name: '继续' }).click();

    await page.getByRole('textbox', { name: '应用 ID' }).fill(coze.appId);
    await page.getByRole('textbox', { name: /kid/ }).fill(coze.kid);
    await page.getByRole('button', { name: '测试登录' }).click();
    await expect(page.getByText('登录成功').first()).toBeVisible({ timeout: 20_000 });
    await page.getByRole('button', { name: '继续' }).click();

    await page.getByRole('radio', { name: /AI 咖啡知识沙龙/ }).check();
    await page.getByRole('button', { name: '测试并保存' }).click();
    await expect(page.getByText('连接已保存，智能体可以回答了').first()).toBeVisible({
      timeout: 20_000,
    });
    await page.getByRole('button', { name: '继续' }).click();

    await page.getByRole('textbox', { name: '服务器地址' }).fill(coze.kai.url);
    await page.getByLabel('密钥', { exact: true }).fill(coze.kai.apiKey);
    await page.getByRole('button', { name: '测试并添加' }).click();
    await page.getByRole('button', { name: '允许本机或内网地址' }).click();
    await page.getByRole('button', { name: '测试并添加' }).click();
    await page.getByRole('button', { name: '调用一次' }).click();
    await expect(page.getByText(/调用成功，用时/)).toBeVisible({ timeout: 20_000 });
    await expect(page.getByText(/埃塞俄比亚/).last()).toBeVisible();
    await page.getByRole('button', { name: '继续' }).click();

    await expect(page.getByText('还没有收到')).toBeVisible();
    await page.getByRole('button', { name: '发送测试事件' }).click();
    await expect(page.getByText('收到了：conversation.message')).toBeVisible();
    await page.getByRole('button', { name: '继续' }).click();

    await expect(page.getByText('每一层都正常')).toBeVisible({ timeout: 30_000 });
    await expect(page.getByRole('heading', { name: '还没有做' })).toHaveCount(0);
    await page.getByRole('button', { name: '开始对话' }).click();
    await page.getByRole('textbox', { name: '输入问题' }).fill('拿铁和卡布奇诺有什么区别？');
    await page.getByRole('button', { name: '发送' }).click();
    await expect(page.getByText(/首字 [\d.]+ (毫秒|秒)/)).toBeVisible({ timeout: 30_000 });
  },
);

test(
  'one paste of the guide’s whole configuration fills every field, and its key is nowhere ' +
    'in the page or in a file',
  async ({ launch }) => {
    const { page, dataFolder } = await launch();
    await page.getByRole('button', { name: '开始连接' }).click();
    await pasteText(page, pythonConfig(coze));
    await expect(page.getByText(/已填入：.*应用 ID/)).toBeVisible();
    await expect(page.getByText('已收好：私钥，页面上不会留下')).toBeVisible();
    const secretLine = coze.privateKeyPem.split('\n')[3] ?? '';
    expect(await page.evaluate(() => document.documentElement.outerHTML)).not.toContain(secretLine);
    await showStep(page, 'sign-in');
    await expect(page.getByRole('textbox', { name: '应用 ID' })).toHaveValue(coze.appId);
    await expect(page.getByRole('textbox', { name: /kid/ })).toHaveValue(coze.kid);
    await page.getByRole('button', { name: '测试登录' }).click();
    await expect(page.getByText('登录成功').first()).toBeVisible({ timeout: 20_000 });
    await showStep(page, 'webhook');
    await expect(page.getByRole('textbox', { name: '已有的地址' })).toHaveValue(
      'https://salon.lin.cn/webhook/coze',
    );
    expect(readFileSync(join(dataFolder, 'settings.json'), 'utf8')).not.toContain(secretLine);
  },
);

test('after a restart the wizard goes on where it was left, with what was typed and the key', async ({
  launch,
}) => {
  test.setTimeout(90_000);
  const first = await launch();
  await first.page.getByRole('button', { name: '开始连接' }).click();
  await pasteText(first.page, pythonConfig(coze));
  await showStep(first.page, 'sign-in');
  await first.page.getByRole('textbox', { name: '应用 ID' }).fill('halb getippt');
  await first.quit();

  const { page } = await launch({ dataFolder: first.dataFolder });
  await expect(page.getByText('上次做到“测试登录”，填写的内容都在。')).toBeVisible();
  await page.getByRole('button', { name: '继续设置' }).click();
  await expect(page.getByRole('textbox', { name: '应用 ID' })).toHaveValue('halb getippt');
  await page.getByRole('textbox', { name: '应用 ID' }).fill(coze.appId);
  await page.getByRole('button', { name: '测试登录' }).click();
  await expect(page.getByText('登录成功').first()).toBeVisible({ timeout: 20_000 });
  await expect(stepEntry(page, '密钥')).toContainText('已完成');
});

test(
  'one value changed later opens its step and what rests on it, and leaves the saved ' +
    'connection alone until it is tried',
  async ({ launch }) => {
    test.setTimeout(90_000);
    const { page } = await launch();
    await page.getByRole('button', { name: '开始连接' }).click();
    await pasteText(page, `${pythonConfig(coze)}\nbot_id = "${coze.botId}"`);
    await showStep(page, 'sign-in');
    await page.getByRole('button', { name: '测试登录' }).click();
    await expect(page.getByText('登录成功').first()).toBeVisible({ timeout: 20_000 });
    await showStep(page, 'bot');
    await page.getByRole('button', { name: '测试并保存' }).click();
    await expect(page.getByText('连接已保存，智能体可以回答了').first()).toBeVisible({
      timeout: 20_000,
    });
    await page.getByRole('radio', { name: /未发布/ }).check();
    await expect(stepEntry(page, '工作空间和智能体')).toContainText('未完成');
    await expect(stepEntry(page, '测试登录')).toContainText('已完成');
    const active = await page.evaluate(() => window.salon.request('setup.profiles', undefined));
    expect(JSON.stringify(active)).toContain(coze.botId);
    await page.getByRole('radio', { name: /AI 咖啡知识沙龙/ }).check();
    await expect(stepEntry(page, '工作空间和智能体')).toContainText('已完成');
  },
);
