import { createServer as createNetServer } from 'node:net';
import { createServer as createTlsServer } from 'node:https';
import { request as httpRequest } from 'node:http';
import { resolve } from 'node:path';
import type { Page } from '@playwright/test';
import {
  startSandbox,
  type RunningSandbox,
  type SandboxOptions,
} from '../../src/sandbox/start-sandbox';
import { startForwardProxy } from '../fakes/forward-proxy';
import { selfSigned } from '../fakes/self-signed';
import { expect, test } from './salon-app';
import { pasteText, showStep } from './wizard-steps';

const knowledgeFolder = resolve(import.meta.dirname, '../../resources/knowledge');
const open: { close(): Promise<unknown> | void }[] = [];
test.afterEach(async () => {
  for (const one of open.splice(0)) await one.close();
});

async function sandbox(options: Partial<SandboxOptions> = {}): Promise<RunningSandbox> {
  const running = await startSandbox({ knowledgeFolder, tokenDelayMs: 0, ...options });
  open.push(running);
  return running;
}

/** Everything of this sandbox is filled in by one paste. */
async function fillIn(page: Page, { coze }: RunningSandbox, more = ''): Promise<void> {
  await page.getByRole('button', { name: '开始连接' }).click();
  await pasteText(
    page,
    `app_id=${coze.appId}\nkid=${coze.kid}\napi_base=${coze.apiBase}\n${coze.privateKeyPem}\n${more}`,
  );
  await expect(page.getByText('已收好：私钥，页面上不会留下')).toBeVisible();
}

async function signIn(page: Page): Promise<void> {
  await showStep(page, 'sign-in');
  await page.getByRole('button', { name: '测试登录' }).click();
  await expect(page.getByText('登录成功').first()).toBeVisible({ timeout: 20_000 });
}

test('a wrong kid is told in one sentence, and the key’s own fingerprint mends it', async ({
  launch,
}) => {
  const coze = await sandbox();
  const { page } = await launch();
  await fillIn(page, coze, `kid=${'f'.repeat(64)}`);
  await showStep(page, 'sign-in');
  await page.getByRole('textbox', { name: /kid/ }).fill('f'.repeat(64));
  await page.getByRole('button', { name: '测试登录' }).click();
  await expect(page.getByRole('alert').getByText('Coze 不认识这个公钥指纹或应用 ID。')).toBeVisible(
    { timeout: 20_000 },
  );
  await expect(page.getByRole('textbox', { name: '应用 ID' })).toHaveValue(coze.coze.appId);
  await page.getByRole('button', { name: '用私钥的指纹再试' }).click();
  await expect(page.getByText('登录成功').first()).toBeVisible({ timeout: 20_000 });
  await expect(page.getByRole('textbox', { name: /kid/ })).toHaveValue(coze.coze.kid);
});

test('a clock ten minutes off is told in one sentence and does not keep anybody from signing in', async ({
  launch,
}) => {
  const coze = await sandbox({ now: () => Date.now() + 600_000 });
  const { page } = await launch();
  await fillIn(page, coze);
  await signIn(page);
  await expect(page.getByText(/这台电脑的时间与服务器相差 (599|600|601) 秒/).first()).toBeVisible();
  await expect(page.getByRole('button', { name: '继续' })).toBeVisible();
});

test('a bot that is not published is seen in the list, told in one sentence, and works once it is published', async ({
  launch,
}) => {
  test.setTimeout(90_000);
  const running = await sandbox();
  const { coze } = running;
  const { page } = await launch();
  await fillIn(page, running);
  await signIn(page);
  await showStep(page, 'bot');
  await page.getByRole('radio', { name: /未发布/ }).check();
  await page.getByRole('button', { name: '测试并保存' }).click();
  await expect(page.getByRole('alert').getByText('智能体还没有发布为 API。')).toBeVisible({
    timeout: 20_000,
  });
  const published = await fetch(`${coze.apiBase}/v1/bot/publish`, {
    method: 'POST',
    headers: { authorization: `Bearer ${coze.pat}`, 'content-type': 'application/json' },
    body: JSON.stringify({ bot_id: coze.unpublishedBotId, connector_ids: ['1024'] }),
  });
  expect(published.ok).toBe(true);
  await page.getByRole('button', { name: '测试并保存' }).click();
  await expect(page.getByText('连接已保存，智能体可以回答了').first()).toBeVisible({
    timeout: 20_000,
  });
});

