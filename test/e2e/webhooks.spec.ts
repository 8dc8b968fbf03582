import { seriousFindings } from './accessibility-findings';
import { expect, test, type LaunchOptions, type SalonApp } from './salon-app';

declare global {
  /** In the main process under test: the notifications it has shown. */
  var shownNotices: { title: string; click: () => void }[];
}

type Launch = (options?: LaunchOptions) => Promise<SalonApp>;

/** The app on the sandbox, with the webhook screen open and the listener running. */
async function launchWithListener(launch: Launch): Promise<SalonApp> {
  const salon = await launch({ parameters: ['--sandbox'] });
  await openWebhooks(salon);
  return salon;
}

async function openWebhooks({ page }: SalonApp): Promise<void> {
  await page
    .getByRole('navigation', { name: '主导航' })
    .getByRole('link', { name: 'Webhook' })
    .click();
  await expect(page.getByRole('region', { name: '监听状态' }).getByText('正在监听')).toBeVisible({
    timeout: 20_000,
  });
}

async function sendSample({ page }: SalonApp): Promise<void> {
  await page.getByText('测试发送', { exact: true }).first().click();
  await page.getByRole('button', { name: '发送', exact: true }).click();
  await expect(
    page.getByRole('region', { name: '结果' }).getByText('200', { exact: true }),
  ).toBeVisible();
}

const clipboardOf = ({ electron }: SalonApp): Promise<string> =>
  electron.evaluate(({ clipboard }) => clipboard.readText());

test('a test is sent, seen, edited and sent again, judged, copied as cURL, and still there after a restart', async ({
  launch,
}) => {
  test.setTimeout(120_000);
  const salon = await launchWithListener(launch);
  const { page } = salon;
  await sendSample(salon);
  await page.getByRole('link', { name: '查看收到的事件' }).click();
  const detail = page.getByRole('article', { name: '事件详情' });
  await expect(detail.getByRole('heading', { name: 'conversation.message' })).toBeVisible();
  await expect(detail.getByText('验证：通过')).toBeVisible();
  await expect(detail.getByText('已处理')).toBeVisible();
  await expect(detail.getByText('第 1 次 · 对话')).toBeVisible();

  // Broken on purpose: it is refused, and so worse than the original.
  await detail.getByRole('button', { name: '编辑并重发' }).click();
  await page
    .getByRole('textbox', { name: '正文（JSON）' })
    .fill('{"event":"conversation.message","event":"twice"}');
  await page.getByRole('dialog').getByRole('button', { name: '重新发送' }).click();
  await expect(detail.getByText('已重新发送，回答 400')).toBeVisible();
  await detail.getByRole('link', { name: '查看新事件' }).click();
  await expect(detail.getByText('变坏了')).toBeVisible();
  await expect(detail.getByText('同一个对象里有重复的名字。')).toBeVisible();

  // Mended: better than the broken one.
  await detail.getByRole('button', { name: '编辑并重发' }).click();
  await page
    .getByRole('textbox', { name: '正文（JSON）' })
    .fill(
      '{"event":"conversation.message","data":{"conversation_id":"conv_123","message":"改好了"}}',
    );
  await page.getByRole('dialog').getByRole('button', { name: '重新发送' }).click();
  await expect(detail.getByText('已重新发送，回答 200')).toBeVisible();
  await detail.getByRole('link', { name: '查看新事件' }).click();
  await expect(detail.getByText('已修复')).toBeVisible();
  await expect(detail.getByText('编辑后重发')).toBeVisible();

  await detail.getByRole('button', { name: '复制为 cURL' }).click();
  await expect(detail.getByText('cURL 已复制，令牌以变量代替')).toBeVisible();
  const command = await clipboardOf(salon);
  expect(command).toContain('改好了');
  expect(command).toContain('Authorization: Bearer $WEBHOOK_TOKEN');

  await detail.getByRole('button', { name: '存为测试' }).click();
  await page.getByRole('dialog').getByRole('button', { name: '保存' }).click();
  await expect(detail.getByText('已存为测试')).toBeVisible();
  expect(await salon.quit()).toBe(0);

  const again = await launch({ dataFolder: salon.dataFolder });
  await openWebhooks(again);
  await expect(again.page.getByText('3 条', { exact: true })).toBeVisible();
  await again.page.getByRole('textbox', { name: '过滤' }).fill('改好了');
  await expect(again.page.getByText('1 条', { exact: true })).toBeVisible();
  await again.page.getByText('测试用例', { exact: true }).click();
  await again.page.getByRole('button', { name: '全部运行' }).click();
  await expect(again.page.getByText('通过', { exact: true })).toBeVisible();
  // The message is in its conversation, too, and the second one after the first.
  await again.page
    .getByRole('navigation', { name: '主导航' })
    .getByRole('link', { name: '对话' })
    .click();
  await again.page.getByRole('link', { name: /Hello from Coze/ }).click();
  await expect(again.page.getByText('通过 Webhook 收到').first()).toBeVisible();
  await expect(again.page.getByText('改好了')).toBeVisible();
});

