// npm run screenshots: every screen x language x theme x size into screenshots/, from the real app on the sandbox.
import { ensureDebianPackages, testPackages } from './debian-packages.mjs';
import { runInDesktopSession } from './desktop-session.mjs';
import { findElectron } from './electron-runtime.mjs';
import { ensureBuilt } from './ensure-built.mjs';
import { ensureInstalled } from './ensure-installed.mjs';
import { run, say } from './run-command.mjs';

ensureInstalled();
ensureBuilt();
ensureDebianPackages(testPackages);
const electron = await findElectron();
if (!electron) {
  say('no Electron could be found or downloaded');
  process.exit(1);
}
const parameters = ['--no-install', 'playwright', 'test', '-c', 'playwright.screenshots.config.ts', ...process.argv.slice(2)];
const env = { ...process.env, SALON_TEST_ELECTRON: electron.path };
process.exitCode = process.platform === 'linux' ? await runInDesktopSession('npx', parameters, env) : await run('npx', parameters, { env });
