// npm run dev: the app with reload on change, on any Electron this machine has.
import { dirname } from 'node:path';
import { findElectron } from './electron-runtime.mjs';
import { ensureInstalled } from './ensure-installed.mjs';
import { run, say } from './run-command.mjs';

ensureInstalled();
const electron = await findElectron();
if (!electron) {
  say('no Electron could be found or downloaded');
  process.exit(1);
}
say(`Electron: ${electron.source}`);
const asRoot = process.platform === 'linux' && process.getuid?.() === 0 ? ['--noSandbox'] : [];
process.exitCode = await run(
  'npx',
  ['--no-install', 'electron-vite', 'dev', '--watch', ...asRoot, '--', ...process.argv.slice(2)],
  {
    env: {
      ...process.env,
      ELECTRON_EXEC_PATH: electron.path,
      ELECTRON_OVERRIDE_DIST_PATH: dirname(electron.path),
    },
  },
);
