// Finds an Electron to run: one named by the environment, the package's own, its download, or the
// stand-in.
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { STAND_IN, standInElectron } from './electron-stand-in.mjs';
import { root, take } from './run-command.mjs';

const packageFolder = join(root, 'node_modules', 'electron');
const REACHABLE_MS = 4000;
const DOWNLOAD_MS = 300_000;

/** `{ path, source, isStandIn }` of the executable, or null. Never hangs without a network. */
export async function findElectron() {
  const override = process.env.ELECTRON_OVERRIDE_DIST_PATH;
  if (override) {
    const path = join(override, executableName());
    if (existsSync(path)) return { path, source: 'ELECTRON_OVERRIDE_DIST_PATH', isStandIn: false };
  }
  const installed = installedElectron();
  if (installed) return { path: installed, source: 'the electron package', isStandIn: false };
  if (await canDownload()) {
    take(process.execPath, [join(packageFolder, 'install.js')], { timeout: DOWNLOAD_MS });
    const downloaded = installedElectron();
    if (downloaded) return { path: downloaded, source: 'a fresh download', isStandIn: false };
  }
  const standIn = standInElectron();
  return standIn
    ? {
        path: standIn,
        source: `the stand-in from the npm registry (${STAND_IN}), for trying and testing only`,
        isStandIn: true,
      }
    : null;
}

function installedElectron() {
  const pathFile = join(packageFolder, 'path.txt');
  if (!existsSync(pathFile)) return null;
  const path = join(packageFolder, 'dist', readFileSync(pathFile, 'utf8').trim());
  return existsSync(path) ? path : null;
}

async function canDownload() {
  const mirror =
    process.env.ELECTRON_MIRROR ?? process.env.npm_config_electron_mirror ?? 'https://github.com/';
  try {
    await fetch(mirror, {
      method: 'HEAD',
      redirect: 'manual',
      signal: AbortSignal.timeout(REACHABLE_MS),
    });
    return true;
  } catch {
    return false;
  }
}

function executableName() {
  if (process.platform === 'darwin') return 'Electron.app/Contents/MacOS/Electron';
  return process.platform === 'win32' ? 'electron.exe' : 'electron';
}
