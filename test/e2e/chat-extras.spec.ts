import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from '@playwright/test';
import { expect, test } from './salon-app';

/** A picture of one brown dot. */
const PNG =
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mP4z8DwHwAFAAH/e+m+7wAAAABJRU5ErkJggg==';

/** Hands files to the composer as a paste or a drop would. */
async function hand(
  page: Page,
  how: 'paste' | 'drop',
  name: string,
  base64: string,
): Promise<void> {
  await page.getByRole('textbox', { name: '输入问题' }).evaluate(
    (field, { kind, fileName, data }) => {
      const bytes = Uint8Array.from(atob(data), (character) => character.codePointAt(0) ?? 0);
      const transfer = new DataTransfer();
      transfer.items.add(new File([bytes], fileName));
      const event =
        kind === 'paste'
          ? new ClipboardEvent('paste', {
              clipboardData: transfer,
              bubbles: true,
              cancelable: true,
            })
          : new DragEvent('drop', { dataTransfer: transfer, bubbles: true, cancelable: true });
      field.dispatchEvent(event);
    },
    { kind: how, fileName: name, data: base64 },
  );
}

test(
  'files are picked, pasted and dropped, refused by name, sent with the question, and ' +
    'still shown after a restart',
  async ({ launch, temporaryFolder }) => {
    const salon = await launch({ parameters: ['--sandbox'] });
    const { page } = salon;
    const menu = join(temporaryFolder, '豆单.pdf');
    const program = join(temporaryFolder, 'setup.exe');
    writeFileSync(menu, '%PDF-1.7');
    writeFileSync(program, 'MZ');
    await salon.electron.evaluate(
      ({ dialog }, paths) => {
        dialog.showOpenDialog = () => Promise.resolve({ canceled: false, filePaths: paths });
      },
      [menu, program],
    );
    await page.getByRole('button', { name: '添加图片或文件' }).click();
    const chosen = page.getByRole('list', { name: '附件' });
    await expect(chosen.getByText('豆单.pdf')).toBeVisible();
    await expect(page.getByRole('alert')).toContainText('setup.exe');

    await hand(page, 'paste', '拉花.png', PNG);
    await expect(chosen.getByRole('img', { name: '拉花.png' })).toBeVisible();
    await hand(page, 'drop', '杯测.csv', btoa('a,b'));
    await expect(chosen.getByRole('listitem')).toHaveCount(3);
    await chosen.getByRole('button', { name: '去掉“杯测.csv”' }).click();
    await expect(chosen.getByRole('listitem')).toHaveCount(2);

    await page.getByRole('button', { name: '发送' }).click();
    await expect(page.getByText(/收到 2 个附件/).first()).toBeVisible();
    const asked = page.getByRole('log', { name: '消息' });
    await expect(asked.getByRole('img', { name: '拉花.png' })).toBeVisible();
    await page.getByRole('button', { name: '查看用时' }).click();
    await expect(page.getByText('上传附件')).toBeVisible();
    await salon.quit();

    const again = await launch({ dataFolder: salon.dataFolder });
    const kept = again.page.getByRole('log', { name: '消息' });
    await expect(kept.getByRole('img', { name: '拉花.png' })).toBeVisible();
    await expect(kept.getByText('豆单.pdf').first()).toBeVisible();
  },
);

test(
  'the bot introduces itself, its questions and commands can be sent, and bookmarked ' +
    'answers are found again',
  async ({ launch }) => {
    const { page } = await launch({ parameters: ['--sandbox'] });
    await expect(page.getByRole('heading', { name: /AI 咖啡知识沙龙/ })).toBeVisible();
    await expect(page.getByText(/欢迎来到 AI 咖啡知识沙龙/)).toBeVisible();
    await expect(
      page
        .getByRole('list', { name: '可以这样问' })
        .getByRole('button', { name: '埃塞俄比亚咖啡特点' }),
    ).toBeVisible();

    await page.getByRole('button', { name: '冲煮参数' }).click();
    const dialog = page.getByRole('dialog', { name: '冲煮参数' });
    await expect(dialog.getByText('手冲的水粉比、研磨度和水温怎么定？')).toBeVisible();
    await dialog.getByRole('button', { name: '发送' }).click();
    await expect(page.getByText('快捷指令：冲煮参数')).toBeVisible();
    await expect(page.getByText(/首字 [\d.]+ (毫秒|秒)/).last()).toBeVisible({ timeout: 30_000 });

    await page.getByRole('button', { name: '收藏', exact: true }).click();
    await page.getByRole('button', { name: '新对话' }).click();
    await page.getByRole('button', { name: '收藏的回答' }).click();
    await page.getByRole('link', { name: /手冲的水粉比/ }).click();
    await expect(
      page
        .getByRole('log', { name: '消息' })
        .getByText('手冲的水粉比、研磨度和水温怎么定？')
        .first(),
    ).toBeVisible();

    await page.getByRole('button', { name: '收藏的回答' }).click();
    await page
      .getByRole('button', { name: /的更多操作/ })
      .first()
      .click();
    await page.getByRole('menuitem', { name: '详细信息' }).click();
    const details = page.getByRole('dialog', { name: '对话的详细信息' });
    await expect(details.getByText('coffee-salon')).toBeVisible();
    await expect(details.getByText(/^\d{19}$/)).toBeVisible();
  },
);
