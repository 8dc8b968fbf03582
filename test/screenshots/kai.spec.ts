import { inEveryLanguage } from './camera';

inEveryLanguage('KAI console', { sandbox: true }, async (camera) => {
  const { page } = camera;
  await camera.go('#/kai');
  await page.getByRole('link', { name: /coffee_knowledge_query/ }).click();
  await page.waitForTimeout(500);
  await camera.take('kai-tool');
  await page.getByRole('button', { name: /^运行|^Run/ }).click();
  await page.waitForTimeout(400);
  await camera.take('kai-refused');
  await page.getByRole('textbox', { name: /query/ }).fill('手冲');
  await page.getByRole('button', { name: /^运行|^Run/ }).click();
  await page.waitForTimeout(1500);
  await camera.take('kai-result');
  await camera.takeTight('kai-result');
  for (const [at, name] of [[1, 'kai-history'], [2, 'kai-definition']] as const) {
    await page.getByRole('tab').nth(at).click();
    await page.waitForTimeout(400);
    await camera.take(name);
  }
  for (const place of ['servers', 'rules', 'mapping', 'audit', 'log']) {
    await camera.go(`#/kai/${place}`);
    await camera.take(`kai-${place}`);
  }
  await camera.go('#/kai/servers');
  await page.getByRole('button', { name: /添加服务器|Add (a )?server/ }).click();
  await page.waitForTimeout(400);
  await camera.take('kai-server-form');
});
