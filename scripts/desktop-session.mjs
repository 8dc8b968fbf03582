// Runs a command inside a session of its own: bus, unlocked keychain, display, window manager and panel. For tests on Linux.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { run } from './run-command.mjs';

const SCRIPT = `
printf 'session' | gnome-keyring-daemon --unlock --components=secrets >/dev/null 2>&1
xfwm4 --compositor=off >/dev/null 2>&1 &
xfce4-panel --disable-wm-check >/dev/null 2>&1 &
for i in $(seq 50); do
  gdbus call --session --dest org.kde.StatusNotifierWatcher --object-path /StatusNotifierWatcher --method org.freedesktop.DBus.Peer.Ping >/dev/null 2>&1 && break
  sleep 0.1
done
exec "$@"
`;

/** Resolves with the command's exit code. Keyring, panel and their settings live in a temporary home. */
export async function runInDesktopSession(command, parameters, env = process.env) {
  const home = mkdtempSync(join(tmpdir(), 'salon-session-'));
  try {
    const inside = ['xvfb-run', '-a', '-s', '-screen 0 1600x1000x24', 'sh', '-c', SCRIPT, 'sh', command, ...parameters];
    return await run('dbus-run-session', ['--', ...inside], {
      shell: false,
      env: {
        ...env, XDG_CONFIG_HOME: join(home, 'config'), XDG_DATA_HOME: join(home, 'data'), XDG_RUNTIME_DIR: home, NO_AT_BRIDGE: '1',
        XDG_CACHE_HOME: env.XDG_CACHE_HOME ?? join(env.HOME ?? '/root', '.cache'), LIBGL_ALWAYS_SOFTWARE: '1',
      },
    });
  } finally {
    // The panel's settings daemon writes once more while it ends.
    await setTimeout(500);
    rmSync(home, { recursive: true, force: true, maxRetries: 20, retryDelay: 100 });
  }
}
