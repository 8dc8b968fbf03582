import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from './salon-app';

test('a damaged database is set aside, told about in the window, and the app goes on', async ({
  launch,
  temporaryFolder,
}) => {
  const dataFolder = join(temporaryFolder, 'data');
  mkdirSync(dataFolder, { recursive: true });
  const garbage = 'not a database '.repeat(500);
  writeFileSync(join(dataFolder, 'salon.db'), garbage);
  const { page } = await launch({ dataFolder, parameters: ['--sandbox'] });
  await expect(page.getByText(/已原样保存为/)).toBeVisible();
  await page.getByRole('textbox', { name: '输入问题' }).fill('你好');
  await page.getByRole('button', { name: '发送' }).click();
  await expect(page.getByText(/首字 [\d.]+ (毫秒|秒)/)).toBeVisible({ timeout: 30_000 });
  const kept = readdirSync(dataFolder).find((name) => name.startsWith('salon.db.set-aside-'));
  expect(kept && readFileSync(join(dataFolder, kept), 'utf8')).toBe(garbage);
});

test('broken settings are set aside and told about, and the window opens with defaults', async ({
  launch,
  temporaryFolder,
}) => {
  const dataFolder = join(temporaryFolder, 'data');
  mkdirSync(dataFolder, { recursive: true });
  writeFileSync(join(dataFolder, 'settings.json'), '{"settings": {"theme": "dark"');
  const { page } = await launch({ dataFolder });
  await expect(page.getByText(/设置文件读不出来/)).toBeVisible();
  await expect(page.getByRole('button', { name: '进入沙箱' })).toBeVisible();
  const kept = readdirSync(dataFolder).find((name) => name.startsWith('settings.set-aside-'));
  expect(kept && readFileSync(join(dataFolder, kept), 'utf8')).toBe(
    '{"settings": {"theme": "dark"',
  );
});

test('a data folder that cannot be written still gives a window that says so', async ({
  launch,
  temporaryFolder,
}) => {
  test.skip(process.platform === 'win32', 'uses a path that only Unix refuses');
  writeFileSync(join(temporaryFolder, 'file'), '');
  // A folder inside a file: nobody can write there, not even root.
  const { page } = await launch({ dataFolder: join(temporaryFolder, 'file', 'data') });
  await expect(page.getByRole('button', { name: '进入沙箱' })).toBeVisible();
  await expect(page.getByText(/不能写入/)).toBeVisible();
});
