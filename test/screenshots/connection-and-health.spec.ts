import { startOwnSandbox } from '../e2e/own-sandbox';
import { inEveryLanguage } from './camera';

inEveryLanguage('connection', { sandbox: true }, async (camera) => {
  const { page } = camera;
  await camera.go('#/connection');
  await camera.take('connection');
  await camera.takeTight('connection');
  await page.getByRole('button', { name: /立即诊断|Diagnose now/ }).click();
  await page.waitForTimeout(2500);
  await camera.take('connection-diagnosed');
  await page.evaluate(async () => {
    await window.salon.request('setup.importKey', { pem: '' });
    await window.salon.request('setup.generateKey', undefined);
    const draft = { profileId: null, platform: 'coze-cn', apiBase: 'http://127.0.0.1:9', auth: 'jwt', appId: '1182034567890', kid: 'f'.repeat(64), botId: '7400000000000000001' };
    await window.salon.request('setup.saveConnection', { draft, keep: 'this-run' });
  });
  await camera.go('#/chat');
  await page.waitForTimeout(1500);
  await camera.take('chat-offline');
  await page.getByRole('textbox', { name: /输入问题|question/i }).fill('手冲的水温多少合适？');
  await page.keyboard.press('Enter');
  await page.waitForTimeout(4000);
  await camera.take('chat-error');
  await camera.go('#/connection');
  await page.getByRole('button', { name: /立即诊断|Diagnose now/ }).click();
  await page.waitForTimeout(4000);
  await camera.take('connection-failed');
  await camera.go('#/health');
  await page.waitForTimeout(800);
  await camera.take('health-down');
});

inEveryLanguage('health', { sandbox: true }, async (camera) => {
  const { page } = camera;
  // The built-in sandbox has no account whose limits could be near.
  const coze = await startOwnSandbox();
  await page.evaluate(async ({ pem, draft }) => {
    await window.salon.request('setup.importKey', { pem });
    await window.salon.request('setup.saveConnection', { draft, keep: 'this-run' });
    await window.salon.request('settings.change', { usageLimits: { totalCalls: 100, dailyCalls: 8, dailyTokens: 50 } });
    const created = await window.salon.request('chat.createConversation', undefined);
    if (created.ok) await window.salon.request('chat.send', { conversationId: String(Reflect.get(Object(created.value), 'id')), text: '你好' });
  }, { pem: coze.privateKeyPem, draft: { profileId: null, platform: 'coze-cn', apiBase: coze.apiBase, auth: 'jwt', appId: coze.appId, kid: coze.kid, botId: coze.botId } });
  await page.waitForTimeout(5000);
  await camera.go('#/health');
  await page.waitForTimeout(800);
  await camera.take('health');
  await camera.takeTight('health');
  await page.getByRole('meter').last().scrollIntoViewIfNeeded();
  await camera.take('health-usage');
  await camera.go('#/health/figures');
  await page.waitForTimeout(800);
  await camera.take('health-figures');
  await camera.go('#/health/logs');
  await page.waitForTimeout(600);
  await camera.take('health-logs');
  await coze.stop();
});

inEveryLanguage('settings', { sandbox: true }, async (camera) => {
  await camera.go('#/settings');
  const groups = await camera.page.locator('a[href^="#/settings/"]').evaluateAll((links) => links.map((link) => link.getAttribute('href') ?? ''));
  for (const group of [...new Set(groups), '#/settings/libraries']) {
    await camera.go(group);
    await camera.take(`settings-${group.split('/').at(-1)}`);
  }
  await camera.go('#/settings/look');
  await camera.takeTight('settings-look');
});
