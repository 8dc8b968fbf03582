import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import type { Page } from '@playwright/test';
import { expect, test, type SalonApp } from './salon-app';

/** A chosen file instead of a dialog of the system, which nobody could click here. */
async function chooseFile(salon: SalonApp, path: string): Promise<void> {
  await salon.electron.evaluate(({ dialog }, filePath) => {
    dialog.showSaveDialog = () => Promise.resolve({ canceled: false, filePath });
    dialog.showOpenDialog = () => Promise.resolve({ canceled: false, filePaths: [filePath] });
  }, path);
}

async function goTo(page: Page, hash: string): Promise<void> {
  await page.evaluate((next) => (location.hash = next), hash);
}

async function ask(page: Page, question: string): Promise<void> {
  await page.getByRole('textbox', { name: '输入问题' }).fill(question);
  await page.getByRole('button', { name: '发送' }).click();
  await expect(page.getByText(/首字 [\d.]+ (毫秒|秒)/)).toBeVisible({ timeout: 30_000 });
}

/** A command of the headless program, and what it has printed. */
interface RunningCommand {
  child: ChildProcess;
  printed: string[];
}

function command(...parameters: string[]): RunningCommand {
  const child = spawn(
    process.execPath,
    [resolve(import.meta.dirname, '../../out/cli/salon.js'), ...parameters],
    { stdio: ['ignore', 'pipe', 'ignore'] },
  );
  const printed: string[] = [];
  child.stdout.setEncoding('utf8').on('data', (piece: string) => printed.push(piece));
  return { child, printed };
}

function textSoFar({ printed }: RunningCommand): string {
  return printed.join('');
}

/** All it printed, once it has ended. */
async function textOf(running: RunningCommand): Promise<string> {
  if (running.child.exitCode === null && running.child.signalCode === null)
    await once(running.child, 'close');
  return textSoFar(running);
}

/**
 * Restores and answers the app that was started after it. The app's own new start is kept from
 * happening: the test makes it.
 */
async function restoreAndStartAgain(
  salon: SalonApp,
  launch: (options: { dataFolder: string }) => Promise<SalonApp>,
): Promise<SalonApp> {
  await salon.electron.evaluate(({ app }) => {
    app.relaunch = () => {};
  });
  const gone = new Promise<void>((settle) => salon.electron.process().once('exit', () => settle()));
  await salon.page.getByRole('button', { name: '恢复并重启' }).click();
  await gone;
  return launch({ dataFolder: salon.dataFolder });
}

test('back up, lose a conversation, restore: it is back, and what was there is kept', async ({
  launch,
  temporaryFolder,
}) => {
  const salon = await launch({ parameters: ['--sandbox'] });
  await ask(salon.page, '你好');
  await goTo(salon.page, '#/settings/backup');
  await salon.page.getByRole('button', { name: '立即备份' }).click();
  await expect(salon.page.getByText(/备份已完成，并已恢复验证：1 个对话/)).toBeVisible({
    timeout: 20_000,
  });
  await salon.page.evaluate(async () => {
    const answer: unknown = await window.salon.request('chat.conversations', undefined);
    const [, id = ''] = /"id":"([^"]+)"/.exec(JSON.stringify(answer)) ?? [];
    await window.salon.request('chat.deleteConversation', { conversationId: id });
  });

  await salon.page
    .getByRole('list', { name: '这台电脑上的备份' })
    .getByRole('button', { name: '恢复…' })
    .click();
  const table = salon.page.getByRole('table', { name: '备份和现在的对比' });
  await expect(table.getByRole('row', { name: '对话 1 0' })).toBeVisible({ timeout: 20_000 });
  const again = await restoreAndStartAgain(salon, launch);
  await expect(again.page.getByText(/已恢复 .* 的备份/)).toBeVisible();
  await goTo(again.page, '#/chat');
  await expect(
    again.page.getByRole('navigation').getByText('你好').or(again.page.getByText('你好').first()),
  ).toBeVisible();
  expect(readdirSync(salon.dataFolder).some((name) => name.startsWith('before-restore-'))).toBe(
    true,
  );

  await goTo(again.page, '#/health/audit');
  await expect(again.page.getByRole('cell', { name: '恢复备份' })).toBeVisible();
  await again.page.getByRole('button', { name: '校验' }).click();
  await expect(again.page.getByText(/日志完整：\d+ 条/)).toBeVisible();
  await chooseFile(again, join(temporaryFolder, 'audit.ndjson'));
  await again.page.getByRole('button', { name: '导出…' }).click();
  await expect(again.page.getByText(/已导出到/)).toBeVisible();
  expect(readFileSync(join(temporaryFolder, 'audit.ndjson'), 'utf8')).toContain(
    '"action":"backup.restored"',
  );
});

