// npm start: installs and builds what is missing, finds an Electron and opens the app; without a
// display runs `salon serve`.
import { join } from 'node:path';
import { ensureDebianPackages, windowPackages } from './debian-packages.mjs';
import { findElectron } from './electron-runtime.mjs';
import { ensureBuilt } from './ensure-built.mjs';
import { ensureInstalled } from './ensure-installed.mjs';
import { root, run, say } from './run-command.mjs';

const parameters = process.argv.slice(2);
const sandbox = parameters.includes('--sandbox');

ensureInstalled();
ensureBuilt();
process.exitCode = hasDisplay() ? await openWindow() : await serve('there is no display');

function hasDisplay() {
  return (
    process.platform !== 'linux' || Boolean(process.env.DISPLAY ?? process.env.WAYLAND_DISPLAY)
  );
}

async function openWindow() {
  const electron = await findElectron();
  if (!electron) return serve('no Electron could be found or downloaded');
  say(`Electron: ${electron.source}`);
  ensureDebianPackages(windowPackages);
  // Chromium refuses to run its own sandbox as root on Linux; people do not run a desktop as root,
  // but test machines do.
  const asRoot = process.platform === 'linux' && process.getuid?.() === 0 ? ['--no-sandbox'] : [];
  return run(electron.path, [...asRoot, root, ...parameters], {
    shell: false,
    // The window then warns once that real keys should be used with the real runtime.
    env: { ...process.env, ...(electron.isStandIn && { SALON_STAND_IN: '1' }) },
  });
}

async function serve(reason) {
  say(`${reason}: running without a window (salon serve)`);
  const demo = sandbox ? ['--sandbox', '--demo'] : [];
  return run(process.execPath, [
    join(root, 'out', 'cli', 'salon.js'),
    'serve',
    ...demo,
    ...parameters.filter((p) => p !== '--sandbox'),
  ]);
}
