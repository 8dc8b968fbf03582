import { createPrivateKey } from 'node:crypto';
import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { startOwnSandbox, type OwnSandbox } from './own-sandbox';
import { expect, test } from './salon-app';

let coze: OwnSandbox;
test.beforeAll(async () => {
  coze = await startOwnSandbox();
});
test.afterAll(() => coze.stop());

/** The secret in every shape in which it might be written down. */
function shapesOf(secret: Buffer): Buffer[] {
  const texts = [
    secret.toString('base64'),
    secret.toString('base64url'),
    secret.toString('hex'),
    encodeURIComponent(secret.toString('base64')),
  ];
  return [
    secret,
    ...texts.flatMap((text) => [Buffer.from(text, 'utf8'), Buffer.from(text, 'utf16le')]),
  ];
}

function filesIn(folder: string): string[] {
  return readdirSync(folder).flatMap((name) => {
    const path = join(folder, name);
    const stat = statSync(path, { throwIfNoEntry: false });
    if (stat?.isDirectory()) return filesIn(path);
    return stat?.isFile() ? [path] : [];
  });
}

test(
  'the private key is nowhere but in the keychain: not in the page, its traffic, the data ' +
    'folder or what the app prints',
  async ({ launch }) => {
    test.setTimeout(120_000);
    // A piece from the middle of the key: unlike its beginning, no other key shares it.
    const der = createPrivateKey(coze.privateKeyPem).export({ format: 'der', type: 'pkcs8' });
    const pemLine = coze.privateKeyPem.split('\n')[8] ?? '';
    const needles = [
      ...shapesOf(der.subarray(300, 345)),
      Buffer.from(pemLine),
      Buffer.from(pemLine, 'utf16le'),
    ];

    const salon = await launch();
    const printed: Buffer[] = [];
    salon.electron.process().stdout?.on('data', (chunk: Buffer) => printed.push(chunk));
    salon.electron.process().stderr?.on('data', (chunk: Buffer) => printed.push(chunk));
    const { page } = salon;
    await page.evaluate(() => {
      const traffic: string[] = [];
      Reflect.set(window, 'traffic', traffic);
      window.salon.on((name, payload) => traffic.push(JSON.stringify([name, payload])));
    });
    await salon.electron.evaluate(({ dialog }, path) => {
      dialog.showOpenDialog = () => Promise.resolve({ canceled: false, filePaths: [path] });
    }, coze.privateKeyFile);

    await page.getByRole('button', { name: '开始连接' }).click();
    await page.getByRole('button', { name: '在一页里填写全部内容' }).click();
    await page.getByText('高级', { exact: true }).click();
    await page.getByRole('textbox', { name: 'API 地址' }).fill(coze.apiBase);
    await page.getByRole('textbox', { name: '应用 ID' }).fill(coze.appId);
    await page.getByRole('textbox', { name: '智能体 ID' }).fill(coze.botId);
    await page.getByRole('button', { name: '选择文件' }).click();
    await page.getByRole('textbox', { name: /kid/ }).fill(coze.kid);
    await page.getByRole('button', { name: '保存并使用' }).click();
    await page.getByRole('link', { name: '对话' }).click();
    await page.getByRole('textbox', { name: '输入问题' }).fill('拿铁和卡布奇诺有什么区别？');
    await page.getByRole('button', { name: '发送' }).click();
    await expect(page.getByText('来源', { exact: true })).toBeVisible({ timeout: 30_000 });

    const traffic = Buffer.from(await page.evaluate(() => String(Reflect.get(window, 'traffic'))));
    const heap = await heapSnapshot(page);
    // The control: what the page does know is found by the same search.
    expect(heap.includes(coze.appId)).toBe(true);
    await salon.kill();

    for (const needle of needles) {
      expect(traffic.includes(needle), 'in the traffic').toBe(false);
      expect(heap.includes(needle), 'in the heap of the page').toBe(false);
      expect(Buffer.concat(printed).includes(needle), 'in the output').toBe(false);
      for (const path of filesIn(salon.dataFolder))
        expect(readFileSync(path).includes(needle), path).toBe(false);
    }
    expect(heap.toString('utf8')).not.toMatch(/czs_[A-Za-z0-9_-]{10,}/);
    for (const path of filesIn(salon.dataFolder))
      expect(readFileSync(path, 'latin1'), path).not.toMatch(/czs_[A-Za-z0-9_-]{10,}/);
  },
);

async function heapSnapshot(page: import('@playwright/test').Page): Promise<Buffer> {
  const session = await page.context().newCDPSession(page);
  const chunks: string[] = [];
  session.on('HeapProfiler.addHeapSnapshotChunk', ({ chunk }) => chunks.push(chunk));
  await session.send('HeapProfiler.takeHeapSnapshot', { reportProgress: false });
  return Buffer.from(chunks.join(''));
}
