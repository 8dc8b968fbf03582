import { expect, test } from 'vitest';
import { describeChecks, runChecks, worstFinding } from '../../../src/core/health/doctor';
import { AppError } from '../../../src/core/lib/errors';
import { Translator } from '../../../src/core/lib/translator';
import type { CheckOutcome, HealthCheck } from '../../../src/core/ports/health-check';
import { CHECK_IDS, type CheckId } from '../../../src/shared/model/health';

const { signal } = new AbortController();

function check(id: CheckId, outcome: CheckOutcome | Error, needs: CheckId[] = []): HealthCheck {
  return {
    id,
    layer: 'app',
    needs,
    run: () => (outcome instanceof Error ? Promise.reject(outcome) : Promise.resolve(outcome)),
  };
}

test('a failure skips what needs it, also at second hand, and names the first cause', async () => {
  const results = await runChecks(
    [
      check('clock', new AppError('DNS_FAILED', { params: { host: 'h' } })),
      check('jwt', { status: 'ok' }, ['clock']),
      check('token', { status: 'ok' }, ['jwt']),
      check('disk', { status: 'ok' }),
    ],
    signal,
  );
  expect(
    results.map(({ id, status, layer, skippedBecause }) => [id, status, layer, skippedBecause]),
  ).toEqual([
    ['clock', 'fail', 'network', null],
    ['jwt', 'skip', 'app', 'clock'],
    ['token', 'skip', 'app', 'clock'],
    ['disk', 'ok', 'app', null],
  ]);
});

test('a check that throws what it should not is a failure without detail', async () => {
  const [result] = await runChecks([check('disk', new TypeError('canary'))], signal);
  expect(result).toMatchObject({ status: 'fail', error: { code: 'INTERNAL' } });
  const { checks } = describeChecks(result ? [result] : [], new Translator('en'));
  expect(JSON.stringify(checks)).not.toContain('canary');
});

test('the worst finding is the first failure, else the first warning with a reason', async () => {
  const skew = new AppError('CLOCK_SKEW', { params: { seconds: 60 } });
  const denied = new AppError('PERMISSION_DENIED');
  const warned = await runChecks(
    [check('disk', { status: 'warn' }), check('clock', { status: 'warn', error: skew })],
    signal,
  );
  expect(worstFinding(warned)).toBe(skew);
  const failed = await runChecks(
    [check('clock', { status: 'warn', error: skew }), check('scope', denied)],
    signal,
  );
  expect(worstFinding(failed)).toBe(denied);
  expect(worstFinding(await runChecks([check('disk', { status: 'ok' })], signal))).toBeNull();
});

test.each(['zh-CN', 'en'] as const)(
  'every check has a sentence for each of its outcomes in %s',
  async (language) => {
    const translator = new Translator(language);
    const params = {
      free: '1 GB',
      place: 'x',
      bits: 2048,
      seconds: 1,
      host: 'h',
      token: 't',
      name: 'n',
      ms: 1,
      address: 'a',
      port: 8787,
      protocol: 'TLSv1.3',
      until: 'u',
      server: 's',
      version: 'v',
      transport: 't',
      count: 1,
      tool: 't',
      fingerprint: 'f',
      kid: 'k',
      scopes: 's',
      names: 'n',
    };
    for (const id of CHECK_IDS) {
      const results = await runChecks(
        [
          check(id, { status: 'ok', params }),
          check(id, new AppError('TIMEOUT', { params: { host: 'h', seconds: 1 } })),
          check(id, { status: 'skip' }, [id]),
        ],
        signal,
      );
      for (const { message } of describeChecks(results, translator).checks) {
        expect(message).toMatch(/\S/);
        expect(message).not.toMatch(/{{|checks:|errors:|undefined/);
      }
    }
  },
);
