import { startForwardProxy } from '../fakes/forward-proxy';
import { startOwnSandbox } from './own-sandbox';
import { expect, test } from './salon-app';

test('a proxy of one’s own: its failures are told, its password is kept, and the chat goes through it', async ({
  launch,
}) => {
  test.setTimeout(90_000);
  const coze = await startOwnSandbox();
  const port = Number(new URL(coze.apiBase).port);
  const proxy = await startForwardProxy({
    hosts: { 'studio.local': port },
    login: { user: 'lin', password: 'geheim' },
    asLoopback: true,
  });
  try {
    const { page } = await launch();
    await page.evaluate(
      async ({ pat, botId }) => {
        await window.salon.request('setup.trySecret', { pat });
        const draft = {
          profileId: null,
          platform: 'studio',
          apiBase: 'http://studio.local',
          auth: 'pat',
          appId: '',
          kid: '',
          botId,
        };
        await window.salon.request('setup.saveConnection', { draft, keep: 'this-run' });
        location.hash = '#/settings';
      },
      { pat: coze.pat, botId: coze.botId },
    );

    await page.getByText('自定义', { exact: true }).click();
    await page.getByRole('textbox', { name: '代理地址' }).fill('http://lin:geheim@127.0.0.1:1');
    await page.keyboard.press('Enter');
    await expect(page.getByText(/请填 http、https 或 socks5 开头的地址/)).toBeVisible();
    await page.getByRole('textbox', { name: '代理地址' }).fill(`127.0.0.1:${proxy.port}`);
    await page.keyboard.press('Enter');
    await page.getByRole('button', { name: '测试', exact: true }).click();
    await expect(page.getByText('PROXY_AUTH_REQUIRED')).toBeVisible();

    await page.getByRole('textbox', { name: '用户名' }).fill('lin');
    await page.keyboard.press('Enter');
    await page.getByLabel('密码', { exact: true }).fill('geheim');
    await page.getByRole('button', { name: '保存密码' }).click();
    await expect(page.getByText('已保存')).toBeVisible();
    await page.getByRole('button', { name: '测试', exact: true }).click();
    await expect(page.getByText(/经过自定义代理 .*连通 studio\.local/)).toBeVisible();

    await page.evaluate(() => void (location.hash = '#/chat/new'));
    await page.getByRole('textbox', { name: '输入问题' }).fill('拿铁和卡布奇诺有什么区别？');
    await page.getByRole('button', { name: '发送' }).click();
    await expect(page.getByText(/首字 [\d.]+ (毫秒|秒)/).last()).toBeVisible({ timeout: 30_000 });
    expect(proxy.seen.some((line) => line.startsWith('POST http://studio.local/v3/chat'))).toBe(
      true,
    );
  } finally {
    await proxy.close();
    await coze.stop();
  }
});
