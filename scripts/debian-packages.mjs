// Installs the Debian packages that a window or its tests need, if apt is available and permitted;
// otherwise lists them.
import { existsSync } from 'node:fs';
import { say, take } from './run-command.mjs';

/** Libraries Electron needs on Linux. */
export const windowPackages = [
  'libnss3',
  'libatk1.0-0',
  'libatk-bridge2.0-0',
  'libgtk-3-0',
  'libgbm1',
  'libasound2',
  'libdrm2',
  'libcups2',
  'libnotify4',
  'fonts-noto-cjk',
];
/**
 * A display, a keychain, a panel with a tray and a notification service, for tests on a machine
 * without a desktop.
 */
export const testPackages = [
  ...windowPackages,
  'xvfb',
  'xauth',
  'dbus',
  'dbus-x11',
  'gnome-keyring',
  'libsecret-1-0',
  'xfce4-panel',
  'xfwm4',
  'xdotool',
  'x11-utils',
  'imagemagick',
  'libglib2.0-bin',
  'strace',
  'openssh-server',
  'nginx-light',
  'chromium',
  'notification-daemon',
];

/** Returns true when all of them are installed. */
export function ensureDebianPackages(packages) {
  if (process.platform !== 'linux') return true;
  if (!existsSync('/usr/bin/dpkg-query')) {
    say(
      `not a Debian system; if the window does not open, install the equivalents of: ${packages.join(' ')}`,
    );
    return true;
  }
  const missing = packages.filter(
    (name) => take('dpkg-query', ['-W', '-f=${db:Status-Status}', name]).text !== 'installed',
  );
  const absent = missing.filter(
    (name) =>
      take('dpkg-query', ['-W', '-f=${db:Status-Status}', `${name}t64`]).text !== 'installed',
  );
  if (absent.length === 0) return true;
  if (process.getuid?.() !== 0) {
    say(`please install: sudo apt-get install ${absent.join(' ')}`);
    return false;
  }
  say(`installing Debian packages: ${absent.join(' ')} …`);
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
  take('apt-get', ['update', '-qq'], { env });
  const { ok, text } = take(
    'apt-get',
    ['install', '-y', '-qq', '--no-install-recommends', ...absent],
    { env },
  );
  if (!ok) say(`apt-get failed:\n${text.slice(-2000)}`);
  return ok;
}
