import { execFile } from 'node:child_process';
import { existsSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { expect, test, type SalonApp } from './salon-app';
import { shareSalon } from './shared-salon';
import { ownTrayItem } from './tray-probe';

const run = promisify(execFile);

async function openSettings(salon: SalonApp, group = ''): Promise<void> {
  await salon.page.evaluate((hash) => {
    location.hash = hash;
  }, `#/settings/${group}`);
  await expect(salon.page.getByRole('heading', { name: '设置', level: 1 })).toBeVisible();
}

const isVisible = (salon: SalonApp): Promise<boolean | undefined> =>
  salon.electron.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.isVisible());

const width = (app: SalonApp): Promise<number> => app.page.evaluate(() => window.innerWidth);

test(
  'starting with the computer is a file in the autostart folder, written, removed, and ' +
    'shown as it really is',
  async ({ launch, temporaryFolder }) => {
    test.skip(process.platform !== 'linux', 'other systems keep a list of their own');
    const home = join(temporaryFolder, 'config');
    const file = join(home, 'autostart', 'coffee-salon.desktop');
    const salon = await launch({ env: { XDG_CONFIG_HOME: home } });
    await openSettings(salon, 'window');
    const toggle = salon.page.getByRole('switch', { name: '开机启动' });
    await expect(toggle).not.toBeChecked();
    await toggle.click();
    await expect(toggle).toBeChecked();
    expect(readFileSync(file, 'utf8')).toMatch(/^Exec=.*"--data-dir=.*" "--hidden"$/m);

    rmSync(file);
    await openSettings(salon, '..');
    await salon.page.evaluate(() => window.dispatchEvent(new Event('focus')));
    await expect(toggle).not.toBeChecked();
    await toggle.click();
    await expect.poll(() => existsSync(file)).toBe(true);
    await toggle.click();
    await expect.poll(() => existsSync(file)).toBe(false);
  },
);

test('started hidden there is a tray icon and no window; a second start shows it; the setting does the same', async ({
  launch,
}) => {
  test.skip(process.platform !== 'linux', 'needs the panel of the test session');
  const salon = await launch({ parameters: ['--sandbox', '--hidden'] });
  await ownTrayItem();
  expect(await isVisible(salon)).toBe(false);
  await salon.page.evaluate(() => window.salon.request('settings.change', { startHidden: true }));
  await salon.quit();
  const again = await launch({ dataFolder: salon.dataFolder });
  await ownTrayItem();
  expect(await isVisible(again)).toBe(false);
});

test('started hidden where no tray is, the window is shown', async ({ launch }) => {
  test.skip(process.platform !== 'linux', 'hides the session bus');
  const salon = await launch({
    parameters: ['--sandbox', '--hidden'],
    env: { DBUS_SESSION_BUS_ADDRESS: 'unix:path=/nonexistent' },
  });
  await expect.poll(() => isVisible(salon)).toBe(true);
});

test('the text size scales the page at once and after a restart, up to twice', async ({
  launch,
}) => {
  const salon = await launch({ parameters: ['--sandbox'] });
  const before = await width(salon);
  await openSettings(salon);
  await salon.page.getByRole('combobox', { name: '文字大小' }).click();
  await salon.page.getByTitle('200%').click();
  await expect.poll(() => width(salon)).toBe(before / 2);
  for (const [wide, high] of [
    [900, 600],
    [640, 480],
  ] as const) {
    await salon.electron.evaluate(
      ({ BrowserWindow }, size) => BrowserWindow.getAllWindows()[0]?.setContentSize(...size),
      [wide, high] as [number, number],
    );
    await expect.poll(() => width(salon)).toBe(wide / 2);
    const overflow = await salon.page.evaluate(() =>
      [...document.querySelectorAll('#content *')]
        .filter((each) => each.getBoundingClientRect().right > innerWidth + 1)
        .map((each) => each.className),
    );
    expect(overflow, `${wide}`).toEqual([]);
  }
  await salon.quit();
  const again = await launch({ dataFolder: salon.dataFolder });
  await expect.poll(() => width(again)).toBe(320);
});

