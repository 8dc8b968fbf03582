import { expect, test } from './salon-app';
import { activateMenuItem, trayItems, trayMenu, trayTooltip } from './tray-probe';

test.skip(process.platform !== 'linux', 'reads the tray over D-Bus');

test('the tray tells the state of Coze in a real panel and its menu opens and quits the app', async ({ launch }) => {
  const salon = await launch({ parameters: ['--sandbox'] });
  await expect.poll(async () => (await trayItems()).length).toBe(1);
  const [item] = await trayItems();
  if (!item) throw new Error('no tray item');

  await expect.poll(() => trayTooltip(item)).toContain('Coffee Salon：正常');
  const menu = await trayMenu(item);
  expect(menu[0]).toMatchObject({ enabled: false });
  expect(menu[0]?.label).toContain('Coze：正常');
  await expect.poll(async () => (await trayMenu(item)).map(({ label }) => label).join('\n')).toMatch(/KAI：正常[\s\S]*Webhook：正在监听/);
  expect(menu.map(({ label }) => label)).toEqual(expect.arrayContaining(['打开 Coffee Salon', '立即诊断', '退出']));

  const choose = async (wanted: string): Promise<void> => activateMenuItem(item, (await trayMenu(item)).find(({ label }) => label === wanted)?.id ?? -1);
  await salon.electron.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.hide());
  await choose('打开 Coffee Salon');
  await expect.poll(() => salon.electron.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.isVisible())).toBe(true);

  const ended = new Promise((resolve) => salon.electron.process().once('exit', resolve));
  await choose('退出');
  expect(await ended).toBe(0);
});

test('the tray says that nothing is set up, and changes its language at once', async ({ launch }) => {
  const salon = await launch();
  await expect.poll(async () => (await trayItems()).length).toBe(1);
  const [item] = await trayItems();
  if (!item) throw new Error('no tray item');
  await expect.poll(async () => (await trayMenu(item))[0]?.label).toContain('Coze：未设置');
  await salon.page.evaluate(() => window.salon.request('settings.change', { language: 'en' }));
  await expect.poll(async () => (await trayMenu(item))[0]?.label).toContain('Coze: not set up');
});
