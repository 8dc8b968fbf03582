import { join } from 'node:path';
import { startOwnSandbox } from '../e2e/own-sandbox';
import { type Camera, inEveryLanguage } from './camera';
import { ask } from './questions';

/** A connection whose server is not there. */
const DEAD = {
  profileId: null,
  platform: 'coze-cn' as const,
  apiBase: 'http://127.0.0.1:9',
  auth: 'jwt' as const,
  appId: '1182034567890',
  kid: 'f'.repeat(64),
  botId: '7400000000000000001',
};

async function connectToNowhere({ page }: Camera): Promise<void> {
  await page.evaluate(async (draft) => {
    await window.salon.request('setup.generateKey', undefined);
    await window.salon.request('setup.saveConnection', { draft, keep: 'this-run' });
  }, DEAD);
}

inEveryLanguage('connection', { sandbox: true }, async (camera) => {
  const { page, words } = camera;
  await camera.go('#/connection');
  await camera.take('connection');
  await camera.takeTight('connection');
  await camera.press(words.setup.diagnose.action);
  await page.getByText(words.setup.diagnose.healthy).waitFor();
  await camera.take('connection-diagnosed');
});

inEveryLanguage('offline', { sandbox: true }, async (camera) => {
  const { page, words } = camera;
  await connectToNowhere(camera);
  await camera.go('#/chat');
  await page.waitForTimeout(1500);
  await camera.take('chat-offline');
  await ask(
    camera,
    camera.language === 'en' ? 'How hot should the water be?' : '手冲的水温多少合适？',
  );
  await page.getByText('CONNECTION_REFUSED').first().waitFor({ timeout: 30_000 });
  await camera.take('chat-error');
  await camera.go('#/connection');
  await camera.press(words.setup.diagnose.action);
  await page.getByText(words.setup.diagnose.unhealthy).waitFor({ timeout: 30_000 });
  await camera.take('connection-failed');
  await camera.go('#/health');
  await camera.take('health-down');
  await camera.go('#/setup/bot');
  await camera.take('setup-bot-offline');
});

inEveryLanguage('connection dialogs', { sandbox: true }, async (camera) => {
  const { page, salon, words } = camera;
  const coze = await startOwnSandbox();
  const { apiBase, appId, kid, botId } = coze;
  await page.evaluate(
    async ({ pem, pat, draft }) => {
      await window.salon.request('setup.importKey', { pem });
      await window.salon.request('setup.saveConnection', { draft, keep: 'this-run' });
      await window.salon.request('setup.trySecret', { pat });
      await window.salon.request('setup.saveConnection', {
        draft: { ...draft, auth: 'pat', appId: '', kid: '' },
        keep: 'this-run',
      });
    },
    {
      pem: coze.privateKeyPem,
      pat: coze.pat,
      draft: {
        profileId: null,
        platform: 'coze-com' as const,
        apiBase,
        auth: 'jwt' as const,
        appId,
        kid,
        botId,
      },
    },
  );
  await camera.go('#/connection');
  await page.waitForTimeout(800);
  await camera.take('connection-several');
  const menus = page
    .getByRole('main')
    .getByRole('listitem')
    .getByRole('button', {
      name: new RegExp(words.setup.profile.moreOf.replace('{{name}}', '.*')),
    });
  const choose = async (entry: string): Promise<void> => {
    await menus.nth(1).click();
    await page.getByRole('menuitem', { name: entry }).click();
    await page.waitForTimeout(500);
  };
  await menus.nth(1).click();
  await page.waitForTimeout(400);
  await camera.take('connection-menu');
  await page.keyboard.press('Escape');
  await page.waitForTimeout(300);
  for (const [entry, name] of [
    [words.setup.profile.rename, 'connection-rename'],
    [words.setup.profile.remove, 'connection-delete'],
  ] as const) {
    await choose(entry);
    await camera.take(name);
    await page.keyboard.press('Escape');
    await page.waitForTimeout(300);
  }
  await camera.press(words.setup.profile.changePatEnd);
  await camera.take('connection-token-end');
  await page.keyboard.press('Escape');
  await page.waitForTimeout(300);
  await salon.electron.evaluate(
    ({ dialog }, filePath) => {
      dialog.showSaveDialog = () => Promise.resolve({ canceled: false, filePath });
    },
    join(salon.dataFolder, 'shop.coffee-salon.json'),
  );
  await choose(words.setup.profile.export);
  await camera.take('connection-exported');
  await camera.press(words.setup.profile.edit);
  await camera.take('connection-edit');
  await rotate(camera);
  await coze.stop();
});

/** Replacing a key, until the new one is refused because Coze does not have it. */
async function rotate(camera: Camera): Promise<void> {
  const { page, words } = camera;
  await camera.go('#/connection');
  await camera.press(words.setup.rotation.start.jwt);
  await camera.take('rotation-begin');
  await camera.press(words.setup.key.generate);
  await camera.take('rotation-new-key');
  await camera.press(words.setup.rotation.test.jwt);
  await page.getByText(words.setup.rotation.notPassed.jwt).waitFor({ timeout: 30_000 });
  await camera.take('rotation-refused');
}
