import { generateKeyPairSync } from 'node:crypto';
import { afterEach, describe, expect, test } from 'vitest';
import type { RunningSandbox, SandboxOptions } from '../../../src/sandbox/start-sandbox';
import { RETRY_POLICY } from '../../../src/core/net/retry';
import { appErrorOf } from '../../fakes/app-error-of';
import { skewedClock } from '../../fakes/fake-clock';
import { keySecret, openConnection, profileOf } from '../../fakes/open-connection';
import { startTestSandbox } from '../../fakes/start-test-sandbox';

const MINUTE = 60_000;
const sandboxes: RunningSandbox[] = [];
afterEach(async () => {
  for (const sandbox of sandboxes.splice(0)) await sandbox.close();
});

async function start(options: Partial<SandboxOptions> = {}): Promise<RunningSandbox> {
  const sandbox = await startTestSandbox(options);
  sandboxes.push(sandbox);
  return sandbox;
}

describe('R5: a wrong clock', () => {
  const SKEWS = [
    10 * MINUTE,
    -10 * MINUTE,
    24 * 60 * MINUTE,
    -24 * 60 * MINUTE,
    400 * 24 * 60 * MINUTE,
  ];

  test.each(SKEWS)('the server is %i ms off: signed in within two attempts', async (skew) => {
    const sandbox = await start({ now: () => Date.now() + skew });
    const connection = openConnection(sandbox);
    const token = await connection.tokens.get();
    expect(token.value).toMatch(/^czs_/);
    expect(sandbox.inspect.tokenRequests()).toBeLessThanOrEqual(2);
    expect((await connection.validateToken()).valid).toBe(true);
  });

  test.each(SKEWS)(
    'this machine is %i ms off: signed in within two attempts, and the token is kept',
    async (skew) => {
      const sandbox = await start();
      const connection = openConnection(sandbox, { clock: skewedClock(skew) });
      const first = await connection.tokens.get();
      expect(sandbox.inspect.tokenRequests()).toBeLessThanOrEqual(2);
      expect(await connection.tokens.get()).toEqual(first);
      expect(sandbox.inspect.tokenRequests()).toBeLessThanOrEqual(2);
    },
  );

  test('the difference is told as a warning with its seconds', async () => {
    const connection = openConnection(await start({ now: () => Date.now() + 10 * MINUTE }));
    const warning = await connection.probe(new AbortController().signal);
    expect(warning).toMatchObject({ code: 'CLOCK_SKEW', layer: 'clock' });
    expect(Math.abs(Number(warning?.params['seconds']) - 600)).toBeLessThanOrEqual(2);
  });

  test('when the clock is known to be wrong, one attempt is enough', async () => {
    const sandbox = await start({ now: () => Date.now() - 10 * MINUTE });
    const connection = openConnection(sandbox);
    await connection.probe(new AbortController().signal);
    expect(sandbox.inspect.tokenRequests()).toBe(1);
  });

  test('a right clock costs one attempt', async () => {
    const sandbox = await start();
    await openConnection(sandbox).tokens.get();
    expect(sandbox.inspect.tokenRequests()).toBe(1);
  });
});

