import { execFile } from 'node:child_process';
import { promisify } from 'node:util';

const run = promisify(execFile);

/** What a panel sees of our tray icon, read over D-Bus (StatusNotifierItem, com.canonical.dbusmenu). */
export interface TrayItem {
  service: string;
  path: string;
}

async function call(destination: string, path: string, method: string, ...parameters: string[]): Promise<string> {
  const { stdout } = await run('gdbus', ['call', '--session', '--dest', destination, '--object-path', path, '--method', method, '--', ...parameters]);
  return stdout;
}

async function property(item: TrayItem, name: string): Promise<string> {
  return call(item.service, item.path, 'org.freedesktop.DBus.Properties.Get', 'org.kde.StatusNotifierItem', name);
}

/** The icons registered with the panel right now. */
export async function trayItems(): Promise<TrayItem[]> {
  const text = await call(
    'org.kde.StatusNotifierWatcher', '/StatusNotifierWatcher', 'org.freedesktop.DBus.Properties.Get',
    'org.kde.StatusNotifierWatcher', 'RegisteredStatusNotifierItems',
  );
  return [...text.matchAll(/'([^'/]+)(\/[^']*)?'/g)].map(([, service = '', path = '/StatusNotifierItem']) => ({ service, path }));
}

export async function trayTooltip(item: TrayItem): Promise<string> {
  return property(item, 'ToolTip');
}

/** The visible entries of the menu, with the ids under which they can be activated. */
export async function trayMenu(item: TrayItem): Promise<Array<{ id: number; label: string; enabled: boolean }>> {
  const menu = await menuPath(item);
  const layout = await call(item.service, menu, 'com.canonical.dbusmenu.GetLayout', '0', '-1', '@as []');
  return [...layout.matchAll(/\((\d+), (\{[^}]*\})/g)].flatMap(([, id = '0', properties = '']) => {
    const label = /'label': <'((?:[^'\\]|\\.)*)'>/.exec(properties)?.[1];
    return label === undefined ? [] : [{ id: Number(id), label, enabled: !properties.includes("'enabled': <false>") }];
  });
}

/** "Quit" ends the app before it can reply; that is no failure. */
export async function activateMenuItem(item: TrayItem, id: number): Promise<void> {
  const activated = call(item.service, await menuPath(item), 'com.canonical.dbusmenu.Event', String(id), "'clicked'", "<''>", 'uint32 0');
  await activated.catch((thrown: unknown) => {
    if (!String(thrown).includes('NoReply')) throw thrown;
  });
}

async function menuPath(item: TrayItem): Promise<string> {
  return /'(\/[^']*)'/.exec(await property(item, 'Menu'))?.[1] ?? '/MenuBar';
}
