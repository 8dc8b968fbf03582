import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import {
  test as base,
  _electron,
  errors,
  type ElectronApplication,
  type Page,
} from '@playwright/test';
import { startDesktopSession } from '../../scripts/desktop-session.mjs';
import { keepResults } from './kept-results';

const root = resolve(import.meta.dirname, '../..');

/**
 * Playwright now and then loses an Electron between its two connections and waits for it for ever,
 * on a busy machine twice in a row; that one is killed and another started.
 */
const LAUNCH_TIMEOUT_MS = 20_000;
const LAUNCHES_MAX = 4;

export interface LaunchOptions {
  /** Default: a new one that is removed after the test. */
  dataFolder?: string;
  parameters?: string[];
  /**
   * The built-in sandbox takes seconds for an answer, as a person sees it: for what happens in the
   * middle of one. Default: a moment.
   */
  slowAnswers?: boolean;
  env?: Record<string, string>;
}

/** A running app of ours under test. */
export interface SalonApp {
  electron: ElectronApplication;
  page: Page;
  dataFolder: string;
  /** Ends it as a person would, through Quit; resolves with the exit code. */
  quit(): Promise<number | null>;
  /** kill -9. */
  kill(): Promise<void>;
}

/** Starts the built app in the Electron that the test script found. */
export async function launchSalon(
  options: LaunchOptions & { dataFolder: string },
): Promise<SalonApp> {
  const executablePath = process.env['SALON_TEST_ELECTRON'];
  if (!executablePath) throw new Error('SALON_TEST_ELECTRON is not set: run `npm test`');
  const asRoot = process.platform === 'linux' && process.getuid?.() === 0 ? ['--no-sandbox'] : [];
  const parameters = {
    executablePath,
    args: [
      ...asRoot,
      '--disable-gpu',
      '--lang=zh-CN',
      root,
      `--data-dir=${options.dataFolder}`,
      ...(options.parameters ?? []),
    ],
    // The page must see the theme the app chose, not one that the test runner would put over it.
    colorScheme: null,
    // Several tests on one machine must not want the same port for webhooks.
    env: {
      ...definedEnvironment(),
      LANG: 'zh_CN.UTF-8',
      LANGUAGE: 'zh_CN',
      SALON_WEBHOOK_PORT: '0',
      SALON_OPS_PORT: '0',
      SALON_SANDBOX_TOKEN_DELAY_MS: options.slowAnswers ? '25' : '3',
      ...options.env,
    },
    timeout: LAUNCH_TIMEOUT_MS,
  };
  const electron = await launchPatiently(parameters);
  keepResults(electron);
  const main = electron.process();
  const exited = new Promise<number | null>((settle) => main.once('exit', settle));
  const page = await electron.firstWindow();
  // Before it has our address, a hash that a test sets would be lost with the blank page.
  await page.waitForURL(/^app:\/\/salon\//, { waitUntil: 'domcontentloaded' });
  return {
    electron,
    page,
    dataFolder: options.dataFolder,
    async quit() {
      await electron.evaluate(({ app }) => void globalThis.setTimeout(() => app.quit(), 0));
      return exited;
    },
    async kill() {
      main.kill('SIGKILL');
      await exited;
    },
  };
}

async function launchPatiently(
  parameters: Parameters<typeof _electron.launch>[0],
): Promise<ElectronApplication> {
  for (let launches = 1; ; launches += 1) {
    try {
      return await _electron.launch(parameters);
    } catch (thrown) {
      if (launches === LAUNCHES_MAX || !(thrown instanceof errors.TimeoutError)) throw thrown;
    }
  }
}

/**
 * Tests get `launch`, and everything launched is ended and removed afterwards. On Linux they are
 * in a desktop session of their worker's.
 */
export const test = base.extend<
  {
    launch: (options?: LaunchOptions) => Promise<SalonApp>;
    temporaryFolder: string;
  },
  { desktop: void }
>({
  desktop: [
    // eslint-disable-next-line no-empty-pattern -- Playwright wants a destructured first parameter
    async ({}, use, { parallelIndex }) => {
      if (process.platform !== 'linux') return use();
      const session = await startDesktopSession(99 + parallelIndex * 100);
      Object.assign(process.env, session.env);
      await use();
      await session.stop();
    },
    { scope: 'worker', auto: true, timeout: 90_000 },
  ],
  // eslint-disable-next-line no-empty-pattern -- Playwright wants a destructured first parameter
  temporaryFolder: async ({}, use) => {
    const folder = mkdtempSync(join(tmpdir(), 'salon-e2e-'));
    await use(folder);
    await removeFolder(folder);
  },
  launch: async ({ temporaryFolder }, use) => {
    const launched: SalonApp[] = [];
    await use(async (options = {}) => {
      const salon = await launchSalon({ dataFolder: join(temporaryFolder, 'data'), ...options });
      launched.push(salon);
      return salon;
    });
    for (const salon of launched) await salon.kill();
  },
});

export { expect } from '@playwright/test';

/** Chromium's helper processes write for a moment after the main process was killed. */
export async function removeFolder(folder: string): Promise<void> {
  for (let attempt = 0; attempt < 30; attempt += 1) {
    try {
      rmSync(folder, { recursive: true, force: true });
      return;
    } catch {
      await setTimeout(100);
    }
  }
}

function definedEnvironment(): Record<string, string> {
  return Object.fromEntries(
    Object.entries(process.env).flatMap(([name, value]) =>
      value === undefined ? [] : [[name, value]],
    ),
  );
}
