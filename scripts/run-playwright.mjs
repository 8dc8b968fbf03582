// Runs Playwright against the built app in whatever Electron is found.
import { ensureDebianPackages, testPackages } from './debian-packages.mjs';
import { findElectron } from './electron-runtime.mjs';
import { run, say } from './run-command.mjs';

/**
 * Installs what is missing and finds an Electron: resolves with its path, or null when there is
 * none. Once, before any number of runs.
 */
export async function findTestElectron() {
  ensureDebianPackages(testPackages);
  const electron = await findElectron();
  if (electron) say(`Electron: ${electron.source}`);
  return electron?.path ?? null;
}

/** Resolves with Playwright's exit code. */
export function runPlaywright(electronPath, parameters, variables = {}) {
  const env = { ...process.env, SALON_TEST_ELECTRON: electronPath, ...variables };
  return run('npx', ['--no-install', 'playwright', 'test', ...parameters], { env });
}
