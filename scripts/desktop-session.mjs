// Desktop sessions for tests on Linux: bus, unlocked keychain, display, window manager and panel.
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
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

/** Tells what a program needs to be in the session, and ends it when nobody holds on to it. */
const HOLDER = 'console.log(JSON.stringify(process.env)); process.stdin.resume();';
const START_LIMIT_MS = 60_000;

/** Resolves with the command's exit code. */
export async function runInDesktopSession(command, parameters, env = process.env) {
  const session = makeSession(env);
  try {
    return await run('dbus-run-session', session.enter(command, ...parameters), session.options);
  } finally {
    await session.remove();
  }
}

/**
 * Starts a session beside us. See desktop-session.d.mts; `display` is the first number to try:
 * two that begin in the same moment would want the same.
 */
export async function startDesktopSession(display) {
  const session = makeSession(process.env, display);
  const holder = spawn('dbus-run-session', session.enter(process.execPath, '-e', HOLDER), {
    ...session.options,
    stdio: ['pipe', 'pipe', 'ignore'],
  });
  const ended = once(holder, 'exit');
  const stop = async () => {
    holder.stdin.end();
    await ended;
    await session.remove();
  };
  const line = await Promise.race([
    once(createInterface(holder.stdout), 'line').then(([text]) => text),
    ended.then(() => null),
    setTimeout(START_LIMIT_MS, null, { ref: false }),
  ]);
  if (line === null) {
    await stop();
    throw new Error('no desktop session could be started');
  }
  return { env: JSON.parse(line), stop };
}

/** Keyring, panel and their settings live in a temporary home. */
function makeSession(env, display = 99) {
  const home = mkdtempSync(join(tmpdir(), 'salon-session-'));
  const services = join(home, 'data', 'dbus-1', 'services');
  mkdirSync(services, { recursive: true });
  writeFileSync(join(services, 'org.freedesktop.secrets.service'), KEYRING_SERVICE);
  const screen = ['xvfb-run', '-a', '-n', String(display), '-s', '-screen 0 1600x1000x24'];
  const variables = {
    ...env,
    XDG_CONFIG_HOME: join(home, 'config'),
    XDG_DATA_HOME: join(home, 'data'),
    XDG_RUNTIME_DIR: home,
    NO_AT_BRIDGE: '1',
    XDG_CACHE_HOME: env.XDG_CACHE_HOME ?? join(env.HOME ?? '/root', '.cache'),
    LIBGL_ALWAYS_SOFTWARE: '1',
  };
  return {
    options: { shell: false, env: variables },
    enter: (...command) => ['--', ...screen, 'sh', '-c', SCRIPT, 'sh', ...command],
    async remove() {
      // The panel's settings daemon writes once more while it ends.
      await setTimeout(500);
      rmSync(home, { recursive: true, force: true, maxRetries: 20, retryDelay: 100 });
    },
  };
}
