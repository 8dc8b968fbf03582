import { join, resolve } from 'node:path';
import type { Page } from '@playwright/test';
import { test, type SalonApp } from '../e2e/salon-app';

const folder = resolve(import.meta.dirname, '../../screenshots');
const SIZES = [{ width: 900, height: 600 }, { width: 1440, height: 900 }] as const;
const QUESTION = { 'zh-CN': '请介绍一下手冲咖啡的技巧', en: 'How do I make pour-over coffee?' } as const;

/** Takes one screen in both themes and sizes. */
async function take(salon: SalonApp, language: string, name: string): Promise<void> {
  for (const theme of ['light', 'dark']) {
    await salon.page.evaluate((wanted) => window.salon.request('settings.change', { theme: wanted }), theme);
    for (const { width, height } of SIZES) {
      await salon.electron.evaluate(({ BrowserWindow }, size) => BrowserWindow.getAllWindows()[0]?.setContentSize(size.width, size.height), { width, height });
      await salon.page.waitForTimeout(250);
      await salon.page.screenshot({ path: join(folder, `${name}-${language}-${theme}-${width}.png`) });
    }
  }
}

async function go(page: Page, hash: string): Promise<void> {
  await page.evaluate((target) => {
    location.hash = target;
  }, hash);
  await page.waitForTimeout(400);
}

for (const language of ['zh-CN', 'en'] as const) {
  test(`every screen in ${language}`, async ({ launch }) => {
    const salon = await launch();
    const { page } = salon;
    await page.evaluate((wanted) => window.salon.request('settings.change', { language: wanted }), language);
    await page.waitForTimeout(600);
    await take(salon, language, 'welcome');
    for (const step of ['platform', 'app', 'key', 'sign-in', 'bot', 'kai', 'webhook', 'check']) {
      await go(page, `#/setup/${step}`);
      await take(salon, language, `setup-${step}`);
    }
    await go(page, '#/connection/new');
    await take(salon, language, 'connection-form');
    await page.evaluate(() => window.salon.request('setup.useSandbox', undefined));
    await go(page, '#/chat');
    await take(salon, language, 'chat-empty');
    await page.evaluate(async (text) => {
      const created = await window.salon.request('chat.createConversation', undefined);
      if (!created.ok) return;
      const id = String(Reflect.get(Object(created.value), 'id'));
      location.hash = `#/chat/${id}`;
      await window.salon.request('chat.send', { conversationId: id, text });
    }, QUESTION[language]);
    await page.waitForTimeout(2000);
    await take(salon, language, 'chat-streaming');
    await page.waitForTimeout(9000);
    await take(salon, language, 'chat');
    await go(page, '#/connection');
    await take(salon, language, 'connection');
    await go(page, '#/connection/diagnose');
    await page.getByRole('button', { name: /立即诊断|Diagnose now/ }).click();
    await page.waitForTimeout(2500);
    await take(salon, language, 'diagnosis');
    await page.evaluate(async () => {
      for (const event of ['conversation.message', 'bot.published', 'order.paid']) {
        await window.salon.request('webhook.sendTest', { target: 'listener', url: '', proof: 'token', body: JSON.stringify({ event, data: { conversation_id: 'conv_123', message: 'Hello from Coze' } }) });
      }
    });
    for (const tab of ['', '/send', '/rules', '/tests', '/setup']) {
      await go(page, `#/webhooks${tab}`);
      if (tab === '') await page.locator('a[href*="whd_"]').first().click();
      await take(salon, language, `webhooks${tab.replace('/', '-')}`);
    }
    for (const group of ['look', 'notifications', 'shortcuts', 'data', 'libraries']) {
      await go(page, `#/settings/${group}`);
      await take(salon, language, `settings-${group}`);
    }
  });
}