describe('the wrong region', () => {
  test('is told with both names, and costs one question to each region', async () => {
    const [cn, com] = [
      await start({ region: 'cn' }),
      await start({ region: 'com', keyPair: { privateKeyPem: otherKey(), appId: '77' } }),
    ];
    const profile = profileOf(com, { apiBase: cn.coze.apiBase });
    const regions = [cn.coze.apiBase, com.coze.apiBase];
    const connection = openConnection(cn, {
      profile,
      secret: keySecret(com.coze.privateKeyPem),
      regions,
    });
    const error = await appErrorOf(connection.tokens.get());
    expect(error).toMatchObject({
      code: 'JWT_WRONG_REGION',
      layer: 'region',
      params: { chosen: new URL(cn.coze.apiBase).host, found: new URL(com.coze.apiBase).host },
    });
    expect([cn.inspect.tokenRequests(), com.inspect.tokenRequests()]).toEqual([1, 1]);
  });

  test('a key that no region knows stays unknown', async () => {
    const [cn, com] = [await start({ region: 'cn' }), await start({ region: 'com' })];
    const regions = [cn.coze.apiBase, com.coze.apiBase];
    const connection = openConnection(cn, { profile: profileOf(cn, { kid: 'nobody' }), regions });
    const error = await appErrorOf(connection.tokens.get());
    expect(error.code).toBe('JWT_KID_UNKNOWN');
    expect(error.logid).toMatch(/\w{10,}/);
  });

  test('another region that is out of reach does not hide the first refusal', async () => {
    const [cn, gone] = [await start(), await start()];
    await gone.close();
    const regions = [cn.coze.apiBase, gone.coze.apiBase];
    const connection = openConnection(cn, { profile: profileOf(cn, { kid: 'nobody' }), regions });
    expect((await appErrorOf(connection.tokens.get())).code).toBe('JWT_KID_UNKNOWN');
  });

  test('a server that is no region is never compared with the others', async () => {
    const [own, com] = [await start(), await start()];
    const connection = openConnection(own, {
      profile: profileOf(own, { kid: 'nobody' }),
      regions: [com.coze.apiBase],
    });
    await appErrorOf(connection.tokens.get());
    expect(com.inspect.tokenRequests()).toBe(0);
  });
});

describe('refusals', () => {
  test('another key under the right kid: a bad signature, one attempt', async () => {
    const sandbox = await start();
    const error = await appErrorOf(
      openConnection(sandbox, { secret: keySecret(otherKey()) }).tokens.get(),
    );
    expect(error).toMatchObject({ code: 'JWT_SIGNATURE_INVALID', layer: 'jwt' });
    expect(sandbox.inspect.tokenRequests()).toBe(1);
  });

  test('a wrong app id is an unknown key', async () => {
    const sandbox = await start();
    const connection = openConnection(sandbox, { profile: profileOf(sandbox, { appId: '42' }) });
    expect((await appErrorOf(connection.tokens.get())).code).toBe('JWT_KID_UNKNOWN');
  });

  test('another audience', async () => {
    const error = await appErrorOf(
      openConnection(await start({ apiHost: 'api.coze.cn' })).tokens.get(),
    );
    expect(error).toMatchObject({ code: 'JWT_AUDIENCE_MISMATCH', layer: 'region' });
  });

  test('a captive portal', async () => {
    const sandbox = await start({
      faults: [{ path: '/api/permission/**', action: { type: 'garbage' } }],
    });
    const error = await appErrorOf(openConnection(sandbox).tokens.get());
    expect(error).toMatchObject({
      code: 'NOT_COZE_RESPONSE',
      layer: 'network',
      params: { status: 200 },
    });
  });

  test('a reset connection', async () => {
    const sandbox = await start({
      faults: [{ path: '/api/permission/**', action: { type: 'reset' } }],
    });
    expect((await appErrorOf(openConnection(sandbox).tokens.get())).code).toBe('CONNECTION_RESET');
  });

  test('the outcome of each sign-in is told once, however often it was tried', async () => {
    const sandbox = await start({
      faults: [
        {
          path: '/api/permission/**',
          times: RETRY_POLICY.attempts,
          action: { type: 'status', status: 503 },
        },
      ],
    });
    const outcomes: Array<string | null> = [];
    const connection = openConnection(sandbox, {
      onSignIn: (error) => outcomes.push(error && error.code),
    });
    await appErrorOf(connection.tokens.get());
    await connection.renewToken();
    expect(outcomes).toEqual(['OAUTH_SERVER_ERROR', null]);
    expect(sandbox.inspect.tokenRequests()).toBe(1);
  });

  test.each(['status', 'reset'] as const)(
    'a trouble that passes (%s) is not noticed: every attempt signs anew',
    async (type) => {
      const action = type === 'status' ? ({ type, status: 502 } as const) : ({ type } as const);
      const sandbox = await start({ faults: [{ path: '/api/permission/**', times: 2, action }] });
      const outcomes: Array<string | null> = [];
      await openConnection(sandbox, {
        onSignIn: (error) => outcomes.push(error && error.code),
      }).tokens.get();
      expect(outcomes).toEqual([null]);
    },
  );
});

function otherKey(): string {
  return generateKeyPairSync('rsa', { modulusLength: 2048 })
    .privateKey.export({ type: 'pkcs8', format: 'pem' })
    .toString();
}
