import { startOwnSandbox } from '../e2e/own-sandbox';
import { type Camera, inEveryLanguage } from './camera';

inEveryLanguage('health', { sandbox: true }, async (camera) => {
  const { page } = camera;
  // The built-in sandbox has no account whose limits could be near.
  const coze = await startOwnSandbox();
  const { apiBase, appId, kid, botId } = coze;
  await page.evaluate(
    async ({ pem, draft }) => {
      await window.salon.request('setup.importKey', { pem });
      await window.salon.request('setup.saveConnection', { draft, keep: 'this-run' });
      await window.salon.request('settings.change', {
        usageLimits: { totalCalls: 100, dailyCalls: 8, dailyTokens: 50 },
      });
      const created = await window.salon.request('chat.createConversation', undefined);
      if (created.ok)
        await window.salon.request('chat.send', {
          conversationId: String(Reflect.get(Object(created.value), 'id')),
          text: '你好',
        });
    },
    {
      pem: coze.privateKeyPem,
      draft: {
        profileId: null,
        platform: 'coze-cn' as const,
        apiBase,
        auth: 'jwt' as const,
        appId,
        kid,
        botId,
      },
    },
  );
  await page.waitForTimeout(5000);
  await camera.go('#/health');
  await camera.take('health');
  await camera.takeTight('health');
  await page.getByRole('meter').last().scrollIntoViewIfNeeded();
  await camera.take('health-usage');
  await camera.press(camera.words.health.diagnose.action);
  await page.waitForTimeout(2500);
  await camera.take('health-diagnosed');
  await page
    .getByRole('button', {
      name: camera.words.health.maintenance.minutes_other.replace('{{count}}', '30'),
    })
    .click();
  await page.waitForTimeout(400);
  await camera.take('health-maintenance');
  await camera.go('#/health/figures');
  await camera.take('health-figures');
  await camera.takeTight('health-figures');
  await coze.stop();
});

inEveryLanguage('logs, audit and bundle', { sandbox: true }, async (camera) => {
  const { page, words } = camera;
  await camera.go('#/health/figures');
  await camera.take('health-figures-first');
  await camera.go('#/health/audit');
  await camera.take('health-audit');
  await camera.press(words.audit.prove);
  await camera.take('health-audit-proved');
  await camera.go('#/health/bundle');
  await camera.take('health-bundle-empty');
  await camera.press(words.audit.bundle.prepare);
  await page.getByRole('list', { name: words.audit.bundle.list }).waitFor({ timeout: 40_000 });
  await camera.take('health-bundle');
  await page.evaluate(() => window.salon.request('settings.change', { debug: true }));
  await page.evaluate(() => window.salon.request('health.diagnose', undefined));
  await camera.go('#/health/logs');
  await camera.take('health-logs');
  await camera.takeTight('health-logs');
  await page.getByRole('log').getByRole('button').last().click();
  await camera.take('health-log-line');
  await page.getByRole('textbox', { name: words.health.logs.search }).fill('xyzzy');
  await page.waitForTimeout(600);
  await camera.take('health-logs-none');
});

inEveryLanguage(
  'acceptance',
  { sandbox: true, env: { SALON_ACCEPTANCE_CALLS: '10', SALON_ACCEPTANCE_SECONDS: '2' } },
  async (camera) => {
    const { page, words } = camera;
    const { ui } = words.acceptance;
    await camera.go('#/health/acceptance');
    await camera.take('acceptance-empty');
    await camera.press(ui.start);
    await page.getByRole('progressbar', { name: ui.progress }).waitFor();
    await page.waitForTimeout(1500);
    await camera.take('acceptance-running');
    await page
      .getByText(words.acceptance.report.passed)
      .or(page.getByText(words.acceptance.report.failed))
      .first()
      .waitFor({ timeout: 90_000 });
    await page.waitForTimeout(500);
    await camera.take('acceptance-result');
    await camera.takeTight('acceptance-result');
    await scrollThrough(camera, 'acceptance-result');
  },
);

/** The parts of a long column that the first picture does not reach. */
async function scrollThrough(camera: Camera, name: string): Promise<void> {
  for (const [at, share] of [
    ['middle', 0.5],
    ['end', 1],
  ] as const) {
    await camera.page.evaluate((part) => {
      const column = [...document.querySelectorAll('#content *')].find(
        (each) =>
          each.scrollHeight > each.clientHeight + 40 && getComputedStyle(each).overflowY === 'auto',
      );
      column?.scrollTo(0, column.scrollHeight * part);
    }, share);
    await camera.take(`${name}-${at}`);
  }
}
