import type { Page } from '@playwright/test';
import { seriousFindings } from './accessibility-findings';
import { startOwnSandbox } from './own-sandbox';
import { expect, test } from './salon-app';
import { pasteText, pythonConfig, showStep } from './wizard-steps';

for (const theme of ['light', 'dark'] as const) {
  test(`no screen has a serious accessibility finding in the ${theme} theme`, async ({ launch }) => {
    const { page } = await launch();
    await page.evaluate((wanted) => window.salon.request('settings.change', { theme: wanted }), theme);
    await expect(page.getByRole('button', { name: '进入沙箱' })).toBeVisible();
    expect(await seriousFindings(page), 'welcome').toEqual([]);
    await page.getByRole('button', { name: '进入沙箱' }).click();
    await expect(page.getByText(/欢迎来到 AI 咖啡知识沙龙/)).toBeVisible();
    expect(await seriousFindings(page), 'empty chat').toEqual([]);
    await page.getByRole('textbox', { name: '输入问题' }).fill('拿铁和卡布奇诺有什么区别？');
    await page.keyboard.press('Enter');
    await expect(page.getByText(/首字 .*毫秒/)).toBeVisible({ timeout: 30_000 });
    expect(await seriousFindings(page), 'chat').toEqual([]);
    await page.getByRole('button', { name: '冲煮参数' }).click();
    await expect(page.getByRole('dialog', { name: '冲煮参数' })).toBeVisible();
    expect(await seriousFindings(page), 'command').toEqual([]);
    await page.keyboard.press('Escape');
    await page.getByRole('button', { name: '收藏的回答' }).click();
    await expect(page.getByText(/收藏的回答会列在这里/)).toBeVisible();
    expect(await seriousFindings(page), 'bookmarks').toEqual([]);
    await page.getByRole('link', { name: '连接', exact: true }).click();
    await page.getByRole('button', { name: '立即诊断' }).click();
    await expect(page.getByText('每一层都正常')).toBeVisible();
    expect(await seriousFindings(page), 'connection').toEqual([]);
    await page.getByRole('button', { name: '新建连接' }).click();
    await page.getByRole('button', { name: '在一页里填写全部内容' }).click();
    await expect(page.getByRole('textbox', { name: '应用 ID' })).toBeVisible();
    expect(await seriousFindings(page), 'connection form').toEqual([]);
    await page.getByRole('link', { name: '设置' }).click();
    await expect(page.getByRole('heading', { name: '设置' })).toBeVisible();
    expect(await seriousFindings(page), 'settings').toEqual([]);
  });
}

for (const theme of ['light', 'dark'] as const) {
  test(`no step of the set-up wizard has a serious accessibility finding in the ${theme} theme`, async ({ launch }) => {
    test.setTimeout(120_000);
    const coze = await startOwnSandbox();
    try {
      const { page } = await launch();
      await page.evaluate((wanted) => window.salon.request('settings.change', { theme: wanted }), theme);
      await page.getByRole('button', { name: '开始连接' }).click();
      for (const step of ['platform', 'app', 'key', 'sign-in', 'bot', 'kai', 'webhook', 'check']) {
        await showStep(page, step);
        expect(await seriousFindings(page), `${step}, empty`).toEqual([]);
      }
      await pasteText(page, pythonConfig(coze));
      await expect(page.getByText('已收好：私钥，页面上不会留下')).toBeVisible();
      await showStep(page, 'sign-in');
      await page.getByRole('textbox', { name: /kid/ }).fill('f'.repeat(64));
      await page.getByRole('button', { name: '测试登录' }).click();
      await page.getByRole('button', { name: '用私钥的指纹再试' }).click();
      await expect(page.getByText('登录成功').first()).toBeVisible({ timeout: 20_000 });
      for (const step of ['key', 'sign-in', 'bot'] as const) {
        await showStep(page, step);
        if (step === 'bot') await expect(page.getByRole('radio').first()).toBeVisible();
        expect(await seriousFindings(page), `${step}, filled in`).toEqual([]);
      }
    } finally {
      await coze.stop();
    }
  });
}