test('the keys of the quick ask work from everywhere, can be switched off, and a refusal is told', async ({
  launch,
  temporaryFolder,
}) => {
  test.skip(process.platform !== 'linux', 'presses keys with xdotool');
  const salon = await launch({ parameters: ['--sandbox'] });
  const windows = (): Promise<number> =>
    salon.electron.evaluate(
      ({ BrowserWindow }) =>
        BrowserWindow.getAllWindows().filter((each) => each.isVisible()).length,
    );
  await openSettings(salon, 'shortcuts');
  await expect
    .poll(() =>
      salon.page.evaluate(async () =>
        JSON.stringify(await window.salon.request('desktop.get', undefined)),
      ),
    )
    .toContain('"held"');
  // While new ones are chosen, the present ones are heard by the field alone.
  const field = salon.page.getByRole('button', { name: /更改“快速提问”的按键/ });
  await field.click();
  await expect(field).toHaveAttribute('aria-pressed', 'true');
  await run('xdotool', ['key', 'ctrl+shift+space']);
  await expect(field).toHaveAttribute('aria-pressed', 'false');
  expect(await windows()).toBe(1);
  await salon.electron.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.hide());
  await run('xdotool', ['key', 'ctrl+shift+space']);
  await expect.poll(windows).toBe(1);

  const other = await launch({
    dataFolder: join(temporaryFolder, 'other'),
    parameters: ['--sandbox'],
  });
  await openSettings(other, 'shortcuts');
  await expect(other.page.getByText('Ctrl+Shift+Space 已被其他程序占用。')).toBeVisible();
  await expect(other.page.getByText('SHORTCUT_TAKEN')).toBeVisible();
  await other.page.getByRole('button', { name: /更改“快速提问”的按键/ }).click();
  await other.page.keyboard.press('Backspace');
  await expect(other.page.getByText('SHORTCUT_TAKEN')).toBeHidden();
  await expect(other.page.getByRole('button', { name: /更改“快速提问”的按键/ })).toHaveText(
    '未设置',
  );
});

test('in a Wayland session it is said that the keys cannot be heard', async ({ launch }) => {
  test.skip(process.platform !== 'linux', 'Wayland is only there');
  const salon = await launch({ parameters: ['--sandbox'], env: { XDG_SESSION_TYPE: 'wayland' } });
  await openSettings(salon, 'shortcuts');
  await expect(salon.page.getByText('SHORTCUT_WAYLAND')).toBeVisible();
});

test(
  'before old conversations are deleted their number is told: cancelled nothing happens, ' +
    'confirmed they are gone',
  async ({ launch }) => {
    const salon = await launch({ parameters: ['--sandbox'] });
    const { page } = salon;
    const read = (name: 'chat.conversations' | 'settings.get'): Promise<string> =>
      page.evaluate(
        async (request) => JSON.stringify(await window.salon.request(request, undefined)),
        name,
      );
    for (const title of ['上个季度的豆单', '去年的杯测']) {
      await page.evaluate(async (name) => {
        const created = await window.salon.request('chat.createConversation', undefined);
        const conversationId = String(
          Reflect.get(Object(Reflect.get(Object(created), 'value')), 'id'),
        );
        await window.salon.request('chat.renameConversation', { conversationId, title: name });
      }, title);
    }
    // As if both had been left alone for a hundred days.
    await salon.electron.evaluate(() => {
      const { now } = Date;
      Date.now = () => now() + 100 * 86_400_000;
    });
    await openSettings(salon, 'data');
    const choose = async (): Promise<void> => {
      await page.getByRole('combobox', { name: '删除旧对话' }).click();
      await page.getByTitle('90 天后').click();
    };
    const dialog = page.getByRole('dialog', { name: '删除旧对话？' });
    await choose();
    await expect(dialog).toContainText('有 2 个对话超过 90 天没有用过，会立即删除，无法恢复。');
    await dialog.getByRole('button', { name: '取消' }).click();
    await expect(dialog).toBeHidden();
    expect(await read('settings.get')).toContain('"conversationKeepDays":0');
    expect(await read('chat.conversations')).toContain('去年的杯测');

    await choose();
    await dialog.getByRole('button', { name: '删除并启用' }).click();
    await expect(dialog).toBeHidden();
    await expect.poll(() => read('settings.get')).toContain('"conversationKeepDays":90');
    await expect.poll(() => read('chat.conversations')).not.toMatch(/去年的杯测|上个季度的豆单/);
  },
);

