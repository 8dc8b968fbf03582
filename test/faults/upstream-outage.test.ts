import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { createConnection, type Connection } from '../../src/core/app/connection/connection';
import { HealthMonitor } from '../../src/core/health/services/health-monitor';
import { toAppError } from '../../src/core/lib/errors';
import { Translator } from '../../src/core/lib/translator';
import type { Clock } from '../../src/core/ports/clock';
import { settingsSchema } from '../../src/shared/model/settings';
import { keySecret } from '../fakes/open-connection';
import { sampleProfile } from '../fakes/sample-profile';
import { makeTestKey } from '../fakes/test-keys';
import { Upstream, type UpstreamMode } from './upstream-outage';

const TOKEN = 'POST /api/permission/oauth2/token';
const ME = 'GET /v1/users/me';
const MINUTE = 60_000;
const CALLERS = 20;
const STEP = 250;
/**
 * Sign-ins in ten minutes: the steps up to 30 s (seven), then one at least every 22.5 s, each with
 * the four attempts of the policy.
 */
const SIGN_INS_MAX = 4 * (7 + Math.ceil((10 * MINUTE) / 22_500));
/** The machine's own, kept from the fake ones. */
const realTimeout = globalThis.setTimeout;
const virtualClock: Clock = { now: () => Date.now(), monotonic: () => Date.now() };

let upstream: Upstream;
let connection: Connection;
let monitor: HealthMonitor;
/** When signing in failed last. */
let failedAt = 0;
let trying = new AbortController();

beforeEach(async () => {
  trying = new AbortController();
  vi.useFakeTimers({
    toFake: ['setTimeout', 'clearTimeout', 'setInterval', 'clearInterval', 'Date', 'performance'],
  });
  upstream = new Upstream();
  await upstream.become('up');
  const { pkcs8 } = makeTestKey();
  connection = createConnection({
    profile: sampleProfile({ apiBase: upstream.origin, appId: 'outage', botId: '1' }),
    secret: keySecret(pkcs8),
    // A token ends in the middle of the outage, so that signing in is part of it.
    settings: () => settingsSchema.parse({ tokenCacheTtlSeconds: 90 }),
    clock: virtualClock,
    regions: [],
    onSignIn: (error) => {
      if (error) failedAt = Date.now();
      if (error) monitor.report(error);
    },
  });
  monitor = new HealthMonitor({
    translator: new Translator('en'),
    clock: virtualClock,
    probe: (signal) => connection.probe(signal),
  });
});

afterEach(async () => {
  trying.abort();
  monitor.dispose();
  await connection.dispose();
  await upstream.close();
  vi.useRealTimers();
});

/**
 * Virtual time passes in small steps; between them what is on the real loopback sockets may arrive.
 */
async function pass(milliseconds: number, until: () => boolean = () => false): Promise<number> {
  for (let passed = 0; passed < milliseconds; passed += STEP) {
    await vi.advanceTimersByTimeAsync(STEP);
    await new Promise((settle) => realTimeout(settle, 1));
    await new Promise((settle) => setImmediate(settle));
    if (until()) return passed + STEP;
  }
  return milliseconds;
}

const wait = (ms: number): Promise<void> => new Promise((settle) => setTimeout(settle, ms));

/**
 * People who try again every few seconds, each at a different moment, and tell the monitor how it
 * went.
 */
async function keepTrying(index: number): Promise<void> {
  const { signal } = trying;
  await wait(index * 137);
  while (!signal.aborted) {
    try {
      await connection.validateToken();
    } catch (thrown) {
      monitor.report(toAppError(thrown));
    }
    await wait(5000);
  }
}

describe('R8: the server is away for ten minutes', () => {
  test.each<UpstreamMode>(['gone', 'empty gateway', 'silent'])(
    '%s: attempts keep to the policy, no herd afterwards, green within 5 s',
    async (mode) => {
      monitor.watch('Bot');
      for (let index = 0; index < CALLERS; index += 1) void keepTrying(index);
      await pass(30_000);
      expect(monitor.state.value.status).toBe('ok');

      const from = Date.now();
      await upstream.become(mode);
      await pass(10 * MINUTE);
      const back = Date.now();
      expect(monitor.state.value.status).not.toBe('ok');
      expect(upstream.count(TOKEN, from, back)).toBeLessThanOrEqual(SIGN_INS_MAX);
      expect(upstream.count(ME, from, back)).toBeLessThanOrEqual(10 * 60 + 10);
      expect(upstream.count('GET /', from, back)).toBeLessThanOrEqual(600 / 2 + 2);

      await upstream.become('up');
      expect(await pass(10_000, () => monitor.state.value.status === 'ok')).toBeLessThanOrEqual(
        5000,
      );
      await pass(MINUTE);
      // One token for everybody (a retry that was under way may add its own), and never more calls
      // than the bucket gives out.
      expect(upstream.count(TOKEN, back, back + 10_000)).toBeLessThanOrEqual(2);
      expect(upstream.count(ME, back, back + 1000)).toBeLessThanOrEqual(11);
      expect(upstream.count(ME, back, back + MINUTE)).toBeLessThanOrEqual(70);
      expect(monitor.state.value.status).toBe('ok');
    },
    60_000,
  );

  test('control: without a look at the server the back-off of signing in keeps the link down for longer', async () => {
    const patient = new HealthMonitor({
      translator: new Translator('en'),
      clock: virtualClock,
      probe: () => connection.tokens.get().then(() => null),
    });
    await upstream.become('gone');
    patient.watch('Bot');
    await pass(MINUTE);
    failedAt = 0;
    await pass(MINUTE, () => failedAt > 0);
    await upstream.become('up');
    expect(await pass(MINUTE, () => patient.state.value.status === 'ok')).toBeGreaterThan(5000);
    patient.dispose();
  }, 60_000);
});