test(
  'nothing is restored while a command has the data folder open, and the reverse; the ' +
    'window says what to do',
  async ({ launch }) => {
    const salon = await launch({ parameters: ['--sandbox'] });
    const { page, dataFolder } = salon;
    await ask(page, '你好');
    await goTo(page, '#/settings/backup');
    await page.getByRole('button', { name: '立即备份' }).click();
    await expect(page.getByText(/备份已完成/)).toBeVisible({ timeout: 20_000 });
    const [backup = ''] = readdirSync(join(dataFolder, 'backups'));
    const fromCommand = command(
      'backup',
      'restore',
      join(dataFolder, 'backups', backup),
      '--data-dir',
      dataFolder,
      '--json',
    );
    expect(await textOf(fromCommand)).toContain('"DATA_FOLDER_IN_USE"');

    const serve = command('serve', '--port', '0', '--webhook-port', '0', '--data-dir', dataFolder);
    await expect.poll(() => textSoFar(serve), { timeout: 30_000 }).toContain('"ready":true');
    await page
      .getByRole('list', { name: '这台电脑上的备份' })
      .getByRole('button', { name: '恢复…' })
      .click();
    await page.getByRole('button', { name: '恢复并重启' }).click({ timeout: 20_000 });
    await expect(page.getByRole('dialog').getByText('先结束另一个，再恢复一次。')).toBeVisible();
    expect(readdirSync(dataFolder).filter((name) => name.includes('restore'))).toEqual([]);
    serve.child.kill('SIGKILL');
    await textOf(serve);
    await restoreAndStartAgain(salon, launch);
    await expect
      .poll(() => readdirSync(dataFolder).filter((name) => name.startsWith('before-restore-')))
      .toHaveLength(1);
  },
);

test('a copy with a passphrase is saved, and opened only with it', async ({
  launch,
  temporaryFolder,
}) => {
  const salon = await launch({ parameters: ['--sandbox'] });
  const { page } = salon;
  const file = join(temporaryFolder, 'own.salonbackup');
  await expect(page.getByRole('textbox', { name: '输入问题' })).toBeVisible();
  await chooseFile(salon, file);
  await goTo(page, '#/settings/backup');
  await page.getByRole('button', { name: '另存一份…' }).click();
  await page.getByLabel('口令').fill('咖啡 correct horse');
  await page.getByLabel('再输一次').fill('咖啡 correct');
  await expect(page.getByText('两次输入不一样。')).toBeVisible();
  await page.getByLabel('再输一次').fill('咖啡 correct horse');
  await page.getByRole('button', { name: '选择位置并保存' }).click();
  await expect(page.getByText(/已保存到 .*own\.salonbackup/)).toBeVisible({ timeout: 20_000 });

  await page.getByRole('button', { name: '从文件恢复…' }).click();
  await page.getByLabel('口令').fill('wrong');
  await page.getByRole('dialog').getByRole('button', { name: '打开', exact: true }).click();
  await expect(page.getByText('口令打不开这个备份。')).toBeVisible({ timeout: 20_000 });
  await page.getByLabel('口令').fill('咖啡 correct horse');
  await page.getByRole('dialog').getByRole('button', { name: '打开', exact: true }).click();
  await expect(page.getByRole('table', { name: '备份和现在的对比' })).toBeVisible({
    timeout: 20_000,
  });
});