for (const theme of ['light', 'dark'] as const) {
  test(`the KAI console has no serious accessibility finding in the ${theme} theme`, async ({ launch }) => {
    const { page } = await launch();
    await page.evaluate((wanted) => window.salon.request('settings.change', { theme: wanted }), theme);
    await page.getByRole('link', { name: 'KAI 工具' }).click();
    await expect(page.getByText('还没有 KAI 服务器')).toBeVisible();
    expect(await seriousFindings(page), 'no server').toEqual([]);
    await page.getByRole('button', { name: '使用沙箱' }).click();
    await page.getByRole('link', { name: /coffee_knowledge_query/ }).click();
    await expect(page.getByRole('textbox', { name: /query/ })).toBeVisible();
    await page.getByRole('button', { name: '运行' }).click();
    await expect(page.getByRole('alert').getByText('query: 必填')).toBeVisible();
    expect(await seriousFindings(page), 'refused payload').toEqual([]);
    await page.getByRole('textbox', { name: /query/ }).fill('手冲');
    await page.getByRole('button', { name: '运行' }).click();
    await expect(page.getByRole('region', { name: '结果' }).getByText('结构化内容')).toBeVisible();
    expect(await seriousFindings(page), 'result').toEqual([]);
    await page.getByRole('tab', { name: '历史' }).click();
    await page.getByRole('list', { name: '历史' }).getByRole('button', { expanded: false }).click();
    await expect(page.getByRole('button', { name: '填入表单' })).toBeVisible();
    expect(await seriousFindings(page), 'history').toEqual([]);
    await page.getByRole('tab', { name: '定义与规则' }).click();
    await expect(page.getByText('参数的 JSON Schema')).toBeVisible();
    expect(await seriousFindings(page), 'definition').toEqual([]);
    for (const name of ['服务器', '审批规则', '名称对应', '决定记录', '报文日志']) {
      await page.getByRole('link', { name, exact: true }).click();
      await expect(page.getByRole('heading', { level: 2, name: new RegExp(name) }).first()).toBeVisible();
      expect(await seriousFindings(page), name).toEqual([]);
    }
    await page.getByRole('list', { name: '报文' }).getByRole('button').first().click();
    await expect(page.getByRole('button', { name: '复制这一条' })).toBeVisible();
    expect(await seriousFindings(page), 'wire line').toEqual([]);
    await page.getByRole('link', { name: '服务器', exact: true }).click();
    await page.getByRole('button', { name: '添加服务器' }).click();
    await page.getByRole('button', { name: '添加请求头' }).click();
    expect(await seriousFindings(page), 'server form').toEqual([]);
  });
}

test('a whole visit works by keyboard alone, and the focus can be seen', async ({ launch }) => {
  const { page } = await launch();
  await expect(page.getByRole('button', { name: '进入沙箱' })).toBeVisible();
  await tabTo(page, '进入沙箱');
  const outline = await page.evaluate(() => {
    const style = document.activeElement && getComputedStyle(document.activeElement);
    return style ? `${style.outlineStyle} ${style.outlineWidth} ${style.boxShadow}` : '';
  });
  expect(outline).not.toMatch(/^none \S+ none$/);
  await page.keyboard.press('Enter');
  await expect(page.getByRole('textbox', { name: '输入问题' })).toBeVisible();
  await page.getByRole('textbox', { name: '输入问题' }).focus();
  await page.keyboard.type('你好');
  await page.keyboard.press('Enter');
  await expect(page.getByText(/首字 .*毫秒/)).toBeVisible({ timeout: 30_000 });
});

async function tabTo(page: Page, name: string): Promise<void> {
  for (let presses = 0; presses < 30; presses += 1) {
    await page.keyboard.press('Tab');
    const focused = await page.evaluate(() => document.activeElement?.textContent ?? '');
    if (focused.includes(name)) return;
  }
  throw new Error(`${name} was not reached by keyboard`);
}
