import { chmodSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from './salon-app';

test.skip(process.platform === 'win32', 'the program in place of cloudflared is a shell script');

const ADDRESS = 'https://quiet-morning-bean.trycloudflare.com';

test('a tunnel is set up, opened and closed in its panel; a program that is not there is told with a remedy', async ({
  launch,
  temporaryFolder,
}) => {
  const salon = await launch({ parameters: ['--sandbox'] });
  const { page } = salon;
  await page.evaluate(() => {
    location.hash = '#/webhooks/setup';
  });
  await page.getByText('Cloudflare', { exact: true }).click();
  const path = page.getByRole('textbox', { name: 'cloudflared 的路径' });
  await path.fill(join(temporaryFolder, 'nothing-here'));
  await page.getByRole('button', { name: '保存设置' }).click();
  await expect(page.getByText('已保存').last()).toBeVisible();
  await page.getByRole('button', { name: '打开隧道' }).click();
  await expect(page.getByText(/cloudflared/).first()).toBeVisible();
  await expect(page.getByText('没有打开')).toBeVisible();

  const program = join(temporaryFolder, 'cloudflared');
  writeFileSync(
    program,
    `#!/bin/sh
echo "INF |  ${ADDRESS}  |" >&2
echo "INF Registered tunnel connection connIndex=0" >&2
exec sleep 600
`,
  );
  chmodSync(program, 0o755);
  await path.fill(program);
  await page.getByRole('button', { name: '保存设置' }).click();
  await expect(page.getByText('已打开')).toBeVisible({ timeout: 30_000 });
  await expect(page.getByText(new RegExp(ADDRESS)).first()).toBeVisible();
  await page.getByRole('button', { name: '关闭隧道' }).click();
  await expect(page.getByText('未打开')).toBeVisible();
});
