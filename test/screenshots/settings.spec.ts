import { join } from 'node:path';
import { type Camera, inEveryLanguage } from './camera';
import { answered, ask, QUESTIONS } from './questions';

inEveryLanguage('settings', { sandbox: true }, async (camera) => {
  const { page, words } = camera;
  await camera.go('#/settings');
  const groups = await page
    .locator('a[href^="#/settings/"]')
    .evaluateAll((links) => links.map((link) => link.getAttribute('href') ?? ''));
  for (const group of [...new Set(groups), '#/settings/libraries']) {
    await camera.go(group);
    await page.waitForTimeout(300);
    await camera.take(`settings-${group.split('/').at(-1)}`);
  }
  await camera.go('#/settings/look');
  await camera.takeTight('settings-look');
  await page.evaluate(() =>
    window.salon.request('settings.change', {
      proxyMode: 'custom',
      proxyAddress: 'http://127.0.0.1:9',
      proxyUser: 'barista',
    }),
  );
  await camera.go('#/settings/network');
  await camera.press(words.network.test.run);
  await page.waitForTimeout(3000);
  await camera.take('settings-proxy-failed');
  await page.evaluate(() => window.salon.request('settings.change', { proxyMode: 'system' }));
  await camera.go('#/settings/shortcuts');
  await page
    .getByRole('button', { name: new RegExp(`“${words.settings.shortcuts.name.connection}”`) })
    .click();
  await page.keyboard.press('Control+n');
  await camera.take('settings-shortcut-conflict');
  await page.keyboard.press('Escape');
  const search = page.getByRole('searchbox', { name: words.settings.search.label });
  await search.fill(words.network.mode.label);
  await camera.take('settings-search');
  await search.fill('xyzzy');
  await camera.take('settings-search-none');
});

inEveryLanguage('backups', { sandbox: true }, async (camera) => {
  const { page, salon, words } = camera;
  const { backup, settings } = words;
  const close = async (): Promise<void> => {
    await page.keyboard.press('Escape');
    await page.waitForTimeout(400);
  };
  await ask(camera, QUESTIONS[camera.language].plain);
  await answered(camera, 1);
  await camera.go('#/settings/backup');
  await camera.press(backup.now);
  await page.getByRole('list', { name: backup.list }).waitFor({ timeout: 30_000 });
  await camera.take('settings-backup-made');
  await camera.press(backup.remove, page.getByRole('list', { name: backup.list }));
  await camera.take('backup-delete');
  await close();
  await camera.press(backup.restore, page.getByRole('list', { name: backup.list }));
  await page.getByRole('table', { name: backup.restoring.table }).waitFor({ timeout: 30_000 });
  await camera.take('backup-restore');
  await close();
  await saveCopy(camera, join(salon.dataFolder, 'own.salonbackup'));
  await camera.press(backup.restoreFile);
  await page
    .getByRole('dialog')
    .getByRole('textbox')
    .or(page.getByLabel(backup.copy.passphrase, { exact: true }))
    .first()
    .fill('wrong');
  await page
    .getByRole('dialog')
    .getByRole('button', { name: backup.unlock.confirm, exact: true })
    .click();
  await page.waitForTimeout(2500);
  await camera.take('backup-unlock');
  await close();
  // As if the conversation had been left alone for a hundred days.
  await salon.electron.evaluate(() => {
    const { now } = Date;
    Date.now = () => now() + 100 * 86_400_000;
  });
  await camera.go('#/settings/data');
  await page.getByRole('combobox', { name: settings.conversationKeepDays.label }).click();
  await page
    .getByTitle(settings.conversationKeepDays.days_other.replace('{{count}}', '30'))
    .click();
  await page.getByRole('dialog').waitFor();
  await page.waitForTimeout(400);
  await camera.take('settings-delete-old');
});

/** The dialog that asks for a passphrase, first with two that differ, then saved. */
async function saveCopy(camera: Camera, filePath: string): Promise<void> {
  const { page, salon } = camera;
  const { backup } = camera.words;
  await salon.electron.evaluate(({ dialog }, path) => {
    dialog.showSaveDialog = () => Promise.resolve({ canceled: false, filePath: path });
    dialog.showOpenDialog = () => Promise.resolve({ canceled: false, filePaths: [path] });
  }, filePath);
  await camera.press(backup.saveCopy);
  await page.getByLabel(backup.copy.passphrase, { exact: true }).fill('correct horse');
  await page.getByLabel(backup.copy.again).fill('correct');
  await camera.take('backup-save-copy');
  await page.getByLabel(backup.copy.again).fill('correct horse');
  await camera.press(backup.copy.confirm);
  await page.getByRole('dialog').waitFor({ state: 'hidden', timeout: 30_000 });
}
