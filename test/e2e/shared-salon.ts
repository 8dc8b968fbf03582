import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, type Page } from '@playwright/test';
import { SANDBOX_SERVER_ID } from '../../src/core/kai/connection/server-list';
import { settingsChangeSchema } from '../../src/shared/model/settings';
import { launchSalon, removeFolder, test, type LaunchOptions, type SalonApp } from './salon-app';

/** Lists of what a test may have made, and the request that removes one by its id. */
const MADE = [
  ['chat.conversations', 'chat.deleteConversation', 'conversationId'],
  ['kai.rules', 'kai.removeRule', 'ruleId'],
  ['kai.servers', 'kai.removeServer', 'serverId'],
  ['setup.profiles', 'setup.remove', 'profileId'],
] as const;

/** How the app was before the first test. */
interface Beginning {
  settings: unknown;
  /** Ids of the profiles and servers it came with. */
  ids: string[];
  size: number[];
}

/**
 * One app for all tests of a file, for those that need no process of their own. Before each of them
 * it is as after its start: the settings are back, what a test made is removed, the page is loaded
 * anew. What lies in the audit log and the inbox stays. After a test that failed there is a new one.
 */
export function shareSalon(options: LaunchOptions = {}): () => SalonApp {
  let salon: SalonApp | null = null;
  let beginning: Beginning | null = null;
  const folder = mkdtempSync(join(tmpdir(), 'salon-e2e-'));
  test.beforeEach(async () => {
    salon ??= await launchSalon({ dataFolder: join(folder, 'data'), ...options });
    if (beginning) await bringBack(salon, beginning);
    else beginning = await look(salon);
  });
  test.afterAll(async () => {
    await salon?.kill();
    await removeFolder(folder);
  });
  return () => {
    if (!salon) throw new Error('only within a test');
    return salon;
  };
}

async function look({ page, electron }: SalonApp): Promise<Beginning> {
  const settings = settingsChangeSchema
    .omit({ tunnel: true })
    .parse(await read(page, 'settings.get'));
  const lists = await Promise.all(MADE.map(async ([list]) => idsOf(await read(page, list))));
  const size = await electron.evaluate(
    ({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.getContentSize() ?? [],
  );
  return { settings, ids: lists.flat(), size };
}

async function bringBack({ page, electron }: SalonApp, beginning: Beginning): Promise<void> {
  // The window of the quick ask is only ever hidden; one that crashes is made anew.
  const windows = (): Promise<number> =>
    electron.evaluate(({ BrowserWindow }, [width = 0, height = 0]) => {
      for (const window of BrowserWindow.getAllWindows()) {
        if (window.webContents.getURL().includes('#/quick-ask'))
          window.webContents.forcefullyCrashRenderer();
        else {
          window.setContentSize(width, height);
          window.webContents.setZoomFactor(1);
        }
      }
      return BrowserWindow.getAllWindows().length;
    }, beginning.size);
  await expect.poll(windows).toBe(1);
  for (const [list, remove, name] of MADE)
    for (const id of idsOf(await read(page, list)))
      if (!beginning.ids.includes(id) && id !== SANDBOX_SERVER_ID)
        await ask(page, remove, { [name]: id });
  await ask(page, 'kai.clearCalls', {});
  await ask(page, 'app.answerClose', { action: 'cancel', remember: false });
  await ask(page, 'settings.change', beginning.settings);
  await page.evaluate(() => {
    location.hash = '';
  });
  await page.reload();
}

/** The value of a snapshot. */
async function read(page: Page, name: string): Promise<unknown> {
  return Reflect.get(Object(await ask(page, name)), 'value');
}

async function ask(page: Page, name: string, input?: unknown): Promise<unknown> {
  const answer: unknown = await page.evaluate(
    ([request, parameters]) => window.salon.request(request, parameters),
    [name, input] as const,
  );
  if (!Reflect.get(Object(answer), 'ok')) throw new Error(`${name}: ${JSON.stringify(answer)}`);
  return Reflect.get(Object(answer), 'value');
}

function idsOf(list: unknown): string[] {
  return Array.isArray(list) ? list.map((each) => String(Reflect.get(Object(each), 'id'))) : [];
}
