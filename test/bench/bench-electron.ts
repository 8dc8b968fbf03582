import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { _electron, type ElectronApplication } from '@playwright/test';

/** The Electron that `scripts/bench.mjs` found for us. */
function electronPath(): string {
  const path = process.env['SALON_TEST_ELECTRON'];
  if (!path) throw new Error('SALON_TEST_ELECTRON is not set: run `npm run bench`');
  return path;
}

/** Starts an app folder with a data folder of its own and ends it after the work, whatever happens. */
export async function withElectron<T>(parameters: (dataFolder: string) => string[], work: (app: ElectronApplication) => Promise<T>): Promise<T> {
  const folder = mkdtempSync(join(tmpdir(), 'salon-bench-'));
  const asRoot = process.platform === 'linux' && process.getuid?.() === 0 ? ['--no-sandbox'] : [];
  const app = await _electron.launch({ executablePath: electronPath(), colorScheme: null, args: [...asRoot, '--disable-gpu', ...parameters(join(folder, 'data'))] });
  const main = app.process();
  const ended = new Promise((settle) => main.once('exit', settle));
  try {
    return await work(app);
  } finally {
    main.kill('SIGKILL');
    await ended;
    rmSync(folder, { recursive: true, force: true, maxRetries: 20, retryDelay: 100 });
  }
}
