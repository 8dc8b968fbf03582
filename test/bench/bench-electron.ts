import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { _electron, type ElectronApplication } from '@playwright/test';

/** The Electron that `scripts/bench.mjs` found for us. */
function electronPath(): string {
  const path = process.env['SALON_TEST_ELECTRON'];
  if (!path) throw new Error('SALON_TEST_ELECTRON is not set: run `npm run bench`');
  return path;
}

/**
 * Starts an app folder with a data folder of its own and ends it after the work, whatever happens.
 */
export async function withElectron<T>(
  parameters: (dataFolder: string) => string[],
  work: (app: ElectronApplication) => Promise<T>,
): Promise<T> {
  const folder = mkdtempSync(join(tmpdir(), 'salon-bench-'));
  const asRoot = process.platform === 'linux' && process.getuid?.() === 0 ? ['--no-sandbox'] : [];
  const app = await _electron.launch({
    executablePath: electronPath(),
    colorScheme: null,
    args: [...asRoot, '--disable-gpu', ...parameters(join(folder, 'data'))],
  });
  const main = app.process();
  const ended = new Promise((settle) => main.once('exit', settle));
  try {
    return await work(app);
  } finally {
    main.kill('SIGKILL');
    await ended;
    await removeFolder(folder);
  }
}

/** Chromium's helper processes write for a moment after the main process was killed. */
async function removeFolder(folder: string): Promise<void> {
  for (let attempt = 0; attempt < 30; attempt += 1) {
    try {
      rmSync(folder, { recursive: true, force: true });
      return;
    } catch {
      await setTimeout(100);
    }
  }
}
