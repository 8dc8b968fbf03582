import { describe, expect, test } from 'vitest';
import { z } from 'zod';
import { CHECK_IDS } from '../../src/shared/model/health';
import { keyEnvironment, keyOptions, patOptions, sandboxForAll } from './own-sandbox';
import { expectError, inData, salon } from './run-salon';

const sandbox = sandboxForAll();

const reportSchema = z.object({
  healthy: z.boolean(),
  checks: z.array(z.record(z.string(), z.unknown())),
});

describe.concurrent('token', () => {
  test('from options: masked, with its end', async () => {
    const run = await salon(inData('token', '--json', ...keyOptions(sandbox.access())));
    expect(run.json()).toEqual({
      accessToken: expect.stringMatching(/^czs_…\w{4}$/),
      expiresAt: expect.stringMatching(/^\d{4}-.*Z$/),
      source: 'jwt',
      valid: true,
    });
    expect(run.code).toBe(0);
  });

  test('--reveal prints it whole, and it is good', async () => {
    const { accessToken } = (
      await salon(inData('token', '--json', '--reveal', ...keyOptions(sandbox.access())))
    ).json();
    const answer = await fetch(`${sandbox.access().apiBase}/v1/users/me`, {
      headers: { authorization: `Bearer ${String(accessToken)}` },
    });
    expect(answer.status).toBe(200);
  });

  test('from the environment', async () => {
    expect(
      (await salon(inData('token', '--json'), keyEnvironment(sandbox.access()))).json(),
    ).toMatchObject({ source: 'jwt', valid: true });
  });

  test('a personal access token has no end', async () => {
    const run = await salon(inData('token', '--json', ...patOptions(sandbox.access())));
    expect(run.json()).toMatchObject({
      accessToken: expect.stringMatching(/^pat_…\w{4}$/),
      expiresAt: null,
      source: 'pat',
    });
    expect(
      (
        await salon(inData('token', '--json'), {
          SALON_PAT: 'pat_wrong0123456789',
          SALON_API_BASE: sandbox.access().apiBase,
        })
      ).json(),
    ).toMatchObject({
      error: { code: 'TOKEN_INVALID', layer: 'token', logid: expect.stringMatching(/\w{10}/) },
    });
  });

  test('with --sandbox it needs nothing', async () => {
    expect((await salon(inData('token', '--json', '--sandbox'))).json()).toMatchObject({
      source: 'jwt',
      valid: true,
    });
  });

  test('a wrong kid is told with layer and logid, and exit 1', async () => {
    const run = await salon(
      inData('token', '--json', ...keyOptions({ ...sandbox.access(), kid: 'nobody' })),
    );
    expectError(run, 'JWT_KID_UNKNOWN', 1);
    expect(run.json()).toMatchObject({
      error: { layer: 'jwt', logid: expect.stringMatching(/\w{10}/) },
    });
  });

  test('a server that is not there is told with the network layer', async () => {
    const run = await salon(
      inData(
        'token',
        '--json',
        ...keyOptions({ ...sandbox.access(), apiBase: 'http://127.0.0.1:9' }),
      ),
    );
    expectError(run, 'CONNECTION_REFUSED', 1);
  });
});

describe.concurrent('doctor', () => {
  test('has a line for every check, all well on a sandbox of its own', async () => {
    const run = await salon(
      inData('doctor', '--json', '--lang', 'en', ...keyOptions(sandbox.access())),
    );
    const report = run.read(reportSchema);
    expect(report.healthy).toBe(true);
    expect(run.code).toBe(0);
    expect(report.checks.map(({ id }) => id)).toEqual([...CHECK_IDS]);
    for (const check of report.checks) {
      expect(Object.keys(check).toSorted()).toEqual([
        'id',
        'layer',
        'logid',
        'message',
        'ms',
        'remedy',
        'status',
      ]);
      expect(check['message']).toMatch(/\S/);
      expect(check['message']).not.toMatch(/{{|undefined|checks:/);
    }
  });

  test('exit 1 when something fails, and the first cause is the right one', async () => {
    const run = await salon(
      inData(
        'doctor',
        '--json',
        ...keyOptions({ ...sandbox.access(), botId: '7400000000000000000' }),
      ),
    );
    const { healthy, checks } = run.read(reportSchema);
    expect([run.code, healthy]).toEqual([1, false]);
    expect(checks.find(({ status }) => status === 'fail')).toMatchObject({
      id: 'bot',
      layer: 'bot',
      remedy: expect.stringMatching(/\S/),
    });
    expect(checks.find(({ id }) => id === 'stream')).toMatchObject({ status: 'skip' });
  });

  test('for people it prints one line per check and a verdict, in the language asked for', async () => {
    const run = await salon(inData('doctor', '--lang', 'en', ...keyOptions(sandbox.access())));
    expect(run.stdout.split('\n').filter((line) => /^[●▲■○] /.test(line))).toHaveLength(
      CHECK_IDS.length,
    );
    expect(run.stdout).not.toMatch(/可以|指纹|全部|建议/);
  });
});
