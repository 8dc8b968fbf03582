import { expect, test, type SalonApp } from './salon-app';

const QUESTION = '请介绍一下手冲咖啡的技巧';

async function ask({ page }: SalonApp, text: string): Promise<void> {
  await page.getByRole('textbox', { name: '输入问题' }).fill(text);
  await page.getByRole('button', { name: '发送' }).click();
}

test('a first run leads through the sandbox to a streamed answer that is still there after a restart', async ({
  launch,
}) => {
  const salon = await launch();
  await salon.page.getByRole('button', { name: '进入沙箱' }).click();
  await expect(salon.page.getByRole('heading', { name: /AI 咖啡知识沙龙/ })).toBeVisible();

  await ask(salon, QUESTION);
  const messages = salon.page
    .getByRole('log', { name: '消息' })
    .or(salon.page.getByRole('region', { name: '消息' }));
  await expect(messages.getByText('V60', { exact: false }).first()).toBeVisible();
  const early = await messages.innerText();
  await expect
    .poll(async () => (await messages.innerText()).length)
    .toBeGreaterThan(early.length + 40);
  await expect(salon.page.getByText('来源', { exact: true })).toBeVisible({ timeout: 30_000 });
  await expect(salon.page.getByText(/首字 [\d.]+ (毫秒|秒)/)).toBeVisible();
  const whole = await messages.innerText();
  expect(await salon.quit()).toBe(0);

  const again = await launch({ dataFolder: salon.dataFolder });
  await again.page.getByText(QUESTION).first().click();
  await expect(again.page.getByText('来源', { exact: true })).toBeVisible();
  const restored = again.page
    .getByRole('log', { name: '消息' })
    .or(again.page.getByRole('region', { name: '消息' }));
  expect((await restored.innerText()).replaceAll(/\s/g, '')).toContain(
    whole.replaceAll(/\s/g, '').slice(0, 300),
  );
});

test('stop acts at once, keeps what has arrived and lets the next question through', async ({
  launch,
}) => {
  const salon = await launch({ parameters: ['--sandbox'], slowAnswers: true });
  await ask(salon, QUESTION);
  await expect(salon.page.getByText(/沙箱内置的咖啡知识/)).toBeVisible();
  await salon.page.getByRole('button', { name: '停止' }).click();
  await expect(salon.page.getByText('已停止，收到的内容保留在这里')).toBeVisible();
  await expect(salon.page.getByText('来源', { exact: true })).toBeHidden();

  await ask(salon, '拿铁和卡布奇诺有什么区别？');
  await expect(salon.page.getByText('来源', { exact: true })).toBeVisible({ timeout: 30_000 });
});

test('a kill in the middle of an answer keeps the question and what had arrived', async ({
  launch,
}) => {
  const salon = await launch({ parameters: ['--sandbox'], slowAnswers: true });
  await ask(salon, QUESTION);
  await expect(salon.page.getByText(/闷蒸/).first()).toBeVisible({ timeout: 30_000 });
  await salon.kill();

  const again = await launch({ dataFolder: salon.dataFolder });
  await again.page.getByText(QUESTION).first().click();
  await expect(again.page.getByText('应用在回答途中关闭，后面的内容没有收到')).toBeVisible();
  await expect(again.page.getByText(/沙箱内置的咖啡知识/)).toBeVisible();
});
