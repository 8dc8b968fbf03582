import { type Camera, inEveryLanguage } from './camera';

const QUESTIONS = {
  'zh-CN': { plain: '拿铁和卡布奇诺有什么区别？', tool: '埃塞俄比亚咖啡特点' },
  en: { plain: 'What is the difference between a latte and a cappuccino?', tool: 'What is special about Ethiopian coffee?' },
} as const;

async function ask({ page }: Camera, text: string): Promise<void> {
  await page.getByRole('textbox', { name: /输入问题|question/i }).fill(text);
  await page.keyboard.press('Enter');
}

async function answered({ page }: Camera, count: number): Promise<void> {
  await page.getByText(/首字 .*毫秒|First word .*ms/i).nth(count - 1).waitFor({ timeout: 30_000 }).catch(() => {});
}

inEveryLanguage('chat', { sandbox: true }, async (camera) => {
  const { page, language } = camera;
  const { plain, tool } = QUESTIONS[language];
  await camera.go('#/chat');
  await camera.take('chat-empty');
  await camera.takeTight('chat-empty');
  await ask(camera, plain);
  await page.waitForTimeout(900);
  await camera.takeOne('chat-streaming');
  await answered(camera, 1);
  await camera.take('chat');
  await page.getByRole('button', { name: /查看用时|time went|Show times|timing/i }).first().click({ timeout: 3000 }).catch(() => {});
  await camera.take('chat-trace');
  await ask(camera, tool);
  await page.waitForTimeout(2500);
  await camera.take('chat-approval');
  await camera.takeTight('chat-approval');
  await page.getByRole('button', { name: /只这一次|once/i }).first().click({ timeout: 3000 }).catch(() => {});
  await answered(camera, 2);
  await camera.take('chat-tool');
  await page.getByRole('searchbox').or(page.getByRole('textbox', { name: /搜索|Search/ })).first().fill(language === 'en' ? 'latte' : '拿铁');
  await page.waitForTimeout(700);
  await camera.take('chat-search');
  await page.getByRole('searchbox').or(page.getByRole('textbox', { name: /搜索|Search/ })).first().fill('');
  await page.getByRole('button', { name: /收藏的回答|Saved answers|Bookmarked/i }).click({ timeout: 3000 }).catch(() => {});
  await page.waitForTimeout(400);
  await camera.take('chat-bookmarks');
  await page.keyboard.press('Escape');
  await camera.salon.electron.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.close());
  await page.waitForTimeout(800);
  await camera.take('close-dialog');
});

inEveryLanguage('quick ask', { sandbox: true }, async ({ salon, language, page }) => {
  const opened = salon.electron.waitForEvent('window');
  await page.evaluate(() => window.salon.request('quick.toggle', undefined));
  const quick = await opened;
  await quick.waitForTimeout(800);
  const picture = async (name: string): Promise<void> => {
    for (const theme of ['light', 'dark'] as const) {
      await page.evaluate((wanted) => window.salon.request('settings.change', { theme: wanted }), theme);
      await quick.waitForTimeout(250);
      await quick.screenshot({ path: `screenshots/${name}-${language}-${theme}.png` });
    }
  };
  await picture('quick-ask');
  await quick.getByRole('textbox').fill(QUESTIONS[language].plain);
  await quick.keyboard.press('Enter');
  await quick.waitForTimeout(6000);
  await picture('quick-ask-answer');
});
