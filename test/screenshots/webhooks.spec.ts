import { inEveryLanguage } from './camera';

inEveryLanguage('webhooks', { sandbox: true }, async (camera) => {
  const { page } = camera;
  await camera.go('#/webhooks');
  await camera.take('webhooks-empty');
  await page.evaluate(async () => {
    for (const event of ['conversation.message', 'bot.published', 'order.paid']) {
      await window.salon.request('webhook.sendTest', { target: 'listener', url: '', proof: 'token', body: JSON.stringify({ event, data: { conversation_id: 'conv_123', message: 'Hello from Coze' } }) });
    }
  });
  await page.waitForTimeout(800);
  await camera.take('webhooks-inbox');
  await page.locator('a[href*="whd_"]').first().click();
  await page.waitForTimeout(500);
  await camera.take('webhooks-detail');
  await camera.takeTight('webhooks-detail');
  await page.getByRole('button', { name: /过滤语法|Filter syntax/i }).click({ timeout: 3000 }).catch(() => {});
  await page.waitForTimeout(400);
  await camera.takeOne('webhooks-filter-help');
  await page.keyboard.press('Escape');
  for (const tab of ['send', 'rules', 'tests', 'setup']) {
    await camera.go(`#/webhooks/${tab}`);
    await camera.take(`webhooks-${tab}`);
  }
  await page.getByRole('heading', { level: 2 }).last().scrollIntoViewIfNeeded();
  await camera.take('webhooks-setup-end');
});