test.describe('in one app', () => {
  const shared = shareSalon({ parameters: ['--sandbox'] });

  test('keys are chosen by pressing them: taken at once, conflicts told, restored', async () => {
    const salon = shared();
    const { page } = salon;
    await openSettings(salon, 'shortcuts');
    const keys = page.getByRole('button', { name: /更改“打开连接”的按键/ });
    await keys.click();
    await page.keyboard.press('Control+n');
    await expect(page.getByRole('alert')).toContainText('Ctrl+N 已用于“新对话”');
    await page.keyboard.press('Control+c');
    await expect(page.getByRole('alert')).toContainText('用于编辑文字');
    await page.keyboard.press('Control+Alt+j');
    await expect(keys).toHaveText('Ctrl+Alt+J');
    await page.getByRole('heading', { level: 1 }).click();
    await page.keyboard.press('Control+4');
    await expect.poll(() => page.evaluate(() => location.hash)).toMatch(/settings/);
    await page.keyboard.press('Control+Alt+j');
    await expect.poll(() => page.evaluate(() => location.hash)).toBe('#/connection');
    await openSettings(salon, 'shortcuts');
    await page.getByRole('button', { name: '恢复默认' }).first().click();
    await expect(keys).toHaveText('Ctrl+4');
  });

  test('old conversations are counted before they are deleted, and only with a word', async () => {
    const salon = shared();
    await openSettings(salon, 'data');
    await expect(salon.page.getByText('合计')).toBeVisible();
    await salon.page.getByRole('combobox', { name: '删除旧对话' }).click();
    await salon.page.getByTitle('30 天后').click();
    await expect
      .poll(() =>
        salon.page.evaluate(async () =>
          JSON.stringify(await window.salon.request('settings.get', undefined)),
        ),
      )
      .toContain('"conversationKeepDays":30');
  });

  test('settings are found by their words; libraries with the text of their licence', async () => {
    const salon = shared();
    const { page } = salon;
    await openSettings(salon);
    await page.getByRole('searchbox', { name: '搜索设置' }).fill('代理');
    await expect(page.getByRole('heading', { name: '网络' })).toBeVisible();
    await expect(page.getByRole('heading', { name: '通用' })).toBeHidden();
    await page.getByRole('searchbox', { name: '搜索设置' }).fill('没有这样的设置');
    await expect(page.getByText('没有找到匹配的设置')).toBeVisible();
    await page.getByRole('button', { name: '清除搜索' }).click();
    await page.getByRole('button', { name: '查看许可证' }).click();
    await page.getByRole('searchbox', { name: '按名称或许可证查找' }).fill('zod');
    await page
      .locator('summary')
      .filter({ hasText: /^zod \d/ })
      .click();
    await expect(page.getByText(/Permission is hereby granted/)).toBeVisible();
  });

  test(
    'a group of the settings that was asked for is marked and stays in view, the last ones ' +
      'too, until the person scrolls',
    async () => {
      const salon = shared();
      const { page } = salon;
      await salon.electron.evaluate(({ BrowserWindow }) =>
        BrowserWindow.getAllWindows()[0]?.setContentSize(900, 600),
      );
      await page.evaluate(() => void (location.hash = '#/settings/about'));
      const marked = page
        .getByRole('navigation', { name: '设置分组' })
        .locator('[aria-current="true"]');
      await expect(marked).toHaveText('关于');
      await expect(page.getByRole('heading', { name: '关于', level: 2 })).toBeInViewport();
      await expect(page.getByText('还没有备份')).toBeVisible();
      await expect(page.getByRole('heading', { name: '关于', level: 2 })).toBeInViewport({
        ratio: 1,
      });

      await page.getByRole('link', { name: '备份' }).click();
      await expect(marked).toHaveText('备份');
      await page.getByRole('heading', { name: '备份', exact: true }).hover();
      await page.mouse.wheel(0, -3000);
      await expect(marked).not.toHaveText('备份');
      await page.getByRole('link', { name: '备份' }).click();
      await expect(marked).toHaveText('备份');
      await expect(page.getByRole('heading', { name: '备份', exact: true })).toBeInViewport({
        ratio: 1,
      });
    },
  );
});
