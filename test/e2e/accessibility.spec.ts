import type { Page } from '@playwright/test';
import { seriousFindings } from './accessibility-findings';
import { startOwnSandbox } from './own-sandbox';
import { expect, test } from './salon-app';
import { shareSalon } from './shared-salon';
import { pasteText, pythonConfig, showStep } from './wizard-steps';

test('no screen has a serious accessibility finding in either theme', async ({ launch }) => {
  const { page } = await launch();
  await expect(page.getByRole('button', { name: '进入沙箱' })).toBeVisible();
  expect(await seriousFindings(page), 'welcome').toEqual([]);
  await page.getByRole('button', { name: '进入沙箱' }).click();
  await expect(page.getByText(/欢迎来到 AI 咖啡知识沙龙/)).toBeVisible();
  expect(await seriousFindings(page), 'empty chat').toEqual([]);
  await page.getByRole('textbox', { name: '输入问题' }).fill('拿铁和卡布奇诺有什么区别？');
  await page.keyboard.press('Enter');
  await expect(page.getByText(/首字 [\d.]+ (毫秒|秒)/)).toBeVisible({ timeout: 30_000 });
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

test('no step of the set-up wizard has a serious accessibility finding in either theme', async ({
  launch,
}) => {
  test.setTimeout(120_000);
  const coze = await startOwnSandbox();
  try {
    const { page } = await launch();
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

test('the KAI console has no serious accessibility finding in either theme', async ({ launch }) => {
  const { page } = await launch();
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
    await expect(
      page.getByRole('heading', { level: 2, name: new RegExp(name) }).first(),
    ).toBeVisible();
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

test('the main story works by keyboard alone: the focus can always be seen and lands where the next step is', async ({
  launch,
}) => {
  const { page } = await launch({ slowAnswers: true });
  await expect(page.getByRole('button', { name: '进入沙箱' })).toBeVisible();
  await tabTo(page, '进入沙箱');
  await expectVisibleFocus(page);
  await page.keyboard.press('Enter');
  const field = page.getByRole('textbox', { name: '输入问题' });
  await expect(field).toBeFocused();
  await page.keyboard.type('拿铁和卡布奇诺有什么区别？');
  await page.keyboard.press('Enter');
  await tabTo(page, '停止');
  await expectVisibleFocus(page);
  await page.keyboard.press('Enter');
  await expect(page.getByRole('button', { name: '停止' })).toBeHidden();

  // Another screen takes the focus along: the next Tab is in it.
  await tabTo(page, '连接', true);
  await page.keyboard.press('Enter');
  await expect(page.getByRole('heading', { name: '连接', exact: true })).toBeVisible();
  await expect(page.locator('#content')).toBeFocused();
  await page.keyboard.press('Tab');
  expect(
    await page.evaluate(() => document.getElementById('content')?.contains(document.activeElement)),
  ).toBe(true);
  await expectVisibleFocus(page);

  // A dialog takes the focus, keeps it, and gives it back.
  await tabTo(page, '更多');
  await page.keyboard.press('Enter');
  await page.getByRole('menuitem', { name: '重命名' }).press('Enter');
  await expect(page.getByRole('textbox', { name: '名称' })).toBeFocused();
  await page.keyboard.press('Shift+Tab');
  expect(
    await page.evaluate(() => document.activeElement?.closest('[role="dialog"]') !== null),
  ).toBe(true);
  await page.keyboard.press('Escape');
  await expect(page.getByRole('dialog')).toBeHidden();
  await expect(page.getByRole('button', { name: /更多操作/ })).toBeFocused();

  // The tabs of a screen are one stop; the arrows choose.
  await page.keyboard.press('Control+3');
  await page.getByRole('radio', { name: '收件箱' }).focus();
  await page.keyboard.press('ArrowRight');
  await expect(page.getByRole('radio', { name: '测试发送' })).toBeChecked();
  await expect(page.getByRole('radio', { name: '测试发送' })).toBeFocused();
  await expect(page.getByRole('heading', { name: '测试发送' })).toBeVisible();
});

test.describe('in one app', () => {
  const shared = shareSalon({ parameters: ['--sandbox'] });

  test(
    'health, settings and the question before closing have no serious accessibility finding ' +
      'in either theme',
    async () => {
      const { page, electron } = shared();
      await page.evaluate(() =>
        window.salon.request('settings.change', {
          usageLimits: { totalCalls: 1000, dailyCalls: 10, dailyTokens: 0 },
        }),
      );
      for (const screen of [
        'health',
        'health/figures',
        'health/logs',
        'settings/libraries',
        'settings/data',
        'settings/network',
        'webhooks/setup',
      ]) {
        await openPlace(page, screen);
        expect(await seriousFindings(page), screen).toEqual([]);
      }
      await expect
        .poll(() =>
          page.evaluate(async () =>
            JSON.stringify(await window.salon.request('app.get', undefined)),
          ),
        )
        .toContain('"trayAvailable":true');
      await electron.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.close());
      await expect(page.getByRole('dialog')).toBeVisible();
      expect(await seriousFindings(page), 'close dialog').toEqual([]);
    },
  );

  test('at 200 % nothing is cut off sideways on any screen', async () => {
    const { page, electron } = shared();
    // A page that is still loading takes the zoom of its settings afterwards.
    await expect
      .poll(async () => {
        await electron.evaluate(({ BrowserWindow }) => {
          const [window] = BrowserWindow.getAllWindows();
          window?.setContentSize(1280, 800);
          window?.webContents.setZoomFactor(2);
        });
        return page.evaluate(() => window.innerWidth);
      })
      .toBe(640);
    const wide: string[] = [];
    for (const screen of [
      'chat',
      'kai',
      'webhooks',
      'webhooks/send',
      'webhooks/setup',
      'connection',
      'health',
      'health/figures',
      'health/logs',
      'settings',
      'setup/platform',
      'setup/check',
    ]) {
      await openPlace(page, screen);
      const width = await page.evaluate(() => document.documentElement.scrollWidth);
      if (width > 640) wide.push(`${screen}: ${width}`);
      // Every entry of the rail can be reached although the window is low.
      const last = page.getByRole('link', { name: '设置', exact: true });
      await last.scrollIntoViewIfNeeded();
      await expect(last).toBeInViewport();
    }
    expect(wide).toEqual([]);
  });

  test(
    'who asks for less motion sees dialogs at once, and forced colours leave the chosen tab ' +
      'to be told',
    async () => {
      const { page } = shared();
      await page.emulateMedia({ reducedMotion: 'reduce', forcedColors: 'active' });
      await openPlace(page, 'webhooks');
      await page.getByRole('button', { name: '过滤语法' }).click();
      await expect(page.getByText('JSON 路径：', { exact: false })).toBeVisible();
      expect(
        await page.evaluate(
          () => document.getAnimations().filter(({ playState }) => playState === 'running').length,
        ),
      ).toBe(0);
      const border = (name: string): Promise<string> =>
        page
          .getByText(name, { exact: true })
          .evaluate((label) => getComputedStyle(label).borderTopColor);
      expect(await border('收件箱')).not.toBe(await border('测试发送'));
    },
  );
});

async function openPlace(page: Page, place: string): Promise<void> {
  await page.evaluate((target) => {
    location.hash = `#/${target}`;
  }, place);
  await expect(
    page.locator('#content').getByRole('heading').or(page.getByRole('textbox')).first(),
  ).toBeAttached();
  await expect(page.locator('[aria-busy="true"]')).toHaveCount(0);
}

async function expectVisibleFocus(page: Page): Promise<void> {
  const drawn = await page.evaluate(() => {
    // A radio button is drawn by its label.
    const focused = document.activeElement?.closest('label') ?? document.activeElement;
    if (!focused || focused === document.body) return 'none';
    const { outlineStyle, outlineWidth, boxShadow } = getComputedStyle(focused);
    return outlineStyle !== 'none' && outlineWidth !== '0px' ? 'outline' : boxShadow;
  });
  expect(drawn).not.toBe('none');
}

/**
 * Presses Tab until the element of this name has the focus; `exact` where a longer name contains
 * it.
 */
async function tabTo(page: Page, name: string, exact = false): Promise<void> {
  for (let presses = 0; presses < 60; presses += 1) {
    await page.keyboard.press('Tab');
    const focused = await page.evaluate(
      () =>
        document.activeElement?.getAttribute('aria-label') ??
        document.activeElement?.textContent ??
        '',
    );
    if (exact ? focused === name : focused.includes(name)) return;
  }
  throw new Error(`${name} was not reached by keyboard`);
}
