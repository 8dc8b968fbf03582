import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { crashPage, evaluateInPage } from './page-inspector';
import { expect, test } from './salon-app';

const QUESTION = '请介绍一下手冲咖啡的技巧';
/**
 * What a person does through the composer; here by the bridge, because the test runner must not
 * hold the page that dies.
 */
const ASK = `(async () => {
  const { value: { id } } = await window.salon.request('chat.createConversation');
  await window.salon.request('chat.send', { conversationId: id, text: ${JSON.stringify(QUESTION)} });
  location.hash = '#/chat/' + id;
})()`;

test('a page whose renderer dies comes back to the same conversation while the answer goes on', async ({
  temporaryFolder,
}) => {
  const dataFolder = join(temporaryFolder, 'data');
  const asRoot = process.getuid?.() === 0 ? ['--no-sandbox'] : [];
  const app = spawn(
    process.env['SALON_TEST_ELECTRON'] ?? '',
    [
      ...asRoot,
      '--disable-gpu',
      '--lang=zh-CN',
      '--remote-debugging-port=0',
      resolve(import.meta.dirname, '../..'),
      `--data-dir=${dataFolder}`,
      '--sandbox',
    ],
    { stdio: 'ignore', env: { ...process.env, LANGUAGE: 'zh_CN', LANG: 'zh_CN.UTF-8' } },
  );
  const ended = once(app, 'exit');
  try {
    const portFile = join(dataFolder, 'electron', 'DevToolsActivePort');
    await expect.poll(() => existsSync(portFile)).toBe(true);
    const port = readFileSync(portFile, 'utf8').split('\n')[0] ?? '';
    const text = async (): Promise<string> =>
      String(await evaluateInPage(port, 'document.body.innerText').catch(() => ''));

    await expect.poll(text).toContain('欢迎来到 AI 咖啡知识沙龙');
    await evaluateInPage(port, 'window.marker = 1');
    await evaluateInPage(port, ASK);
    await expect.poll(text).toContain('沙箱内置的咖啡知识');
    expect(await text()).not.toContain('来源');
    await crashPage(port);

    await expect.poll(text, { timeout: 30_000 }).toContain('来源');
    expect(await text()).toContain(QUESTION);
    expect(await evaluateInPage(port, 'typeof window.marker')).toBe('undefined');
  } finally {
    app.kill('SIGKILL');
    await ended;
  }
});
