import { execFileSync } from 'node:child_process';
import { mkdirSync, rmSync, statfsSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from '@playwright/test';
import { expect, test } from './salon-app';

/** A disk of four megabytes; null where this account may not mount one. */
function mountSmallDisk(folder: string): string | null {
  const disk = join(folder, 'disk');
  mkdirSync(disk);
  try {
    execFileSync('mount', ['-t', 'tmpfs', '-o', 'size=4m', 'tmpfs', disk], { stdio: 'ignore' });
    return disk;
  } catch {
    return null;
  }
}

/** Takes every byte that is left. */
function fill(disk: string): string {
  const file = join(disk, 'filling');
  const { bavail, bsize } = statfsSync(disk);
  writeFileSync(file, Buffer.alloc(bavail * bsize));
  return file;
}

test(
  'a full disk: the window opens and says so; with room again everything works; full once ' +
    'more, nothing that was there is lost',
  async ({ launch, temporaryFolder }) => {
    const disk = mountSmallDisk(temporaryFolder);
    test.skip(disk === null, 'needs to mount a small disk');
    if (disk === null) return;
    try {
      const filling = fill(disk);
      const salon = await launch({ dataFolder: join(disk, 'data') });
      const { page } = salon;
      const told = page.getByText('磁盘已满，写不进去。');
      await expect(told.first()).toBeVisible();
      await page.getByRole('button', { name: '进入沙箱' }).click();
      await expect(page.getByText('DISK_FULL')).toBeVisible();

      rmSync(filling);
      await page.getByRole('button', { name: '知道了' }).click();
      await page.getByRole('button', { name: '进入沙箱' }).click();
      await ask(page, '拿铁和卡布奇诺有什么区别？');
      await expect(page.getByText(/首字 [\d.]+ (毫秒|秒)/)).toBeVisible({ timeout: 30_000 });

      await page.getByRole('link', { name: 'Webhook', exact: true }).click();
      await expect(page.getByText('正在监听')).toBeVisible();
      await page.getByRole('link', { name: '健康', exact: true }).click();
      await expect(
        page
          .getByRole('listitem')
          .filter({ has: page.getByRole('heading', { name: 'Coze', exact: true }) }),
      ).toContainText('可用 100%');
      await expect(
        page
          .getByRole('listitem')
          .filter({ has: page.getByRole('heading', { name: 'KAI', exact: true }) }),
      ).toContainText('正常');
      await page.getByRole('link', { name: '对话', exact: true }).click();

      const again = fill(disk);
      await ask(page, '手冲咖啡的水温是多少？');
      await expect(told).toBeVisible();
      rmSync(again);
      await ask(page, '水洗和日晒有什么区别？');
      await expect(page.getByText(/首字 [\d.]+ (毫秒|秒)/).nth(1)).toBeVisible({ timeout: 30_000 });
      await salon.quit();

      const last = await launch({ dataFolder: join(disk, 'data') });
      await last.page.getByText('拿铁和卡布奇诺有什么区别？').first().click();
      await expect(last.page.getByRole('log', { name: '消息' })).toContainText(
        '水洗和日晒有什么区别？',
      );
      await expect(last.page.getByText(/首字 [\d.]+ (毫秒|秒)/).first()).toBeAttached();
      await last.quit();
    } finally {
      execFileSync('umount', ['-l', disk]);
    }
  },
);

async function ask(page: Page, question: string): Promise<void> {
  await page.getByRole('textbox', { name: '输入问题' }).fill(question);
  await page.keyboard.press('Enter');
}