test(
  'a wrong filter is explained, the token is shown once outside the page and never in it, ' +
    'a rule changes the answer',
  async ({ launch }) => {
    const salon = await launchWithListener(launch);
    const { page } = salon;
    await page.getByRole('textbox', { name: '过滤' }).fill('status:sad');
    await expect(page.getByText(/没有这个状态：status:sad/)).toBeVisible();

    await page.getByText('地址与验证', { exact: true }).click();
    await page.getByRole('button', { name: '复制一次' }).click();
    await expect(page.getByText('已复制，一分钟后从剪贴板清除')).toBeVisible();
    const token = await clipboardOf(salon);
    expect(token).toMatch(/^[\w-]{43}$/);
    await expect(page.getByRole('button', { name: '复制一次' })).toBeHidden();
    await expect(page.getByRole('button', { name: '查看一次' })).toBeHidden();

    const url = (
      await page.getByRole('region', { name: '监听状态' }).locator('code').first().innerText()
    ).trim();
    const post = (): Promise<number> =>
      fetch(url, {
        method: 'POST',
        headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json' },
        body: JSON.stringify({ event: 'bot.published', event_id: String(Math.random()) }),
      }).then(({ status }) => status);
    expect(await post()).toBe(200);

    await page.getByText('应答规则', { exact: true }).click();
    await page.getByRole('button', { name: '添加规则' }).click();
    await page.getByRole('textbox', { name: '事件类型' }).fill('bot.*');
    await page
      .getByRole('form', { name: '添加规则' })
      .getByRole('button', { name: '保存' })
      .click();
    await expect(page.getByText('有 1 条应答规则正在改变我们的回答。')).toBeVisible();
    expect(await post()).toBe(500);

    expect(await page.content()).not.toContain(token);
    expect(
      await page.evaluate(() =>
        JSON.stringify([
          Object.entries(localStorage),
          Object.entries(sessionStorage),
          location.href,
        ]),
      ),
    ).not.toContain(token);
  },
);

test('a notification only while the window is not in front; a click leads to the conversation', async ({
  launch,
}) => {
  const salon = await launchWithListener(launch);
  const { page, electron } = salon;
  await electron.evaluate(({ Notification, BrowserWindow }) => {
    globalThis.shownNotices = [];
    Notification.isSupported = () => true;
    // Runs in the other process, so it takes nothing along.
    // oxlint-disable-next-line unicorn/consistent-function-scoping
    Notification.prototype.show = function show(this: Electron.Notification) {
      globalThis.shownNotices.push({
        title: `${this.title}: ${this.body}`,
        click: () => this.emit('click'),
      });
    };
    BrowserWindow.getFocusedWindow = () => null;
  });
  await sendSample(salon);
  const titles = (): Promise<string[]> =>
    electron.evaluate(() => globalThis.shownNotices.map(({ title }) => title));
  await expect.poll(titles).toEqual(['Coze 发来新消息: Hello from Coze']);
  await electron.evaluate(() => globalThis.shownNotices[0]?.click());
  await expect(page.getByText('通过 Webhook 收到')).toBeVisible();

  await electron.evaluate(({ BrowserWindow }) => {
    BrowserWindow.getFocusedWindow = () => BrowserWindow.getAllWindows()[0] ?? null;
  });
  await openWebhooks(salon);
  await sendSample(salon);
  await page.waitForTimeout(500);
  expect(await titles()).toHaveLength(1);
});

test('no webhook screen has a serious accessibility finding in either theme, at 900x600', async ({
  launch,
}) => {
  test.setTimeout(90_000);
  const salon = await launchWithListener(launch);
  const { page, electron } = salon;
  await electron.evaluate(({ BrowserWindow }) =>
    BrowserWindow.getAllWindows()[0]?.setContentSize(900, 600),
  );
  const findings: string[] = [];
  const look = async (name: string): Promise<void> => {
    findings.push(...(await seriousFindings(page)).map((finding) => `${name}: ${finding}`));
  };
  await expect(page.getByText('还没有收到事件')).toBeVisible();
  await look('empty inbox');
  await sendSample(salon);
  await look('test sender');
  await page.getByRole('link', { name: '查看收到的事件' }).click();
  await expect(page.getByRole('article', { name: '事件详情' })).toBeVisible();
  await look('detail');
  await page.getByRole('button', { name: '过滤语法' }).click();
  await expect(page.getByText('JSON 路径：', { exact: false })).toBeVisible();
  await look('filter help');
  await page.keyboard.press('Escape');
  await page.getByText('应答规则', { exact: true }).click();
  await page.getByRole('button', { name: '添加规则' }).click();
  await look('rules');
  await page.getByText('测试用例', { exact: true }).click();
  await expect(page.getByText('还没有测试用例')).toBeVisible();
  await look('tests');
  await page.getByText('地址与验证', { exact: true }).click();
  await expect(page.getByRole('button', { name: '复制一次' })).toBeVisible();
  await look('setup');
  expect(findings).toEqual([]);
  // Nothing is cut off at this size.
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(900);
});

test('the list is walked with the arrow keys, and two deliveries are compared', async ({
  launch,
}) => {
  const salon = await launchWithListener(launch);
  const { page } = salon;
  for (const n of [1, 2, 3]) {
    await page.evaluate(
      (number) =>
        window.salon.request('webhook.sendTest', {
          target: 'listener',
          url: '',
          proof: 'token',
          body: JSON.stringify({ event: `walk.${number}`, data: { number } }),
        }),
      n,
    );
  }
  await expect(page.getByText('3 条', { exact: true })).toBeVisible();
  await page.getByRole('group', { name: '收到的事件' }).focus();
  const heading = page
    .getByRole('article', { name: '事件详情' })
    .getByRole('heading', { level: 2 });
  await page.keyboard.press('ArrowDown');
  await expect(heading).toHaveText('walk.3');
  await page.keyboard.press('ArrowDown');
  await expect(heading).toHaveText('walk.2');
  await page.keyboard.press('End');
  await expect(heading).toHaveText('walk.1');
  await page.getByRole('checkbox', { name: /walk\.1/ }).check();
  await page.getByRole('checkbox', { name: /walk\.3/ }).check();
  await page.getByRole('button', { name: '比较这两条' }).click();
  const panel = page.getByRole('complementary', { name: '比较' });
  await expect(panel.getByText('$.data.number')).toBeVisible();
  await panel.getByRole('button', { name: '关闭比较' }).click();
  await expect(panel).toBeHidden();
});
