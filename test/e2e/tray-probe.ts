import { execFile, spawn } from 'node:child_process';
import { setTimeout } from 'node:timers/promises';
import { promisify } from 'node:util';
import { expect } from './salon-app';

const run = promisify(execFile);

/**
 * What a panel sees of our tray icon, read over D-Bus (StatusNotifierItem, com.canonical.dbusmenu).
 */
export interface TrayItem {
  service: string;
  path: string;
}

async function call(
  destination: string,
  path: string,
  method: string,
  ...parameters: string[]
): Promise<string> {
  const { stdout } = await run('gdbus', [
    'call',
    '--session',
    '--dest',
    destination,
    '--object-path',
    path,
    '--method',
    method,
    '--',
    ...parameters,
  ]);
  return stdout;
}

const READ_TRIES = 5;
const READ_PAUSE_MS = 200;

/**
 * The same for what is only read: while the app replaces its menu or the panel comes back, nobody
 * answers for a moment.
 */
async function read(...parameters: Parameters<typeof call>): Promise<string> {
  for (let tries = 1; tries < READ_TRIES; tries += 1) {
    try {
      return await call(...parameters);
    } catch {
      await setTimeout(READ_PAUSE_MS);
    }
  }
  return call(...parameters);
}

async function property(item: TrayItem, name: string): Promise<string> {
  return read(
    item.service,
    item.path,
    'org.freedesktop.DBus.Properties.Get',
    'org.kde.StatusNotifierItem',
    name,
  );
}

/** The icons registered with the panel right now. */
export async function trayItems(): Promise<TrayItem[]> {
  const text = await read(
    'org.kde.StatusNotifierWatcher',
    '/StatusNotifierWatcher',
    'org.freedesktop.DBus.Properties.Get',
    'org.kde.StatusNotifierWatcher',
    'RegisteredStatusNotifierItems',
  );
  return [...text.matchAll(/'([^'/]+)(\/[^']*)?'/g)].map(
    ([, service = '', path = '/StatusNotifierItem']) => ({ service, path }),
  );
}

export async function trayTooltip(item: TrayItem): Promise<string> {
  return property(item, 'ToolTip');
}

/** What the icon looks like, as its pixels. */
export async function trayIcon(item: TrayItem): Promise<string> {
  return property(item, 'IconPixmap');
}

/** An entry of the menu, with the id under which it can be activated; `checked` for radio items. */
export interface TrayMenuItem {
  id: number;
  label: string;
  enabled: boolean;
  checked: boolean;
}

/** The visible entries, those of submenus among them. */
export async function trayMenu(item: TrayItem): Promise<TrayMenuItem[]> {
  const menu = await menuPath(item);
  const layout = await read(
    item.service,
    menu,
    'com.canonical.dbusmenu.GetLayout',
    '0',
    '-1',
    '@as []',
  );
  return [...layout.matchAll(/\((\d+), (\{[^}]*\})/g)].flatMap(([, id = '0', properties = '']) => {
    const label = /'label': <'((?:[^'\\]|\\.)*)'>/.exec(properties)?.[1];
    return label === undefined
      ? []
      : [
          {
            id: Number(id),
            label,
            enabled: !properties.includes("'enabled': <false>"),
            checked: /'toggle-state': <(?:int32 )?1>/.test(properties),
          },
        ];
  });
}

/** "Quit" ends the app before it can reply; that is no failure. */
async function activateMenuItem(item: TrayItem, id: number): Promise<void> {
  const activated = call(
    item.service,
    await menuPath(item),
    'com.canonical.dbusmenu.Event',
    String(id),
    "'clicked'",
    "<''>",
    'uint32 0',
  );
  await activated.catch((thrown: unknown) => {
    if (!String(thrown).includes('NoReply')) throw thrown;
  });
}

/** The icon of the app under test, once it is there. */
export async function ownTrayItem(): Promise<TrayItem> {
  await expect.poll(async () => (await trayItems().catch(() => [])).length).toBe(1);
  const [item] = await trayItems();
  if (!item) throw new Error('no tray item');
  return item;
}

/** The labels of the menu, a line each. */
export async function trayWords(item: TrayItem): Promise<string> {
  return (await trayMenu(item)).map(({ label }) => label).join('\n');
}

/**
 * Chooses an entry by its words. A menu that is replaced in between has other ids: then it is read
 * again, as a person would.
 */
export async function chooseInTray(item: TrayItem, label: string): Promise<void> {
  await expect(async () => {
    const found = (await trayMenu(item)).find((entry) => entry.label === label);
    if (!found) throw new Error(`no entry ${label}`);
    await activateMenuItem(item, found.id);
  }).toPass();
}

/** Ends the panel of the test session, as when it crashes. */
export async function killPanel(): Promise<void> {
  const pid = /uint32 (\d+)/.exec(
    await call(
      'org.freedesktop.DBus',
      '/org/freedesktop/DBus',
      'org.freedesktop.DBus.GetConnectionUnixProcessID',
      'org.xfce.Panel',
    ),
  )?.[1];
  process.kill(Number(pid), 'SIGKILL');
  await expect.poll(hasWatcher).toBe(false);
}

/** Starts it again; it stays for the tests that follow. */
export async function startPanel(): Promise<void> {
  spawn('xfce4-panel', ['--disable-wm-check'], { detached: true, stdio: 'ignore' }).unref();
  await expect.poll(hasWatcher).toBe(true);
}

async function hasWatcher(): Promise<boolean> {
  return (
    await call(
      'org.freedesktop.DBus',
      '/org/freedesktop/DBus',
      'org.freedesktop.DBus.NameHasOwner',
      'org.kde.StatusNotifierWatcher',
    )
  ).includes('true');
}

async function menuPath(item: TrayItem): Promise<string> {
  return /'(\/[^']*)'/.exec(await property(item, 'Menu'))?.[1] ?? '/MenuBar';
}
