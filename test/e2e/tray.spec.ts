import { startOwnSandbox } from './own-sandbox';
import { expect, test, type SalonApp } from './salon-app';
import {
  chooseInTray,
  killPanel,
  ownTrayItem,
  startPanel,
  trayIcon,
  trayItems,
  trayMenu,
  trayTooltip,
  trayWords,
} from './tray-probe';

test.skip(process.platform !== 'linux', 'reads the tray over D-Bus');

const isVisible = (salon: SalonApp): Promise<boolean | undefined> =>
  salon.electron.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.isVisible());
const hide = (salon: SalonApp): Promise<void> =>
  salon.electron.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.hide());

test('the tray tells the state of Coze in a real panel and its menu opens and quits the app', async ({
  launch,
}) => {
  const salon = await launch({ parameters: ['--sandbox'] });
  const item = await ownTrayItem();
  await expect.poll(() => trayTooltip(item)).toContain('Coffee Salon：正常');
  const menu = await trayMenu(item);
  expect(menu[0]).toMatchObject({ enabled: false });
  expect(menu[0]?.label).toContain('Coze：正常');
  await expect.poll(() => trayWords(item)).toMatch(/KAI：正常[\s\S]*Webhook：正在监听/);
  expect(menu.map(({ label }) => label)).toEqual(
    expect.arrayContaining(['打开 Coffee Salon', '快速提问', '立即诊断', '设置', '退出']),
  );

  await hide(salon);
  await chooseInTray(item, '打开 Coffee Salon');
  await expect.poll(() => isVisible(salon)).toBe(true);
  await chooseInTray(item, '设置');
  await expect(salon.page.getByRole('heading', { name: '设置' })).toBeVisible();
  await chooseInTray(item, '立即诊断');
  await expect.poll(() => salon.page.evaluate(() => location.hash)).toBe('#/connection/diagnose');

  const ended = new Promise((resolve) => salon.electron.process().once('exit', resolve));
  await chooseInTray(item, '退出');
  expect(await ended).toBe(0);
});

test('the tray says that nothing is set up, and changes its language at once', async ({
  launch,
}) => {
  const salon = await launch();
  const item = await ownTrayItem();
  await expect.poll(() => trayWords(item)).toMatch(/^Coze：未设置/);
  expect(await trayWords(item)).not.toContain('快速提问');
  await salon.page.evaluate(() => window.salon.request('settings.change', { language: 'en' }));
  await expect.poll(() => trayWords(item)).toMatch(/^Coze: not set up[\s\S]*Settings\nQuit$/);
});

test(
  'icon and words differ for not set up, ok, degraded and down, with the reason; another ' +
    'connection is chosen in the menu',
  async ({ launch }) => {
    const own = await startOwnSandbox();
    const salon = await launch();
    const item = await ownTrayItem();
    const icons = new Map<string, string>();
    await expect.poll(() => trayTooltip(item)).toContain('未设置');
    icons.set('not set up', await trayIcon(item));

    await salon.page.evaluate(() => window.salon.request('setup.useSandbox', undefined));
    await salon.page.evaluate(
      async ({ apiBase, pat, botId }) => {
        await window.salon.request('setup.trySecret', { pat });
        const draft = {
          profileId: null,
          platform: 'studio',
          apiBase,
          auth: 'pat',
          appId: '',
          kid: '',
          botId,
        };
        await window.salon.request('setup.tryConnection', draft);
        await window.salon.request('setup.saveConnection', { draft, keep: 'this-run' });
      },
      { apiBase: own.apiBase, pat: own.pat, botId: own.botId },
    );
    await expect.poll(() => trayTooltip(item)).toContain('正常');
    icons.set('ok', await trayIcon(item));
    const radios = async (): Promise<string[]> =>
      (await trayMenu(item)).filter(({ checked }) => checked).map(({ label }) => label);
    await expect.poll(() => trayWords(item)).toContain('切换连接');
    const [ownName = ''] = await radios();
    expect(ownName).not.toBe('内置沙箱');

    await salon.page.evaluate(() => {
      const draft = {
        serverId: null,
        name: '坏掉的 KAI',
        url: 'http://127.0.0.1:9/mcp',
        local: true,
        apiKeyHeader: null,
        headers: [],
        timeoutSeconds: 30,
        maxTotalSeconds: 60,
        trustReadOnlyHints: false,
      };
      return window.salon.request('kai.saveServer', { draft, keep: 'this-run' });
    });
    await expect.poll(() => trayTooltip(item), { timeout: 15_000 }).toContain('有问题');
    icons.set('degraded', await trayIcon(item));
    expect(await trayWords(item)).toMatch(/\nKAI：不可用\n(?!Webhook).+/);
    await own.stop();
    await salon.page.evaluate(() => window.salon.request('health.diagnose', undefined));
    await expect.poll(() => trayTooltip(item), { timeout: 15_000 }).toContain('不可用');
    icons.set('down', await trayIcon(item));
    expect(await trayWords(item)).toMatch(/^Coze：不可用\n(?!KAI).+/);

    await chooseInTray(item, '内置沙箱');
    await expect.poll(() => trayTooltip(item)).toContain('正常');
    expect(await trayWords(item)).toContain('Coze：正常');
    await expect.poll(radios).toEqual(['内置沙箱']);
    expect(new Set(icons.values()).size).toBe(icons.size);
  },
);

test('a panel that is restarted gets the icon back; while there is none, a hidden window comes back', async ({
  launch,
}) => {
  const salon = await launch({ parameters: ['--sandbox'] });
  await ownTrayItem();
  await hide(salon);
  try {
    await killPanel();
    await expect.poll(() => isVisible(salon), { timeout: 15_000 }).toBe(true);
    await expect
      .poll(() =>
        salon.page.evaluate(async () =>
          JSON.stringify(await window.salon.request('app.get', undefined)),
        ),
      )
      .toContain('"trayAvailable":false');
  } finally {
    await startPanel();
  }
  await expect.poll(async () => (await trayItems()).length, { timeout: 15_000 }).toBe(1);
  const item = await ownTrayItem();
  await expect.poll(() => trayWords(item)).toContain('Coze：正常');
  await hide(salon);
  await chooseInTray(item, '打开 Coffee Salon');
  await expect.poll(() => isVisible(salon)).toBe(true);
});
