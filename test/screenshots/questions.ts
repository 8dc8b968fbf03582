import type { Camera } from './camera';

/**
 * What is asked in front of the camera: one question the bot answers itself, one for which it wants
 * a tool.
 */
export const QUESTIONS = {
  'zh-CN': { plain: '拿铁和卡布奇诺有什么区别？', tool: '埃塞俄比亚咖啡特点' },
  en: {
    plain: 'What is the difference between a latte and a cappuccino?',
    tool: 'What is special about Ethiopian coffee?',
  },
} as const;

export async function ask({ page, words }: Camera, text: string): Promise<void> {
  await page.getByRole('textbox', { name: words.chat.composer.label }).fill(text);
  await page.keyboard.press('Enter');
}

/** Waits until so many answers are whole. */
export async function answered({ page, words }: Camera, count: number): Promise<void> {
  const [before = ''] = words.chat.figures.first.split('{{');
  await page
    .getByRole('listitem')
    .filter({ hasText: before })
    .nth(count - 1)
    .waitFor({ timeout: 30_000 });
  await page.waitForTimeout(300);
}
