import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from './salon-app';

/** Only what the test looks at. */
interface ExportedTraces {
  resourceSpans: {
    scopeSpans: { spans: { traceId: string; name: string; parentSpanId?: string }[] }[];
  }[];
}

test(
  'the trace panel names the turn, exports its trace, and the log filtered by that id ' +
    'tells what was called for it',
  async ({ launch, temporaryFolder }) => {
    const { page, electron, dataFolder } = await launch({ parameters: ['--sandbox'] });
    const question = '拿铁和卡布奇诺有什么区别？';
    await page.getByRole('textbox', { name: '输入问题' }).fill(question);
    await page.keyboard.press('Enter');
    await page.getByRole('button', { name: '查看用时' }).click({ timeout: 30_000 });
    const panel = page.getByRole('complementary', { name: '用时' });
    await expect(panel.getByText('/v3/chat')).toBeVisible();
    await expect(panel.getByText('等待扣子').first()).toBeVisible();
    const turnId = (await panel.locator('code').textContent()) ?? '';
    expect(turnId).toMatch(/^[\da-f-]{36}$/);
    await panel.getByRole('button', { name: '复制回合编号' }).click();
    await expect
      .poll(() => electron.evaluate(({ clipboard }) => clipboard.readText()))
      .toBe(turnId);

    const file = join(temporaryFolder, 'turn.trace.json');
    await electron.evaluate(({ dialog }, path) => {
      dialog.showSaveDialog = () => Promise.resolve({ canceled: false, filePath: path });
    }, file);
    await panel.getByRole('button', { name: '导出' }).click();
    await expect(panel.getByText(`已导出到 ${file}`)).toBeVisible();
    expect(existsSync(file)).toBe(true);
    const content = readFileSync(file, 'utf8');
    // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- its shape is a unit test's
    const traces = JSON.parse(content) as ExportedTraces;
    const spans = traces.resourceSpans[0]?.scopeSpans[0]?.spans ?? [];
    expect(new Set(spans.map(({ traceId }) => traceId))).toEqual(
      new Set([turnId.replaceAll('-', '')]),
    );
    expect(spans.map(({ name }) => name)).toEqual(
      expect.arrayContaining(['turn', 'token', 'first-byte', 'stream', '/v3/chat']),
    );
    expect(content).not.toContain(question);

    const log = readFileSync(join(dataFolder, 'logs', 'coze_integration.log'), 'utf8')
      .split('\n')
      .filter((line) => line.includes(turnId));
    for (const wanted of ['"msg":"turn began"', '"operation":"/v3/chat"', '"msg":"turn ended"'])
      expect(log.filter((line) => line.includes(wanted))).toHaveLength(1);

    await page.evaluate(() => void (window.location.hash = '#/health/logs'));
    await page.getByRole('textbox', { name: '搜索文字、回合或 logid' }).fill(turnId);
    await expect(page.getByText('turn ended').first()).toBeVisible();
    await expect(page.getByText(turnId).first()).toBeVisible();
    await page.evaluate(() => void (window.location.hash = '#/health/audit'));
    await expect(page.getByText('导出回答用时').first()).toBeVisible();
  },
);
