import type { Page } from '@playwright/test';
import { seriousFindings } from './accessibility-findings';
import { startOwnSandbox, type OwnSandbox } from './own-sandbox';
import { expect, test } from './salon-app';

let coze: OwnSandbox;
test.beforeEach(async () => {
  coze = await startOwnSandbox();
});
test.afterEach(() => coze.stop());

async function connect(page: Page): Promise<void> {
  await page.getByRole('button', { name: '开始连接' }).waitFor();
  const { apiBase, appId, kid, botId, privateKeyPem } = coze;
  await page.evaluate(
    async ({ pem, draft }) => {
      await window.salon.request('setup.importKey', { pem });
      await window.salon.request('setup.saveConnection', { draft, keep: 'keychain' });
      location.hash = '#/connection';
    },
    {
      pem: privateKeyPem,
      draft: { profileId: null, platform: 'coze-cn', apiBase, auth: 'jwt', appId, kid, botId },
    },
  );
}

/** Adds the public key that is shown to the OAuth app, as a person does on Coze's page. */
async function addAtCoze(page: Page): Promise<void> {
  const publicKey = await page.getByText(/BEGIN PUBLIC KEY/).innerText();
  const answer = await fetch(`${coze.apiBase}/sandbox/public_keys`, {
    method: 'POST',
    headers: { authorization: `Bearer ${coze.pat}`, 'content-type': 'application/json' },
    body: JSON.stringify({ public_key: publicKey }),
  });
  expect(answer.status).toBe(200);
}

async function isWorking(page: Page): Promise<void> {
  await page.evaluate(() => {
    location.hash = '#/connection';
  });
  await page.getByRole('button', { name: '更新令牌' }).click();
  await expect(page.getByText('令牌已更新')).toBeVisible();
}

test('a new key is tried while the old one works, and replaces it once it was seen working', async ({
  launch,
}) => {
  const { page } = await launch();
  await connect(page);
  await page.getByRole('button', { name: '更换密钥' }).click();
  await page.getByRole('button', { name: '生成一对新密钥' }).click();
  await expect(page.getByText('新密钥还没有验证，正在使用旧密钥。')).toBeVisible();
  await expect(page.getByRole('button', { name: '改用新密钥，删除旧密钥' })).toBeDisabled();

  await page.getByRole('button', { name: '测试新密钥' }).click();
  await expect(page.getByText('新密钥还不能登录，旧密钥继续使用')).toBeVisible();
  await expect(page.getByText('Coze 不认识这个公钥指纹或应用 ID。')).toBeVisible();

  await addAtCoze(page);
  await page.getByRole('button', { name: '测试新密钥' }).click();
  await expect(page.getByText('新密钥已验证成功，正在使用旧密钥。')).toBeVisible();
  await page.getByRole('button', { name: '改用新密钥，删除旧密钥' }).click();
  await expect(page.getByText('已改用新密钥')).toBeVisible();
  await isWorking(page);
  await expect(page.getByText(coze.kid)).toHaveCount(0);
});

test(
  'killed between the steps, the old key works and the replacing goes on where it was; ' +
    'agreed to, it ends at once',
  async ({ launch }) => {
    // Four starts of the app.
    test.slow();
    const salon = await launch();
    await connect(salon.page);
    await salon.page.getByRole('button', { name: '更换密钥' }).click();
    await salon.page.getByRole('button', { name: '生成一对新密钥' }).click();
    await expect(salon.page.getByText('新密钥还没有验证，正在使用旧密钥。')).toBeVisible();
    await salon.kill();

    const again = await launch({ dataFolder: salon.dataFolder });
    await isWorking(again.page);
    await expect(again.page.getByText(coze.kid)).toBeVisible();
    await again.page.getByRole('link', { name: '继续更换' }).click();
    await addAtCoze(again.page);
    await again.page.getByRole('button', { name: '测试新密钥' }).click();
    await expect(again.page.getByText('新密钥已验证成功，正在使用旧密钥。')).toBeVisible();
    await again.kill();

    const third = await launch({ dataFolder: salon.dataFolder });
    await isWorking(third.page);
    await expect(third.page.getByText(coze.kid)).toBeVisible();
    await expect(third.page.getByText('新密钥已验证成功，正在使用旧密钥。')).toBeVisible();
    await third.page.getByRole('link', { name: '继续更换' }).click();
    await third.page.getByRole('button', { name: '改用新密钥，删除旧密钥' }).click();
    await expect(third.page.getByText('已改用新密钥')).toBeVisible();
    await third.kill();

    const last = await launch({ dataFolder: salon.dataFolder });
    await isWorking(last.page);
    await expect(last.page.getByText(coze.kid)).toHaveCount(0);
  },
);

test(
  'replacing a key and the list of connections have no serious accessibility finding in ' +
    'either theme, at 900x600',
  async ({ launch }) => {
    const { page, electron } = await launch();
    await connect(page);
    await electron.evaluate(({ BrowserWindow }) =>
      BrowserWindow.getAllWindows()[0]?.setContentSize(900, 600),
    );
    const findings: string[] = [];
    const look = async (name: string): Promise<void> => {
      findings.push(...(await seriousFindings(page)).map((finding) => `${name}: ${finding}`));
    };
    await page.getByRole('button', { name: '更换密钥' }).click();
    await page.getByRole('button', { name: '生成一对新密钥' }).click();
    await page.getByRole('button', { name: '测试新密钥' }).click();
    await expect(page.getByText('新密钥还不能登录，旧密钥继续使用')).toBeVisible();
    await look('replacing');
    await page.getByRole('link', { name: '返回连接列表' }).click();
    await expect(page.getByText('新密钥还没有验证，正在使用旧密钥。')).toBeVisible();
    await look('list');
    await page.getByRole('button', { name: /更多操作/ }).click();
    await expect(page.getByRole('menuitem', { name: '删除' })).toBeVisible();
    await page.getByRole('menuitem', { name: '重命名' }).click();
    await expect(page.getByRole('textbox', { name: '名称' })).toBeFocused();
    await expect(page.getByRole('menuitem', { name: '删除' })).toBeHidden();
    await look('rename');
    expect(findings).toEqual([]);
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(
      900,
    );
  },
);
