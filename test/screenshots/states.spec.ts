import { execFile } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { ownTrayItem } from '../e2e/tray-probe';
import { type Camera, inEveryLanguage } from './camera';

const run = promisify(execFile);

const SCREENS = [
  ['chat', '#/chat'],
  ['kai', '#/kai/servers'],
  ['webhooks', '#/webhooks'],
  ['health', '#/health'],
  ['health-figures', '#/health/figures'],
  ['health-logs', '#/health/logs'],
  ['health-audit', '#/health/audit'],
  ['acceptance', '#/health/acceptance'],
  ['settings-backup', '#/settings/backup'],
  ['settings-libraries', '#/settings/libraries'],
  ['setup', '#/setup/platform'],
] as const;

inEveryLanguage('loading', { sandbox: true }, async (camera) => {
  const { page } = camera;
  // A page that has asked for nothing but what the shell needs.
  await camera.go('#/connection');
  await page.reload();
  await page.waitForTimeout(1200);
  await camera.holdAnswers();
  for (const [name, hash] of SCREENS) {
    await camera.go(hash);
    await page.waitForTimeout(400);
    await camera.take(`loading-${name}`);
  }
});

inEveryLanguage(
  'safe mode',
  {
    sandbox: false,
    prepare: (dataFolder) => {
      const now = Date.now();
      writeFileSync(
        join(dataFolder, 'starts.json'),
        JSON.stringify({ unfinished: [now - 3000, now - 2000, now - 1000] }),
      );
    },
  },
  async (camera) => {
    await camera.take('safe-mode');
    await camera.takeTight('safe-mode');
  },
);

inEveryLanguage(
  'damaged data',
  {
    sandbox: true,
    prepare: (dataFolder) => {
      writeFileSync(join(dataFolder, 'salon.db'), 'not a database '.repeat(500));
      writeFileSync(join(dataFolder, 'settings.json'), '{"settings": {"theme": "dark"');
    },
  },
  async (camera) => {
    await camera.page.waitForTimeout(800);
    await camera.take('damaged-data');
    await camera.takeTight('damaged-data');
  },
);

inEveryLanguage(
  'no keychain',
  { sandbox: false, env: { DBUS_SESSION_BUS_ADDRESS: 'unix:path=/nonexistent' } },
  async (camera) => {
    const { page } = camera;
    await camera.take('no-keychain');
    await page.evaluate(() =>
      window.salon.request('wizard.change', { platform: 'coze-cn' } as never),
    );
    await camera.go('#/setup/key');
    await camera.press(camera.words.wizard.key.generate);
    await camera.take('no-keychain-key');
    await camera.go('#/settings/data');
    await camera.take('no-keychain-settings');
  },
);

inEveryLanguage('tray', { sandbox: true }, async (camera) => {
  const { page, salon } = camera;
  await ownTrayItem();
  await page.evaluate(() => window.salon.request('health.diagnose', undefined));
  await salon.electron.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.hide());
  await takeTrayMenu(camera, 'tray-ok');
  const draft = {
    serverId: null,
    name: 'KAI',
    url: 'http://127.0.0.1:9/mcp',
    local: true,
    apiKeyHeader: null,
    headers: [],
    timeoutSeconds: 30,
    maxTotalSeconds: 60,
    trustReadOnlyHints: false,
  };
  await page.evaluate(
    (server) => window.salon.request('kai.saveServer', { draft: server, keep: 'this-run' }),
    draft,
  );
  await page.waitForTimeout(12_000);
  await takeTrayMenu(camera, 'tray-trouble');
});

/**
 * The panel draws the menu: it is opened as by a person, with the right button on the icon, near
 * the right end of the test session's panel.
 */
async function takeTrayMenu(camera: Camera, name: string): Promise<void> {
  await run('xdotool', ['mousemove', '1475', '12', 'click', '3']);
  await camera.page.waitForTimeout(1000);
  await camera.takeDesktop(name);
  await run('xdotool', ['key', 'Escape']);
}