test('a damaged database: the window offers the newest backup, and it comes back', async ({
  launch,
}) => {
  const first = await launch({ parameters: ['--sandbox'] });
  await ask(first.page, '你好');
  await goTo(first.page, '#/settings/backup');
  await first.page.getByRole('button', { name: '立即备份' }).click();
  await expect(first.page.getByText(/备份已完成/)).toBeVisible({ timeout: 20_000 });
  await first.quit();
  writeFileSync(join(first.dataFolder, 'salon.db'), 'not a database '.repeat(500));

  const salon = await launch({ dataFolder: first.dataFolder });
  await expect(salon.page.getByText(/已原样保存为/)).toBeVisible();
  await salon.page.getByRole('link', { name: /恢复 .* 的备份/ }).click();
  await expect(salon.page.getByRole('row', { name: '对话 1 0' })).toBeVisible({ timeout: 20_000 });
  const again = await restoreAndStartAgain(salon, launch);
  await goTo(again.page, '#/chat');
  await expect(again.page.getByText('你好').first()).toBeVisible();
});

test('after three starts that crashed the next is a safe one, which says so and can be ended', async ({
  launch,
  temporaryFolder,
}) => {
  const dataFolder = join(temporaryFolder, 'data');
  mkdirSync(dataFolder, { recursive: true });
  const now = Date.now();
  writeFileSync(
    join(dataFolder, 'starts.json'),
    JSON.stringify({ unfinished: [now - 3000, now - 2000, now - 1000] }),
  );
  const salon = await launch({ dataFolder });
  await expect(salon.page.getByText(/以安全模式运行/)).toBeVisible();
  await goTo(salon.page, '#/webhooks');
  const state = (): Promise<unknown> =>
    salon.page.evaluate(async () =>
      JSON.stringify(await window.salon.request('webhook.state', undefined)),
    );
  expect(await state()).toContain('"status":"stopped"');
  await salon.page.getByRole('button', { name: '正常启动' }).click();
  await expect(salon.page.getByText(/以安全模式运行/)).toBeHidden();
  await expect.poll(state).toContain('"status":"listening"');
  await salon.quit();
  expect(existsSync(join(dataFolder, 'starts.json'))).toBe(false);
});

test('a start that is killed is remembered, one that is ended is not', async ({ launch }) => {
  const salon = await launch();
  await expect(salon.page.getByRole('button', { name: '进入沙箱' })).toBeVisible();
  await expect.poll(() => existsSync(join(salon.dataFolder, 'starts.json'))).toBe(true);
  await salon.kill();
  expect(JSON.parse(readFileSync(join(salon.dataFolder, 'starts.json'), 'utf8'))).toMatchObject({
    unfinished: [expect.any(Number)],
  });
  const again = await launch({ dataFolder: salon.dataFolder });
  await expect(again.page.getByRole('button', { name: '进入沙箱' })).toBeVisible();
  await again.quit();
  expect(existsSync(join(salon.dataFolder, 'starts.json'))).toBe(false);
});

test('the diagnostics bundle is looked through and saved without secrets', async ({
  launch,
  temporaryFolder,
}) => {
  const salon = await launch({ parameters: ['--sandbox'] });
  await ask(salon.page, '独一无二的问题');
  const file = join(temporaryFolder, 'bundle.json');
  await chooseFile(salon, file);
  await goTo(salon.page, '#/health');
  await salon.page.getByRole('link', { name: '诊断包…' }).click();
  await salon.page.getByRole('button', { name: '收集内容' }).click();
  const list = salon.page.getByRole('list', { name: '诊断包里的内容' });
  await expect(list.getByText('最近的日志')).toBeVisible({ timeout: 40_000 });
  await salon.page.getByRole('button', { name: '保存…' }).click();
  await expect(salon.page.getByText(/已保存到 .*bundle\.json/)).toBeVisible();
  const text = readFileSync(file, 'utf8');
  expect(JSON.parse(text)).toMatchObject({
    kind: 'coffee-salon-diagnostics',
    data: { inMemory: expect.any(Boolean) },
  });
  expect(text).not.toMatch(/czs_\w{8}|pat_\w{8}|eyJ\w+\.\w+\.|PRIVATE KEY|独一无二的问题/);
});
