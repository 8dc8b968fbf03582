import { execFile, spawn, type ChildProcess } from 'node:child_process';
import { existsSync } from 'node:fs';
import { promisify } from 'node:util';
import { expect, test, type SalonApp } from './salon-app';

/** Not started by the session: each test has it for itself. */
const SERVICE = '/usr/lib/notification-daemon/notification-daemon';
const HAS_OWNER = [
  '--dest',
  'org.freedesktop.DBus',
  '--object-path',
  '/org/freedesktop/DBus',
  '--method',
  'org.freedesktop.DBus.NameHasOwner',
];
const run = promisify(execFile);
const children: ChildProcess[] = [];

test.skip(
  process.platform !== 'linux' || !existsSync(SERVICE),
  'needs a notification service of its own',
);
test.afterEach(() => {
  for (const child of children.splice(0)) child.kill();
});

async function startService(): Promise<void> {
  children.push(spawn(SERVICE, { stdio: 'ignore' }));
  await expect
    .poll(
      async () =>
        (await run('gdbus', ['call', '--session', ...HAS_OWNER, 'org.freedesktop.Notifications']))
          .stdout,
    )
    .toContain('true');
}

/** Everything the service is asked to show from now on, as the bus carries it. */
async function listen(): Promise<() => string> {
  const monitor = spawn('dbus-monitor', [
    '--session',
    "interface='org.freedesktop.Notifications',member='Notify'",
  ]);
  children.push(monitor);
  let heard = '';
  monitor.stdout.on('data', (chunk: Buffer) => (heard += chunk.toString()));
  await expect.poll(() => heard).not.toBe('');
  return () => heard;
}

/**
 * Clicks a notification until the click has arrived: one that is not quite on the screen yet takes
 * none.
 */
async function clickNotification(hasArrived: () => Promise<void>): Promise<void> {
  await expect(async () => {
    const visible = await run('xdotool', [
      'search',
      '--onlyvisible',
      '--class',
      'notification-daemon',
    ]).then(
      ({ stdout }) => stdout.trim().split('\n'),
      () => [],
    );
    for (const window of visible.slice(0, 1))
      await run('xdotool', ['mousemove', '--window', window, '60', '40', 'click', '1']);
    await hasArrived();
  }).toPass({ timeout: 30_000 });
}

const hide = (salon: SalonApp): Promise<void> =>
  salon.electron.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.hide());
const show = (salon: SalonApp): Promise<void> =>
  salon.electron.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.show());
const hash = (salon: SalonApp): Promise<string> => salon.page.evaluate(() => location.hash);

test('a test notification says whether the session shows it; a click on it leads to its place', async ({
  launch,
}) => {
  const salon = await launch({ parameters: ['--sandbox'] });
  const { page } = salon;
  await page.evaluate(() => {
    location.hash = '#/settings/notifications';
  });
  await page.getByRole('button', { name: '发送测试通知' }).click();
  await expect(page.getByText('NOTIFICATIONS_UNSUPPORTED')).toBeVisible();
  await startService();
  await page.getByRole('button', { name: '发送测试通知' }).click();
  await expect(page.getByText(/系统已接收通知/)).toBeVisible();
  await page.evaluate(() => {
    location.hash = '#/chat';
  });
  await clickNotification(() =>
    expect.poll(() => hash(salon), { timeout: 2000 }).toBe('#/settings/notifications'),
  );
});

test(
  'a tool that waits is told while the window is hidden, and a click shows it; with its ' +
    'switch off it is not',
  async ({ launch }) => {
    await startService();
    const heard = await listen();
    const salon = await launch({ parameters: ['--sandbox'] });
    const { page } = salon;
    const ask = async (): Promise<void> => {
      await page.getByRole('textbox', { name: '输入问题' }).fill('埃塞俄比亚咖啡特点');
      await page.keyboard.press('Enter');
    };
    await ask();
    await expect(page.getByRole('button', { name: '只这一次' })).toBeVisible();
    expect(heard()).not.toContain('工具等你批准');
    await page.getByRole('button', { name: '不允许', exact: true }).click();
    await expect(page.getByText(/首字 [\d.]+ (毫秒|秒)/)).toBeVisible({ timeout: 30_000 });

    await page.evaluate(() =>
      window.salon.request('settings.change', { approvalNotifications: false }),
    );
    await hide(salon);
    await ask();
    await expect(page.getByRole('button', { name: '只这一次' })).toBeAttached();
    // A hidden window takes no input of a mouse.
    await page.getByRole('button', { name: '不允许', exact: true }).dispatchEvent('click');
    // Nobody paints a hidden window: what the answer became is looked at with it shown.
    await show(salon);
    await expect(page.getByText(/首字 [\d.]+ (毫秒|秒)/)).toHaveCount(2, { timeout: 30_000 });
    expect(heard()).not.toContain('工具等你批准');

    await page.evaluate(() =>
      window.salon.request('settings.change', { approvalNotifications: true }),
    );
    await hide(salon);
    await ask();
    await expect.poll(heard).toContain('工具等你批准');
    await page.evaluate(() => {
      location.hash = '#/kai';
    });
    await clickNotification(() =>
      expect.poll(() => hash(salon), { timeout: 2000 }).toMatch(/^#\/chat\/.+/),
    );
    await expect
      .poll(() =>
        salon.electron.evaluate(({ BrowserWindow }) =>
          BrowserWindow.getAllWindows()[0]?.isVisible(),
        ),
      )
      .toBe(true);
    await expect(page.getByRole('button', { name: '只这一次' })).toBeVisible();
  },
);
