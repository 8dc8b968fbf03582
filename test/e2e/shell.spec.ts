import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { resolve } from 'node:path';
import { expect, test } from './salon-app';

test('language and theme change at once and survive a restart', async ({ launch }) => {
  const salon = await launch({ parameters: ['--sandbox'] });
  await salon.page
    .getByRole('link', { name: '设置' })
    .or(salon.page.getByRole('button', { name: '设置' }))
    .first()
    .click();
  await expect(salon.page.getByRole('heading', { name: '设置' })).toBeVisible();
  await salon.page.getByText('深色', { exact: true }).click();
  await expect
    .poll(() => salon.page.evaluate(() => matchMedia('(prefers-color-scheme: dark)').matches))
    .toBe(true);
  await salon.page.evaluate(() => window.salon.request('settings.change', { language: 'en' }));
  await expect(salon.page.getByRole('heading', { name: 'Settings' })).toBeVisible();
  expect(await salon.page.evaluate(() => document.documentElement.lang)).toBe('en');
  await salon.quit();

  const again = await launch({ dataFolder: salon.dataFolder });
  await expect(
    again.page.getByText('New chat').or(again.page.getByText('New conversation')).first(),
  ).toBeVisible();
  expect(await again.page.evaluate(() => matchMedia('(prefers-color-scheme: dark)').matches)).toBe(
    true,
  );
});

test('closing the window asks once, then stays in the tray; a second start brings the window back', async ({
  launch,
}) => {
  test.skip(process.platform !== 'linux', 'needs the panel of the test session');
  const salon = await launch({ parameters: ['--sandbox'] });
  const isVisible = (): Promise<boolean | undefined> =>
    salon.electron.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.isVisible());
  await expect
    .poll(() =>
      salon.page.evaluate(async () =>
        JSON.stringify(await window.salon.request('app.get', undefined)),
      ),
    )
    .toContain('"trayAvailable":true');
  await salon.electron.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.close());
  await expect(salon.page.getByRole('dialog')).toBeVisible();
  await expect(
    salon.page.getByRole('checkbox', { name: '记住我的选择，以后不再问' }),
  ).toBeChecked();
  await salon.page.getByRole('button', { name: '留在托盘' }).click();
  await expect.poll(isVisible).toBe(false);

  const second = spawn(process.env['SALON_TEST_ELECTRON'] ?? '', [
    '--no-sandbox',
    '--disable-gpu',
    resolve(import.meta.dirname, '../..'),
    `--data-dir=${salon.dataFolder}`,
  ]);
  await once(second, 'exit');
  await expect.poll(isVisible).toBe(true);

  await salon.electron.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.close());
  await expect.poll(isVisible).toBe(false);
});

test('the question before closing is still there when the page had to load again', async ({
  launch,
}) => {
  test.skip(process.platform !== 'linux', 'needs the panel of the test session');
  const salon = await launch({ parameters: ['--sandbox'] });
  await expect
    .poll(() =>
      salon.page.evaluate(async () =>
        JSON.stringify(await window.salon.request('app.get', undefined)),
      ),
    )
    .toContain('"trayAvailable":true');
  await salon.electron.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.close());
  await salon.page.reload();
  await expect(salon.page.getByRole('dialog')).toBeVisible();
  await salon.page.getByRole('button', { name: '取消' }).click();
  await expect(salon.page.getByRole('dialog')).toBeHidden();
});

test('without a tray host, closing the window ends the app', async ({ launch }) => {
  test.skip(process.platform !== 'linux', 'other systems always have a tray');
  const salon = await launch({
    parameters: ['--sandbox'],
    env: { DBUS_SESSION_BUS_ADDRESS: 'unix:path=/nonexistent' },
  });
  const ended = once(salon.electron.process(), 'exit');
  await expect(salon.page.getByRole('textbox', { name: '输入问题' })).toBeVisible();
  await salon.electron.evaluate(
    ({ BrowserWindow }) => void setTimeout(() => BrowserWindow.getAllWindows()[0]?.close(), 0),
  );
  expect((await ended)[0]).toBe(0);
});

test('without a keychain a window opens, the sandbox chats, and the person is told', async ({
  launch,
}) => {
  test.skip(process.platform !== 'linux', 'hides the session bus');
  const salon = await launch({
    parameters: ['--sandbox'],
    env: { DBUS_SESSION_BUS_ADDRESS: 'unix:path=/nonexistent' },
  });
  await salon.page.getByRole('textbox', { name: '输入问题' }).fill('你好');
  await salon.page.getByRole('button', { name: '发送' }).click();
  await expect(salon.page.getByText(/首字 [\d.]+ (毫秒|秒)/)).toBeVisible({ timeout: 30_000 });
  await salon.page
    .getByRole('link', { name: '设置' })
    .or(salon.page.getByRole('button', { name: '设置' }))
    .first()
    .click();
  await expect(salon.page.getByText(/系统钥匙串现在不可用/)).toBeVisible();
});

test('the window remembers its size', async ({ launch }) => {
  const salon = await launch({ parameters: ['--sandbox'] });
  await salon.electron.evaluate(({ BrowserWindow }) =>
    BrowserWindow.getAllWindows()[0]?.setBounds({ x: 60, y: 70, width: 901, height: 602 }),
  );
  await expect.poll(() => salon.page.evaluate(() => window.innerWidth)).toBe(901);
  await salon.quit();
  const again = await launch({ dataFolder: salon.dataFolder });
  await expect
    .poll(() =>
      again.electron.evaluate(
        ({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.getNormalBounds().width,
      ),
    )
    .toBe(901);
});
