import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { type Camera, inEveryLanguage } from './camera';
import { answered, ask, QUESTIONS } from './questions';

inEveryLanguage('chat', { sandbox: true }, async (camera) => {
  const { page, words } = camera;
  const { plain, tool } = QUESTIONS[camera.language];
  await camera.go('#/chat');
  await camera.take('chat-empty');
  await camera.takeTight('chat-empty');
  await ask(camera, plain);
  await page.waitForTimeout(900);
  await camera.takeNow('chat-streaming');
  await answered(camera, 1);
  await camera.take('chat');
  await camera.takeTight('chat');
  await camera.press(words.chat.trace.open);
  await camera.take('chat-trace');
  await camera.press(words.ui.action.close);
  await ask(camera, tool);
  await page.getByRole('button', { name: words.chat.approval.once }).waitFor();
  await camera.take('chat-approval');
  await camera.takeTight('chat-approval');
  await page.getByRole('checkbox', { name: words.chat.approval.limit }).check();
  await camera.take('chat-approval-limited');
  await page.getByRole('checkbox', { name: words.chat.approval.limit }).uncheck();
  await camera.press(words.chat.approval.once);
  await answered(camera, 2);
  await camera.take('chat-tool');
});

inEveryLanguage('chat list', { sandbox: true }, async (camera) => {
  const { page, words } = camera;
  const { plain } = QUESTIONS[camera.language];
  const search = page.getByRole('searchbox', { name: words.chat.search.label });
  await fillList(camera);
  await camera.go('#/chat/new');
  await camera.take('chat-full');
  await ask(camera, plain);
  await answered(camera, 1);
  await camera.press(words.chat.askAgain);
  await page.getByText('2 / 2').waitFor();
  await answered(camera, 1);
  await camera.take('chat-versions');
  await page.getByRole('button', { name: words.chat.edit.start }).first().click({ force: true });
  await camera.take('chat-edit');
  await page.keyboard.press('Escape');
  await search.fill(camera.language === 'en' ? 'latte' : '拿铁');
  await page.waitForTimeout(700);
  await camera.take('chat-search');
  await search.fill('xyzzy');
  await page.waitForTimeout(700);
  await camera.take('chat-search-none');
  await search.fill('');
  await camera.press(words.chat.bookmarks.show);
  await camera.take('chat-bookmarks-empty');
  await page.getByRole('button', { name: words.chat.mark.bookmark, exact: true }).first().click();
  await page.waitForTimeout(400);
  await camera.take('chat-bookmarks');
});

inEveryLanguage('chat dialogs', { sandbox: true }, async (camera) => {
  const { page, salon, words } = camera;
  await ask(camera, QUESTIONS[camera.language].plain);
  await answered(camera, 1);
  const openMenu = async (): Promise<void> => {
    await page
      .locator('li')
      .filter({ has: page.locator('a[aria-current="true"]') })
      .getByRole('button')
      .click({ force: true });
    await page.waitForTimeout(400);
  };
  await openMenu();
  await camera.take('chat-menu');
  await page.keyboard.press('Escape');
  for (const [entry, name] of [
    [words.ui.action.rename, 'chat-rename'],
    [words.chat.details.open, 'chat-details'],
    [words.ui.action.remove, 'chat-delete'],
  ] as const) {
    await openMenu();
    await page.getByRole('menuitem', { name: entry }).click();
    await page.waitForTimeout(500);
    await camera.take(name);
    await page.keyboard.press('Escape');
    await page.waitForTimeout(300);
  }
  await salon.electron.evaluate(
    ({ dialog }, filePath) => {
      dialog.showSaveDialog = () => Promise.resolve({ canceled: false, filePath });
    },
    join(salon.dataFolder, 'export.md'),
  );
  await openMenu();
  await page.getByRole('menuitem', { name: words.chat.export.markdown }).click();
  await page.waitForTimeout(700);
  await camera.take('chat-exported');
  await page
    .getByRole('button', { name: new RegExp(words.chat.knowledge.button.split('{')[0] ?? '') })
    .click();
  await page.getByRole('radio', { name: words.chat.knowledge.mode['when-useful'] }).check();
  await page.waitForTimeout(400);
  await camera.take('chat-knowledge');
  await page.keyboard.press('Escape');
  await camera.press('冲煮参数');
  await camera.take('chat-command');
  await page.keyboard.press('Escape');
  await page.waitForTimeout(300);
  await camera.press(words.acceptance.saveCase.action);
  await camera.take('chat-save-case');
  await page.keyboard.press('Escape');
  await page.waitForTimeout(300);
  await attach(camera);
  await camera.take('chat-attachments');
  await salon.electron.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.close());
  await page.getByRole('dialog').waitFor();
  await page.waitForTimeout(400);
  await camera.take('close-dialog');
});

inEveryLanguage('quick ask', { sandbox: true }, async (camera) => {
  const { salon, page } = camera;
  const opened = salon.electron.waitForEvent('window');
  await page.evaluate(() => window.salon.request('quick.toggle', undefined));
  const quick = await opened;
  await quick.waitForTimeout(800);
  await camera.takeOther(quick, 'quick-ask');
  await quick.getByRole('textbox').fill(QUESTIONS[camera.language].plain);
  await quick.keyboard.press('Enter');
  await quick
    .getByRole('listitem')
    .filter({ hasText: camera.words.chat.figures.first.split('{{')[0] ?? '' })
    .waitFor({ timeout: 30_000 });
  await camera.takeOther(quick, 'quick-ask-answer');
});

inEveryLanguage('quick ask, no connection', { sandbox: false }, async (camera) => {
  const { salon, page } = camera;
  const opened = salon.electron.waitForEvent('window');
  await page.evaluate(() => window.salon.request('quick.toggle', undefined));
  const quick = await opened;
  await quick.getByRole('textbox').fill(QUESTIONS[camera.language].plain);
  await quick.keyboard.press('Enter');
  await quick.getByRole('alert').waitFor();
  await quick.waitForTimeout(500);
  await camera.takeOther(quick, 'quick-ask-error');
});

/** Twenty-five conversations under names of every length, one of them pinned. */
async function fillList({ page, language }: Camera): Promise<void> {
  const titles =
    language === 'en'
      ? [
          'Cold brew',
          'How long may roasted beans rest before the first cup, and does it matter for filter ' +
            'coffee?',
          'Menu for Saturday',
        ]
      : ['冷萃', '刚烘好的豆子要养多久才好喝，手冲和意式有没有区别？', '周六的豆单'];
  await page.evaluate(async (names) => {
    for (let number = 0; number < 25; number += 1) {
      const created = await window.salon.request('chat.createConversation', undefined);
      const conversationId = String(
        Reflect.get(Object(Reflect.get(Object(created), 'value')), 'id'),
      );
      await window.salon.request('chat.renameConversation', {
        conversationId,
        title: names[number % names.length] ?? '',
      });
      if (number === 2)
        await window.salon.request('chat.pinConversation', { conversationId, pinned: true });
    }
  }, titles);
}

/** A file that is taken and one that is refused. */
async function attach({ page, salon, words }: Camera): Promise<void> {
  const files = [join(salon.dataFolder, 'beans-豆单.pdf'), join(salon.dataFolder, 'setup.exe')];
  for (const file of files) writeFileSync(file, '%PDF-1.7');
  await salon.electron.evaluate(({ dialog }, filePaths) => {
    dialog.showOpenDialog = () => Promise.resolve({ canceled: false, filePaths });
  }, files);
  await page.getByRole('button', { name: words.chat.attachment.add }).click();
  await page.getByRole('alert').waitFor();
}
