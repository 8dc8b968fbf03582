// Runs a command in a separate session: bus, unlocked keychain, display, window manager and panel.
// For tests on Linux.
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { run } from './run-command.mjs';

/**
 * How the bus starts the keychain: unlocked, also after it crashed during a run, which happens
 * occasionally.
 */
const KEYRING_SERVICE = `[D-BUS Service]
Name=org.freedesktop.secrets
Exec=/bin/sh -c "printf session | exec gnome-keyring-daemon --unlock --foreground --components=secrets"
`;

const SCRIPT = `
gdbus call --session --dest org.freedesktop.secrets \\
  --object-path /org/freedesktop/secrets --method org.freedesktop.DBus.Peer.Ping >/dev/null 2>&1
xfwm4 --compositor=off >/dev/null 2>&1 &
xfce4-panel --disable-wm-check >/dev/null 2>&1 &
for i in $(seq 50); do
  gdbus call --session --dest org.kde.StatusNotifierWatcher \\
    --object-path /StatusNotifierWatcher --method org.freedesktop.DBus.Peer.Ping >/dev/null 2>&1 && break
  sleep 0.1
done
exec "$@"
`;

/**
 * Resolves with the command's exit code. Keyring, panel and their settings are in a temporary home.
 */
export async function runInDesktopSession(command, parameters, env = process.env) {
  const home = mkdtempSync(join(tmpdir(), 'salon-session-'));
  const services = join(home, 'data', 'dbus-1', 'services');
  try {
    mkdirSync(services, { recursive: true });
    writeFileSync(join(services, 'org.freedesktop.secrets.service'), KEYRING_SERVICE);
    const inside = [
      'xvfb-run',
      '-a',
      '-s',
      '-screen 0 1600x1000x24',
      'sh',
      '-c',
      SCRIPT,
      'sh',
      command,
      ...parameters,
    ];
    return await run('dbus-run-session', ['--', ...inside], {
      shell: false,
      env: {
        ...env,
        XDG_CONFIG_HOME: join(home, 'config'),
        XDG_DATA_HOME: join(home, 'data'),
        XDG_RUNTIME_DIR: home,
        NO_AT_BRIDGE: '1',
        XDG_CACHE_HOME: env.XDG_CACHE_HOME ?? join(env.HOME ?? '/root', '.cache'),
        LIBGL_ALWAYS_SOFTWARE: '1',
      },
    });
  } finally {
    // The panel's settings daemon writes once more when it ends.
    await setTimeout(500);
    rmSync(home, { recursive: true, force: true, maxRetries: 20, retryDelay: 100 });
  }
}
