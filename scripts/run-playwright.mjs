// Runs Playwright against the built app in whatever Electron is found; on Linux in a desktop session of its own.
import { ensureDebianPackages, testPackages } from './debian-packages.mjs';
import { runInDesktopSession } from './desktop-session.mjs';
import { findElectron } from './electron-runtime.mjs';
import { run, say } from './run-command.mjs';

/** Resolves with Playwright's exit code, or null when there is no Electron. */
export async function runPlaywright(parameters, variables = {}) {
  ensureDebianPackages(testPackages);
  const electron = await findElectron();
  if (!electron) return null;
  say(`Electron: ${electron.source}`);
  const all = ['--no-install', 'playwright', 'test', ...parameters];
  const env = { ...process.env, SALON_TEST_ELECTRON: electron.path, ...variables };
  return process.platform === 'linux' ? runInDesktopSession('npx', all, env) : run('npx', all, { env });
}
