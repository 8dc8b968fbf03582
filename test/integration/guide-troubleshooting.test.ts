import { afterEach, describe, expect, test } from 'vitest';
import type { AppError } from '../../src/core/lib/errors';
import { runChecks } from '../../src/core/health/doctor';
import { Translator } from '../../src/core/lib/translator';
import { webhookCheck } from '../../src/core/webhook/webhook-check';
import type { RunningSandbox } from '../../src/sandbox/start-sandbox';
import { startKaiServer, type RunningKai } from '../../src/sandbox/kai-server/start-kai-server';
import { coffeeKnowledge, KaiTable } from '../fakes/kai-table';
import { keySecret, openConnection, profileOf } from '../fakes/open-connection';
import { startTestSandbox } from '../fakes/start-test-sandbox';
import { makeTestKey } from '../fakes/test-keys';
import { startTestWebhooks } from '../fakes/test-webhooks';

const { signal } = new AbortController();
let sandbox: RunningSandbox | null = null;
let kaiServer: RunningKai | null = null;
afterEach(async () => {
  await sandbox?.close();
  await kaiServer?.close();
  [sandbox, kaiServer] = [null, null];
});

/** The words of the guide's troubleshooting, for it, and its remedy, in each language. */
function expectRemedy(error: AppError | undefined, named: RegExp, zh: RegExp, en: RegExp): void {
  const [chinese, english] = (['zh-CN', 'en'] as const).map(
    (language) => error && new Translator(language).describe(error),
  );
  expect([chinese?.message, english?.message]).toEqual([
    expect.stringMatching(named),
    expect.stringMatching(named),
  ]);
  expect(chinese?.remedy).toMatch(zh);
  expect(english?.remedy).toMatch(en);
}

describe('the guide’s troubleshooting, recognised from what really goes wrong', () => {
  test('JWT authentication fails: Invalid JWT signature', async () => {
    sandbox = await startTestSandbox();
    const connection = openConnection(sandbox, { secret: keySecret(makeTestKey().pkcs8) });
    const results = await runChecks(connection.checks, signal);
    const byId = Object.fromEntries(
      results.map(({ id, status, skippedBecause }) => [id, skippedBecause ?? status]),
    );
    expect(byId).toMatchObject({
      key: 'ok',
      fingerprint: 'warn',
      clock: 'ok',
      jwt: 'fail',
      region: 'jwt',
      token: 'jwt',
      scope: 'jwt',
      workspace: 'jwt',
      bot: 'jwt',
      published: 'jwt',
      stream: 'jwt',
    });
    const found = results.find(({ id }) => id === 'jwt');
    expectRemedy(
      found?.error,
      /Invalid JWT signature/,
      /检查私钥和公钥是否匹配，确认 kid 正确/,
      /private and public key belong together.*kid/,
    );
    expect(found?.error?.logid).toMatch(/\S/);
  });

  test('an API call answers 401: Unauthorized', async () => {
    sandbox = await startTestSandbox();
    const connection = openConnection(sandbox, {
      profile: profileOf(sandbox, { auth: 'pat' }),
      secret: { kind: 'pat', value: 'pat_expired0123456789' },
    });
    const found = (await runChecks(connection.checks, signal)).find(
      ({ status }) => status === 'fail',
    );
    expect(found?.id).toBe('token');
    expectRemedy(found?.error, /Unauthorized/, /检查 access_token 是否过期，重新获取/, /new one/);
  });

  test('a webhook is not received: Webhook signature verification failed', async () => {
    const rig = await startTestWebhooks();
    expect((await rig.post('{"event":"x"}', { authorization: 'Bearer wrong' })).status).toBe(401);
    const [found] = await runChecks([webhookCheck(() => rig.service.standing())], signal);
    expect(found?.status).toBe('warn');
    expectRemedy(
      found?.error,
      /Webhook signature verification failed/,
      /检查 Bearer Token 是否正确/,
      /bearer token/i,
    );
    const { rows } = await rig.service.list.page('', 0, 1);
    expect(rig.service.inspector.open(rows[0]?.id ?? '').verification).toEqual({
      method: 'token',
      verified: false,
      reason: 'wrong-token',
    });
    for (const [language, remedy] of [
      ['zh-CN', /检查 Bearer Token 是否正确/],
      ['en', /bearer token/i],
    ] as const) {
      expect(new Translator(language).t('webhook:reason.wrong-token.remedy')).toMatch(remedy);
    }
  });

  test('a tool takes too long: Tool invocation timeout', async () => {
    kaiServer = await startKaiServer({ knowledge: coffeeKnowledge(), toolDelayMs: 60_000 });
    const table = new KaiTable([{ url: kaiServer.url, timeoutSeconds: 1, maxTotalSeconds: 1 }], {
      s1: kaiServer.apiKey,
    });
    const kai = await table.open();
    const { error } = await kai.console.call(
      { serverId: 's1', toolName: 'coffee_knowledge_query' },
      '{"query":"埃塞俄比亚咖啡特点"}',
      'console',
    ).ended;
    await table.kai.dispose();
    expect(error?.code).toBe('TOOL_TIMEOUT');
    expectRemedy(
      // What a call keeps of an error is enough to describe it.
      // oxlint-disable-next-line typescript/no-unsafe-type-assertion
      (error ?? undefined) as AppError | undefined,
      /Tool invocation timeout/,
      /检查 KAI 服务状态，增加超时时间/,
      /state of the KAI service.*time limit/,
    );
  });
});
