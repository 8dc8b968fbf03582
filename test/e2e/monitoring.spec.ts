import { spawn, type ChildProcess } from 'node:child_process';
import { resolve } from 'node:path';
import { AxeBuilder } from '@axe-core/playwright';
import { type Browser, chromium, expect, type Page, test } from '@playwright/test';
import { z } from 'zod';

const root = resolve(import.meta.dirname, '../..');
const readyLine = z.object({ ops: z.string(), webhook: z.string(), webhookToken: z.string() });

let browser: Browser;
let serving: ChildProcess;
let ready: z.infer<typeof readyLine>;

test.beforeAll(async () => {
  serving = spawn(
    process.execPath,
    [
      resolve(root, 'out/cli/salon.js'),
      'serve',
      '--sandbox',
      '--port',
      '0',
      '--webhook-port',
      '0',
      '--print-token',
      '--lang',
      'zh-CN',
    ],
    {
      stdio: ['ignore', 'pipe', 'inherit'],
    },
  );
  ready = readyLine.parse(JSON.parse(await firstLine(serving)));
  browser = await chromium.launch({ executablePath: '/usr/bin/chromium', args: ['--no-sandbox'] });
});

test.afterAll(async () => {
  await browser.close();
  serving.kill();
});

function firstLine(child: ChildProcess): Promise<string> {
  return new Promise((settle, reject) => {
    let text = '';
    child.once('exit', () => reject(new Error('serve ended')));
    child.stdout?.setEncoding('utf8').on('data', (piece: string) => {
      text += piece;
      if (text.includes('\n')) settle(text.split('\n')[0] ?? '');
    });
  });
}

/** A delivery, good or with a wrong token. */
function deliver(index: number, token = ready.webhookToken): Promise<Response> {
  return fetch(ready.webhook, {
    method: 'POST',
    headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json' },
    body: JSON.stringify({
      event: 'conversation.message',
      data: { conversation_id: 'c1', message: `m${index}` },
    }),
  });
}

/** The page, with everything the browser complains about and every address it asks. */
async function openPage(
  theme: 'light' | 'dark' = 'light',
): Promise<{ page: Page; complaints: string[]; asked: string[] }> {
  const context = await browser.newContext({
    colorScheme: theme,
    viewport: { width: 1000, height: 900 },
  });
  const page = await context.newPage();
  const complaints: string[] = [];
  const asked: string[] = [];
  page.on(
    'console',
    (message) => ['error', 'warning'].includes(message.type()) && complaints.push(message.text()),
  );
  page.on('pageerror', (error) => complaints.push(error.message));
  page.on('request', (request) => asked.push(new URL(request.url()).origin));
  await page.goto(`${ready.ops}/monitoring`);
  await expect(page.getByRole('heading', { name: '运行监控' })).toBeVisible();
  return { page, complaints, asked };
}

test('the page shows the four groups live, in a browser that knows nothing of us', async () => {
  for (let index = 0; index < 8; index += 1) await deliver(index);
  await deliver(8, 'wrong');
  const { page, complaints, asked } = await openPage();
  await page.getByText('Webhook', { exact: true }).last().click();
  for (const name of ['调用成功率', '平均响应时间', '错误统计', '资源使用'])
    await expect(page.getByRole('region', { name })).toBeVisible();
  const figures = page.getByLabel('最近 5 分钟');
  await expect(figures).toContainText('88.88%');
  await expect(page.getByRole('cell', { name: 'WEBHOOK_UNAUTHORIZED' })).toBeVisible();
  await deliver(9);
  await expect(figures).toContainText('90.00%');
  await expect(page.locator('canvas')).toHaveCount(4);
  expect(complaints).toEqual([]);
  expect([...new Set(asked)].filter((origin) => origin !== ready.ops && origin !== 'null')).toEqual(
    [],
  );
});

test('all five measured services can be chosen; one that was not called says so', async () => {
  const { page } = await openPage();
  const calls = page.getByRole('radiogroup', { name: '看哪一类调用' });
  await expect(calls.getByRole('radio')).toHaveCount(5);
  for (const name of ['隧道', '通知']) {
    await calls.getByText(name, { exact: true }).click();
    await expect(page.getByText('这段时间没有调用。')).toHaveCount(2);
    await expect(page.getByLabel('最近 5 分钟')).toContainText('–');
    await expect(page.locator('canvas')).toHaveCount(2);
  }
});

for (const theme of ['light', 'dark'] as const) {
  test(`axe finds nothing serious in the ${theme} theme`, async () => {
    const { page } = await openPage(theme);
    await expect(page.getByLabel('最近 5 分钟')).toBeVisible();
    const { violations } = await new AxeBuilder({ page }).analyze();
    expect(
      violations
        .filter(({ impact }) => impact === 'serious' || impact === 'critical')
        .map(({ id, nodes }) => [id, nodes.map(({ html }) => html)]),
    ).toEqual([]);
  });
}

test('when the app ends the page says so and keeps what it has', async () => {
  const { page } = await openPage();
  await expect(page.getByLabel('最近 5 分钟')).toBeVisible();
  serving.kill('SIGKILL');
  await expect(page.getByRole('status')).toContainText('连不上应用');
  await expect(page.getByRole('region', { name: '资源使用' })).toBeVisible();
});
