import { type Camera, inEveryLanguage } from './camera';

async function send({ page }: Camera, event: string, index: number): Promise<void> {
  await page.evaluate(
    async ([name, number]) => {
      await window.salon.request('webhook.sendTest', {
        target: 'listener',
        url: '',
        proof: 'token',
        body: JSON.stringify({
          event: name,
          data: { conversation_id: 'conv_123', message: `Hello from Coze ${number}` },
        }),
      });
    },
    [event, index] as const,
  );
}

inEveryLanguage('webhooks', { sandbox: true }, async (camera) => {
  const { page, words } = camera;
  const { webhooks } = words;
  await camera.go('#/webhooks');
  await camera.take('webhooks-empty');
  for (const event of ['conversation.message', 'bot.published', 'order.paid'])
    await send(camera, event, 1);
  await page.evaluate(() =>
    window.salon.request('webhook.sendTest', {
      target: 'listener',
      url: '',
      proof: 'none',
      body: '{"event":"unsigned"}',
    }),
  );
  await page.waitForTimeout(800);
  await camera.take('webhooks-inbox');
  await page.locator('a[href*="whd_"]').last().click();
  await page.waitForTimeout(500);
  await camera.take('webhooks-detail');
  await camera.takeTight('webhooks-detail');
  await camera.press(webhooks.detail.replay);
  await page.waitForTimeout(600);
  await camera.take('webhooks-replayed');
  await camera.press(webhooks.detail.edit);
  await camera.take('webhooks-edit');
  await page.keyboard.press('Escape');
  await page.waitForTimeout(300);
  await camera.press(webhooks.detail.saveTest);
  await camera.take('webhooks-save-test');
  await camera.press(webhooks.saveTest.save, page.getByRole('dialog'));
  await page.locator('a[href*="whd_"]').nth(1).click();
  await page.waitForTimeout(500);
  await camera.take('webhooks-refused');
  await page.getByRole('checkbox').nth(0).check();
  await page.getByRole('checkbox').nth(2).check();
  await camera.press(webhooks.list.compare);
  await camera.take('webhooks-diff');
  await camera.go('#/webhooks');
  await camera.press(webhooks.filter.help);
  await camera.take('webhooks-filter-help');
  await page.keyboard.press('Escape');
  await page.getByRole('textbox', { name: webhooks.filter.label }).fill('status:sad');
  await page.waitForTimeout(600);
  await camera.take('webhooks-filter-wrong');
  await page.getByRole('textbox', { name: webhooks.filter.label }).fill('event:nothing');
  await page.waitForTimeout(600);
  await camera.take('webhooks-filter-none');
  await page.getByRole('textbox', { name: webhooks.filter.label }).fill('');
  for (let number = 2; number < 40; number += 1) await send(camera, 'conversation.message', number);
  await page.waitForTimeout(800);
  await camera.take('webhooks-full');
});

inEveryLanguage('webhook pages', { sandbox: true }, async (camera) => {
  const { page, words } = camera;
  const { webhooks } = words;
  for (const tab of ['send', 'rules', 'tests', 'setup']) {
    await camera.go(`#/webhooks/${tab}`);
    await camera.take(`webhooks-${tab}`);
  }
  await page.getByRole('heading', { level: 2 }).nth(3).scrollIntoViewIfNeeded();
  await camera.take('webhooks-setup-middle');
  await page.getByRole('heading', { level: 2 }).last().scrollIntoViewIfNeeded();
  await camera.take('webhooks-setup-end');
  await camera.press(webhooks.setup.token.rotate);
  await camera.take('webhooks-rotate');
  await page.keyboard.press('Escape');
  await page.waitForTimeout(300);
  await page.getByText('Cloudflare', { exact: true }).click();
  await page.getByRole('textbox', { name: words.tunnel.cloudflared.path }).fill('/nothing/here');
  await camera.press(words.tunnel.save);
  await camera.press(words.tunnel.open);
  await page.waitForTimeout(1500);
  await camera.take('webhooks-tunnel-failed');
  await camera.go('#/webhooks/send');
  await camera.press(webhooks.send.send);
  await page.getByRole('region', { name: webhooks.send.result }).waitFor();
  await camera.take('webhooks-sent');
  await camera.go('#/webhooks/rules');
  await camera.press(webhooks.rules.add);
  await camera.take('webhooks-rule-form');
  await camera.press(webhooks.rules.save);
  await camera.take('webhooks-rules-one');
  await page.evaluate(() => window.salon.request('webhook.stop', undefined));
  await camera.go('#/webhooks');
  await camera.take('webhooks-stopped');
});
