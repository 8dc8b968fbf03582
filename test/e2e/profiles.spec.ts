import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from '@playwright/test';
import { startOwnSandbox, type OwnSandbox } from './own-sandbox';
import { expect, test, type SalonApp } from './salon-app';
import { shareSalon } from './shared-salon';

const shared = shareSalon();

let coze: OwnSandbox[];
test.beforeAll(async () => {
  coze = [await startOwnSandbox(), await startOwnSandbox()];
});
test.afterAll(() => Promise.all(coze.map((one) => one.stop())));

/** One request of the page, as a screen makes it. */
function ask(
  page: Page,
  name: string,
  input?: unknown,
): Promise<{ value: Record<string, unknown> }> {
  return page.evaluate(
    async ([request, parameters]) => {
      const answer: unknown = await window.salon.request(request, parameters);
      if (!Reflect.get(Object(answer), 'ok')) throw new Error(JSON.stringify(answer));
      return { value: Object(Reflect.get(Object(answer), 'value')) };
    },
    [name, input] as const,
  );
}

async function webhookState(page: Page): Promise<Record<string, unknown>> {
  const { value } = await ask(page, 'webhook.state');
  return Object(value['value']);
}

async function go(page: Page, hash: string): Promise<void> {
  await page.evaluate((target) => {
    location.hash = target;
  }, hash);
}

async function connect(
  { page }: SalonApp,
  { apiBase, appId, kid, botId, privateKeyPem, kai }: OwnSandbox,
  name: string,
): Promise<string> {
  await ask(page, 'setup.importKey', { pem: privateKeyPem });
  const { value } = await ask(page, 'setup.saveConnection', {
    draft: { profileId: null, platform: 'coze-cn', apiBase, auth: 'jwt', appId, kid, botId },
    keep: 'keychain',
  });
  const profileId = String(value['id']);
  await ask(page, 'setup.rename', { profileId, name });
  const draft = {
    serverId: null,
    name: `KAI ${name}`,
    url: kai.url,
    local: true,
    apiKeyHeader: null,
    headers: [],
    timeoutSeconds: 60,
    maxTotalSeconds: 600,
    trustReadOnlyHints: true,
  };
  await ask(page, 'kai.saveServer', { draft, apiKey: kai.apiKey, keep: 'keychain' });
  // The webhooks follow a moment later; until then the token is that of the other connection.
  await expect.poll(async () => (await webhookState(page))['profileId']).toBe(profileId);
  return profileId;
}

/** The token of the profile in use, as a person gets it: on the clipboard, once. */
async function tokenOf({ page, electron }: SalonApp): Promise<string> {
  await ask(page, 'webhook.copyBearer');
  return electron.evaluate(async ({ clipboard }) => clipboard.readText());
}

async function question(page: Page, text: string): Promise<void> {
  await go(page, '#/chat');
  await page.getByRole('textbox', { name: '输入问题' }).fill(text);
  await page.getByRole('button', { name: '发送' }).click();
  await expect(page.getByText('来源', { exact: true })).toBeVisible({ timeout: 30_000 });
}

const profileItem = (page: Page, name: string) => page.getByRole('listitem', { name, exact: true });

test(
  'two connections side by side: chats, KAI servers and webhooks stay apart, and one ' +
    'switches in the window',
  async () => {
    test.slow();
    const salon = shared();
    const { page } = salon;
    await page.getByRole('button', { name: '开始连接' }).waitFor();
    const [first, second] = coze;
    if (!first || !second) throw new Error('no sandboxes');
    await connect(salon, first, '国内店');
    const tokenOne = await tokenOf(salon);
    await question(page, '手冲咖啡的水温是多少？');
    const comId = await connect(salon, second, '国际店');
    const tokenTwo = await tokenOf(salon);
    expect(tokenTwo).not.toBe(tokenOne);

    await go(page, '#/chat');
    await expect(page.getByText('手冲咖啡的水温是多少？')).toHaveCount(0);
    await go(page, '#/kai/servers');
    await expect(page.getByText('KAI 国际店').first()).toBeVisible();
    await expect(page.getByText('KAI 国内店')).toHaveCount(0);

    await expect.poll(async () => (await webhookState(page))['url']).not.toBeNull();
    const url = String((await webhookState(page))['url']);
    const deliver = async (token: string, event: string): Promise<number> =>
      (
        await fetch(url, {
          method: 'POST',
          headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json' },
          body: JSON.stringify({ event }),
        })
      ).status;
    expect([await deliver(tokenOne, 'for.cn'), await deliver(tokenTwo, 'for.com')]).toEqual([
      200, 200,
    ]);
    await go(page, '#/webhooks');
    await expect(page.getByText('for.com').first()).toBeVisible();
    await expect(page.getByText('for.cn')).toHaveCount(0);

    await go(page, '#/connection');
    await profileItem(page, '国内店').getByRole('button', { name: '切换到这个连接' }).click();
    await expect(profileItem(page, '国内店').getByText('使用中')).toBeVisible();
    await go(page, '#/webhooks');
    await expect(page.getByText('for.cn').first()).toBeVisible();
    await expect(page.getByText('for.com')).toHaveCount(0);
    await go(page, '#/kai/servers');
    await expect(page.getByText('KAI 国内店').first()).toBeVisible();
    await go(page, '#/chat');
    await page
      .getByRole('link', { name: /手冲咖啡的水温是多少/ })
      .first()
      .click();
    await expect(page.getByText('来源', { exact: true })).toBeVisible();
    // As from the tray, with a conversation open.
    await ask(page, 'setup.activate', { profileId: comId });
    await expect(page.getByText('手冲咖啡的水温是多少？')).toHaveCount(0);
    await expect(page.getByText('来源', { exact: true })).toHaveCount(0);
  },
);

