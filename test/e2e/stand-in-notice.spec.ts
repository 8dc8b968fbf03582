import { expect, test } from './salon-app';

const STAND_IN = { SALON_STAND_IN: '1' };
const WORDS = /替代版 Electron/;

test('the stand-in says once that real keys deserve the real runtime, and not over the sandbox', async ({
  launch,
}) => {
  const sandbox = await launch({ env: STAND_IN, parameters: ['--sandbox'] });
  await expect(sandbox.page.getByRole('textbox', { name: '输入问题' })).toBeVisible();
  await expect(sandbox.page.getByText(WORDS)).toBeHidden();
  await sandbox.quit();

  const first = await launch({ env: STAND_IN, dataFolder: sandbox.dataFolder });
  const notices = first.page.getByRole('region', { name: '启动提示' });
  await expect(notices.getByText(WORDS)).toBeVisible();
  await expect(notices).toContainText('ELECTRON_MIRROR');
  await first.page.evaluate(() => window.salon.request('settings.change', { language: 'en' }));
  await expect(first.page.getByText(/stand-in Electron/)).toBeVisible();
  await first.page.evaluate(() => window.salon.request('settings.change', { language: 'zh-CN' }));
  await notices.getByRole('button', { name: '知道了' }).click();
  await expect(notices).toBeHidden();
  await first.quit();

  const second = await launch({ env: STAND_IN, dataFolder: sandbox.dataFolder });
  await expect(second.page.getByRole('textbox', { name: '输入问题' })).toBeVisible();
  await expect(second.page.getByText(WORDS)).toBeHidden();
});
