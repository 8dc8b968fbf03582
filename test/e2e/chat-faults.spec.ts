import { resolve } from 'node:path';
import type { Page } from '@playwright/test';
import type { FaultRule } from '../../src/sandbox/coze-api/faults';
import {
  type RunningSandbox,
  type SandboxOptions,
  startSandbox,
} from '../../src/sandbox/start-sandbox';
import { startRelayGate } from './relay-gate';
import { expect, test } from './salon-app';
import { shareSalon } from './shared-salon';

const shared = shareSalon();

const QUESTION = '拿铁和卡布奇诺有什么区别？';
/** Words of the end of every answer of the sandbox: its sources. */
const END = '来源';

let sandbox: RunningSandbox | null = null;
test.beforeEach(() => test.setTimeout(90_000));
test.afterEach(async () => {
  await sandbox?.close();
  sandbox = null;
});

async function start(
  faults: FaultRule[] = [],
  options: Partial<SandboxOptions> = {},
): Promise<RunningSandbox> {
  sandbox = await startSandbox({
    knowledgeFolder: resolve(import.meta.dirname, '../../resources/knowledge'),
    faults,
    ...options,
  });
  return sandbox;
}

/** Connects the app as if the sandbox were the cloud. */
async function connectTo(
  page: Page,
  { coze }: RunningSandbox,
  settings: object = {},
  apiBase = coze.apiBase,
): Promise<void> {
  const { appId, kid, botId, privateKeyPem: pem } = coze;
  await page.evaluate(
    async ({ draft, key, change }) => {
      await window.salon.request('settings.change', change);
      await window.salon.request('setup.importKey', { pem: key });
      await window.salon.request('setup.saveConnection', { draft, keep: 'this-run' });
      location.hash = '#/chat/new';
    },
    {
      draft: { profileId: null, platform: 'coze-cn', apiBase, auth: 'jwt', appId, kid, botId },
      key: pem,
      change: settings,
    },
  );
}

async function ask(page: Page, text = QUESTION): Promise<void> {
  await page.getByRole('textbox', { name: '输入问题' }).fill(text);
  await page.getByRole('button', { name: '发送' }).click();
}

const figures = (page: Page) => page.getByText(/^首字 /);
const cards = (page: Page) => page.getByRole('alert');

test('a token revoked in mid-conversation: nobody notices', async () => {
  const running = await start();
  const { page } = shared();
  await connectTo(page, running);
  await ask(page);
  await expect(figures(page)).toHaveCount(1, { timeout: 30_000 });
  const before = running.inspect.tokenRequests();
  running.inspect.revokeTokens();
  await ask(page, '冷萃怎么做？');
  await expect(figures(page)).toHaveCount(2, { timeout: 30_000 });
  await expect(cards(page)).toHaveCount(0);
  expect(running.inspect.tokenRequests()).toBe(before + 1);
});

test('bursts of 429 and 5xx, at the sign-in and at the question, ride through', async () => {
  const running = await start([
    { path: '/api/permission/oauth2/token', times: 2, action: { type: 'status', status: 502 } },
    {
      path: '/v3/chat',
      method: 'POST',
      times: 2,
      action: { type: 'status', status: 429, headers: { 'retry-after': '1' } },
    },
    { path: '/v3/chat', method: 'POST', times: 1, action: { type: 'status', status: 503 } },
  ]);
  const { page } = shared();
  await connectTo(page, running);
  await ask(page);
  await expect(figures(page)).toHaveCount(1, { timeout: 45_000 });
  await expect(page.getByText(END, { exact: true })).toBeVisible();
  await expect(cards(page)).toHaveCount(0);
  expect(running.inspect.requestCount('/v3/chat')).toBeGreaterThanOrEqual(1);
});

test('a silent stall ends in a card that says so, and its button asks again', async () => {
  const running = await start([
    { path: '/v3/chat', method: 'POST', times: 1, action: { type: 'stall_after_bytes', bytes: 0 } },
  ]);
  const { page } = shared();
  await connectTo(page, running, { streamIdleSeconds: 2 });
  await ask(page);
  await expect(cards(page).getByText('2 秒没有收到新的内容，已停止等待。')).toBeVisible({
    timeout: 15_000,
  });
  await expect(cards(page).getByText('STREAM_STALLED')).toBeVisible();
  await cards(page).getByRole('button', { name: '再问一次' }).click();
  await expect(page.getByText(END, { exact: true })).toBeVisible({ timeout: 30_000 });
  await expect(figures(page)).toHaveCount(1, { timeout: 30_000 });
  await expect(cards(page)).toHaveCount(0);
});

test('a stall in mid-answer is made whole without a word', async () => {
  const running = await start([
    {
      path: '/v3/chat',
      method: 'POST',
      times: 1,
      action: { type: 'stall_after_bytes', bytes: 6000 },
    },
  ]);
  const { page } = shared();
  await connectTo(page, running, { streamIdleSeconds: 2 });
  await ask(page);
  await expect(page.getByText(END, { exact: true })).toBeVisible({ timeout: 30_000 });
  await expect(figures(page)).toHaveCount(1, { timeout: 30_000 });
  await expect(cards(page)).toHaveCount(0);
});

test('the server is gone in mid-answer and comes back on the same port: the whole answer arrives', async () => {
  const running = await start();
  const gate = await startRelayGate(running.coze.apiBase);
  try {
    const { page } = shared();
    await connectTo(page, running, {}, gate.origin);
    await ask(page);
    await expect(page.getByText(/沙箱内置的咖啡知识/)).toBeVisible({ timeout: 30_000 });
    await gate.shut();
    await page.waitForTimeout(4000);
    await expect(page.getByText(END, { exact: true })).toHaveCount(0);
    await gate.open();
    await expect(page.getByText(END, { exact: true })).toBeVisible({ timeout: 30_000 });
    await expect(figures(page)).toHaveCount(1, { timeout: 30_000 });
    await expect(cards(page)).toHaveCount(0);
  } finally {
    await gate.shut();
  }
});

test('the server comes back with no memory of the answer: an honest card, whose button asks again', async () => {
  const running = await start([
    {
      path: '/v3/chat/retrieve',
      times: 1,
      action: { type: 'code', code: 4200, msg: 'chat not found' },
    },
  ]);
  const gate = await startRelayGate(running.coze.apiBase);
  try {
    const { page } = shared();
    await connectTo(page, running, {}, gate.origin);
    await ask(page);
    await expect(page.getByText(/沙箱内置的咖啡知识/)).toBeVisible({ timeout: 30_000 });
    await gate.shut();
    await page.waitForTimeout(1500);
    await gate.open();
    await expect(cards(page).getByText('STREAM_BROKEN')).toBeVisible({ timeout: 30_000 });
    await cards(page).getByRole('button', { name: '再问一次' }).click();
    await expect(page.getByText(END, { exact: true })).toBeVisible({ timeout: 30_000 });
    await expect(cards(page)).toHaveCount(0);
  } finally {
    await gate.shut();
  }
});

test('with answers in one piece the setting counts for the next question', async () => {
  const running = await start();
  const { page } = shared();
  await connectTo(page, running, { wholeAnswers: true });
  await ask(page);
  await expect(page.getByText(END, { exact: true })).toBeVisible({ timeout: 30_000 });
  await expect(figures(page)).toHaveCount(1, { timeout: 30_000 });
  expect(running.inspect.requestCount('/v3/chat/retrieve')).toBeGreaterThan(0);
});