test(
  'a connection is renamed, copied, exported without secrets and imported again, and ' +
    'removing it is asked first',
  async ({ temporaryFolder }) => {
    const salon = shared();
    const { page, electron } = salon;
    await page.getByRole('button', { name: '开始连接' }).waitFor();
    const [first] = coze;
    if (!first) throw new Error('no sandbox');
    await connect(salon, first, '店');
    await go(page, '#/connection');
    const choose = async (name: string, verb: string): Promise<void> => {
      await page.getByRole('button', { name: `“${name}”的更多操作` }).click();
      await page.getByRole('menuitem', { name: verb }).click();
    };
    await choose('店', '重命名');
    await page.getByRole('textbox', { name: '名称' }).fill('咖啡店');
    await page.getByRole('button', { name: '保存' }).click();
    await expect(profileItem(page, '咖啡店')).toBeVisible();

    await choose('咖啡店', '创建副本');
    await expect(profileItem(page, '咖啡店 2').getByText('缺少密钥或令牌')).toBeVisible();
    await expect(profileItem(page, '咖啡店 2').getByText(/KAI 店/)).toBeVisible();

    const file = join(temporaryFolder, 'shop.coffee-salon.json');
    await electron.evaluate(({ dialog }, path) => {
      dialog.showSaveDialog = () => Promise.resolve({ canceled: false, filePath: path });
      dialog.showOpenDialog = () => Promise.resolve({ canceled: false, filePaths: [path] });
    }, file);
    await choose('咖啡店', '导出连接');
    await expect(page.getByText(/文件里没有密钥和令牌/)).toBeVisible();
    const text = readFileSync(file, 'utf8');
    expect(text).toContain('"kind": "coffee-salon-profile"');
    for (const secret of [first.kai.apiKey, 'PRIVATE KEY', first.pat])
      expect(text).not.toContain(secret);
    await page.getByRole('button', { name: '导入连接' }).click();
    await expect(profileItem(page, '咖啡店 3')).toBeVisible();

    writeFileSync(file, JSON.stringify({ ...JSON.parse(text), privateKey: 'x' }));
    await page.getByRole('button', { name: '导入连接' }).click();
    await expect(page.getByText('文件里有不该有的内容：privateKey')).toBeVisible();

    await choose('咖啡店 3', '删除');
    await expect(page.getByRole('dialog')).toContainText('不能恢复');
    await page.getByRole('button', { name: '取消' }).click();
    await expect(profileItem(page, '咖啡店 3')).toBeVisible();
    await choose('咖啡店 3', '删除');
    await page.getByRole('button', { name: '删除连接' }).click();
    await expect(profileItem(page, '咖啡店 3')).toHaveCount(0);
    await expect(profileItem(page, '咖啡店').getByText('使用中')).toBeVisible();
  },
);

test('the last day of a token is entered, counted down, and warned of when it is near', async () => {
  const { page } = shared();
  await page.getByRole('button', { name: '开始连接' }).waitFor();
  const [first] = coze;
  if (!first) throw new Error('no sandbox');
  await ask(page, 'setup.trySecret', { pat: first.pat });
  const { apiBase, botId } = first;
  await ask(page, 'setup.saveConnection', {
    draft: {
      profileId: null,
      platform: 'coze-cn',
      apiBase,
      auth: 'pat',
      appId: '',
      kid: '',
      botId,
    },
    keep: 'keychain',
  });
  await go(page, '#/connection');
  const item = page.getByRole('main').getByRole('listitem').first();
  await expect(item.getByText(/还有 (29|30) 天/)).toBeVisible();
  const enter = async (day: string): Promise<void> => {
    await item.getByRole('button', { name: '改日期' }).click();
    await expect(page.getByLabel('最后一天')).toBeFocused();
    await page.getByLabel('最后一天').fill(day);
    await page.getByRole('button', { name: '保存' }).click();
    await expect(page.getByRole('dialog')).toBeHidden();
  };
  await enter('2020-01-01');
  await expect(item.getByText(/个人访问令牌在 \d+ 天前已经到期。/)).toBeVisible();
  await expect(page.getByText('有问题').first()).toBeVisible();
  await item.getByRole('link', { name: '更换令牌' }).click();
  await expect(page.getByLabel('新的个人访问令牌')).toBeVisible();
  await go(page, '#/connection');
  await enter('2099-12-31');
  await expect(item.getByText(/还有 \d+ 天/)).toBeVisible();
  await expect(page.getByText('有问题')).toHaveCount(0);
});
