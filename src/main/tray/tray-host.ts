import { execFile } from 'node:child_process';

/**
 * Name on the session bus owned by the host of tray icons. Source: StatusNotifierItem
 * specification.
 */
export const TRAY_WATCHER = 'org.kde.StatusNotifierWatcher';
const QUESTIONS: ReadonlyArray<[string, string[]]> = [
  [
    'gdbus',
    [
      'call',
      '--session',
      '--dest',
      'org.freedesktop.DBus',
      '--object-path',
      '/org/freedesktop/DBus',
      '--method',
      'org.freedesktop.DBus.NameHasOwner',
      TRAY_WATCHER,
    ],
  ],
  [
    'dbus-send',
    [
      '--session',
      '--print-reply',
      '--dest=org.freedesktop.DBus',
      '/org/freedesktop/DBus',
      'org.freedesktop.DBus.NameHasOwner',
      `string:${TRAY_WATCHER}`,
    ],
  ],
  [
    'busctl',
    [
      '--user',
      'call',
      'org.freedesktop.DBus',
      '/org/freedesktop/DBus',
      'org.freedesktop.DBus',
      'NameHasOwner',
      's',
      TRAY_WATCHER,
    ],
  ],
];

/**
 * Tells whether tray icons can be shown. Windows and macOS always can; on Linux somebody must own
 * the watcher's name on the session bus. When that cannot be found out the answer is no: closing
 * the window then quits, and nothing is left running unseen.
 */
export async function hasTrayHost(platform: NodeJS.Platform): Promise<boolean> {
  if (platform !== 'linux') return true;
  for (const [program, parameters] of QUESTIONS) {
    const answer = await ask(program, parameters);
    if (answer !== null) return /true/.test(answer);
  }
  return false;
}

function ask(program: string, parameters: string[]): Promise<string | null> {
  return new Promise((resolve) => {
    execFile(program, parameters, { timeout: 2000 }, (error, output) =>
      resolve(error ? null : output),
    );
  });
}
