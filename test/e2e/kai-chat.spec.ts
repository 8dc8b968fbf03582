import type { Page } from '@playwright/test';
import { expect, test } from './salon-app';
import { shareSalon } from './shared-salon';

const QUESTION = '埃塞俄比亚咖啡特点';

async function ask(page: Page, text: string): Promise<void> {
  await page.getByRole('textbox', { name: '输入问题' }).fill(text);
  await page.getByRole('button', { name: '发送' }).click();
}

test(
  'a tool waits for the person with its arguments, runs once allowed, and its source ' +
    'stands under the answer; always is not asked again',
  async ({ launch }) => {
    const salon = await launch({ parameters: ['--sandbox'] });
    const { page } = salon;
    await ask(page, QUESTION);
    const card = page.getByRole('region', { name: '工具 coffee_knowledge_query' });
    await expect(card.getByText(QUESTION)).toBeVisible({ timeout: 20_000 });
    await expect(page.getByText('等你决定是否用工具')).toBeVisible();
    await card.getByRole('checkbox', { name: '只在参数符合条件时' }).check();
    await expect(card.getByRole('textbox', { name: 'query 的值' })).toHaveValue(
      JSON.stringify(QUESTION),
    );
    await card.getByRole('checkbox', { name: '只在参数符合条件时' }).uncheck();
    await card.getByRole('button', { name: '始终允许' }).click();
    await expect(page.getByText(/首字 [\d.]+ (毫秒|秒)/)).toBeVisible({ timeout: 30_000 });
    await expect(card.getByText('已完成')).toBeVisible();
    await page.getByRole('listitem').getByText('埃塞俄比亚：阿拉比卡的故乡').last().click();
    await expect(page.getByRole('heading', { name: '来源', level: 4 })).toBeVisible();
    await page.getByRole('button', { name: '查看用时' }).click();
    await expect(
      page.getByRole('complementary', { name: '用时' }).getByText('工具', { exact: true }),
    ).toBeVisible();
    await salon.quit();

    const again = await launch({ dataFolder: salon.dataFolder });
    await ask(again.page, '肯尼亚咖啡特点');
    await expect(again.page.getByText(/首字 [\d.]+ (毫秒|秒)/).nth(1)).toBeVisible({
      timeout: 30_000,
    });
  },
);

test('a turn that waited for a tool when the app was killed goes on with one click', async ({
  launch,
}) => {
  const salon = await launch({ parameters: ['--sandbox'] });
  await ask(salon.page, QUESTION);
  await expect(salon.page.getByRole('button', { name: '只这一次' })).toBeVisible({
    timeout: 20_000,
  });
  await salon.kill();
  const { page } = await launch({ dataFolder: salon.dataFolder });
  await expect(page.getByText('应用在智能体等待工具时关闭，可以继续')).toBeVisible();
  await page.getByRole('button', { name: '继续' }).click();
  // The sandbox of the killed app is gone with it: that is told, with a way on.
  await expect(page.getByRole('button', { name: '再问一次' }).first()).toBeVisible({
    timeout: 30_000,
  });
});

test.describe('in one app', () => {
  const shared = shareSalon({ parameters: ['--sandbox'] });

  test(
    'a tool that is not allowed, and one that is stopped, leave an honest answer and a card ' +
      'that says so',
    async () => {
      const { page } = shared();
      await ask(page, QUESTION);
      const first = page.getByRole('region', { name: '工具 coffee_knowledge_query' }).first();
      await first.getByRole('button', { name: '不允许', exact: true }).click({ timeout: 20_000 });
      await expect(page.getByText(/没有成功/)).toBeVisible({ timeout: 30_000 });
      await expect(first.getByText('未获允许', { exact: true })).toBeVisible();

      await expect(page.getByText(/首字 [\d.]+ (毫秒|秒)/)).toBeVisible({ timeout: 30_000 });
      await ask(page, QUESTION);
      await expect(page.getByRole('button', { name: '只这一次' })).toBeVisible({ timeout: 20_000 });
      await page.getByRole('button', { name: '停止' }).click();
      await expect(page.getByText('已停止，还没有收到回答')).toBeVisible();
      await expect(page.getByRole('button', { name: '只这一次' })).toBeHidden();
    },
  );

  test(
    'with knowledge mode the question goes along with what KAI knows, and the findings stand ' +
      'under the answer',
    async () => {
      const { page } = shared();
      await ask(page, '你好');
      await expect(page.getByText(/首字 [\d.]+ (毫秒|秒)/)).toBeVisible({ timeout: 30_000 });
      await page.getByRole('button', { name: '知识：不查' }).click();
      await page.getByRole('radio', { name: '需要时' }).check();
      await expect(page.getByText(/问题至少 \d+ 个字/)).toBeVisible();
      await page.keyboard.press('Escape');
      await ask(page, '手冲的水温多少合适？');
      await expect(page.getByText(/已先查 KAI 知识（问题里有/)).toBeVisible({ timeout: 30_000 });
      await expect(page.getByRole('heading', { name: '来源', level: 4 })).toBeVisible();
    },
  );
});