test('a wrong key of KAI is told in one sentence, and the right one is taken without typing the rest again', async ({
  launch,
}) => {
  test.setTimeout(90_000);
  const { kai } = await sandbox();
  const { page } = await launch();
  await page.getByRole('button', { name: '开始连接' }).click();
  await pasteText(page, `mcp_server_url="${kai.url}"\napi_key="falscher-schluessel"`);
  await expect(page.getByText(/已收好：KAI 密钥/)).toBeVisible();
  await showStep(page, 'kai');
  await page.getByRole('checkbox', { name: '这台服务器在本机或内网' }).check();
  await page.getByRole('button', { name: '测试并添加' }).click();
  await expect(page.getByRole('alert').getByText(/不接受密钥（401）/)).toBeVisible({
    timeout: 20_000,
  });
  await page.getByLabel('密钥', { exact: true }).fill(kai.apiKey);
  await page.getByRole('button', { name: '测试并添加' }).click();
  await page.getByRole('button', { name: '调用一次' }).click();
  await expect(page.getByText(/调用成功，用时/)).toBeVisible({ timeout: 20_000 });
});

test('a taken webhook port is told in one sentence, and another one is a click away', async ({
  launch,
}) => {
  const busy = createNetServer();
  open.push({ close: () => void busy.close() });
  // Another program may have it already: taken is taken.
  await new Promise<void>((settle) =>
    busy.once('error', () => settle()).listen(8787, '127.0.0.1', settle),
  );
  const { page } = await launch({ env: { SALON_WEBHOOK_PORT: '' } });
  await page.getByRole('button', { name: '开始连接' }).click();
  await showStep(page, 'webhook');
  await expect(page.getByRole('alert').getByText(/端口 8787 已被其他程序占用/)).toBeVisible({
    timeout: 20_000,
  });
  const free = await freePort();
  await page.getByRole('spinbutton', { name: '换一个端口' }).fill(String(free));
  await page.keyboard.press('Tab');
  await page.getByRole('button', { name: `改用 ${free}` }).click();
  await expect(page.getByText(`正在监听 http://127.0.0.1:${free}/webhook/coze`)).toBeVisible();
  await page.getByRole('button', { name: '发送测试事件' }).click();
  await expect(page.getByText('收到了：conversation.message')).toBeVisible();
});

test('a key of the other region is recognised, and the right platform is a click away', async ({
  launch,
}) => {
  test.setTimeout(90_000);
  const regions = {
    'api.coze.cn': await sandbox({ apiHost: 'api.coze.cn' }),
    'api.coze.com': await sandbox({ apiHost: 'api.coze.com', region: 'com' }),
  };
  const fronts = await Promise.all(
    Object.entries(regions).map(async ([host, { coze }]) => ({
      host,
      ...(await startFront(host, coze.apiBase)),
    })),
  );
  const proxy = await startForwardProxy({
    hosts: Object.fromEntries(fronts.map(({ host, port }) => [host, port])),
  });
  open.push(proxy);
  const { page } = await launch({ env: { NODE_TLS_REJECT_UNAUTHORIZED: '0' } });
  await page.evaluate(
    (proxyAddress) =>
      window.salon.request('settings.change', { proxyMode: 'custom', proxyAddress }),
    proxy.address,
  );
  const { coze } = regions['api.coze.com'];
  await page.getByRole('button', { name: '开始连接' }).click();
  await pasteText(page, `app_id=${coze.appId}\nkid=${coze.kid}\n${coze.privateKeyPem}`);
  await showStep(page, 'sign-in');
  await page.getByRole('button', { name: '测试登录' }).click();
  await expect(
    page.getByRole('alert').getByText('你的密钥登记在 api.coze.com，但你选择了 api.coze.cn。'),
  ).toBeVisible({ timeout: 20_000 });
  await page.getByRole('button', { name: '改用 Coze coze.com' }).click();
  await expect(page.getByText('登录成功').first()).toBeVisible({ timeout: 20_000 });
  await showStep(page, 'platform');
  await expect(page.getByRole('radio', { name: /Coze coze\.com/ })).toBeChecked();
});

/**
 * Stands before a sandbox under a name of Coze's, with a certificate nobody trusts: the app under
 * test is told not to mind.
 */
async function startFront(host: string, target: string): Promise<{ port: number }> {
  const { key, cert } = selfSigned(host);
  const server = createTlsServer({ key, cert }, (incoming, response) => {
    const headers = { ...incoming.headers, host: new URL(target).host };
    const forwarded = httpRequest(
      target + (incoming.url ?? '/'),
      { method: incoming.method, headers },
      (answer) => {
        response.writeHead(answer.statusCode ?? 502, answer.headers);
        answer.pipe(response);
      },
    );
    incoming.pipe(forwarded);
  });
  await new Promise<void>((settle) => server.listen(0, '127.0.0.1', settle));
  open.push({
    close: () => {
      server.closeAllConnections();
      server.close();
    },
  });
  const bound = server.address();
  return { port: typeof bound === 'object' && bound ? bound.port : 0 };
}

async function freePort(): Promise<number> {
  const probe = createNetServer();
  await new Promise<void>((settle) => probe.listen(0, '127.0.0.1', settle));
  const bound = probe.address();
  await new Promise((settle) => probe.close(settle));
  return typeof bound === 'object' && bound ? bound.port : 0;
}
