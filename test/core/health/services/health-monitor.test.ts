import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { HealthMonitor } from '../../../../src/core/health/services/health-monitor';
import { AppError } from '../../../../src/core/lib/errors';
import { Translator } from '../../../../src/core/lib/translator';
import { deferred } from '../../../fakes/deferred';
import { FakeClock } from '../../../fakes/fake-clock';

let answers: Array<AppError | null>;
let probes: number;
let monitor: HealthMonitor;
let standing: AppError | null;

beforeEach(() => {
  vi.useFakeTimers();
  answers = [];
  standing = null;
  probes = 0;
  monitor = new HealthMonitor({
    translator: new Translator('en'),
    clock: new FakeClock(),
    standing: () => standing,
    probe: () => {
      probes += 1;
      const answer = answers.shift() ?? null;
      return answer && answer.code !== 'CLOCK_SKEW'
        ? Promise.reject(answer)
        : Promise.resolve(answer);
    },
  });
});
afterEach(() => {
  monitor.dispose();
  vi.useRealTimers();
});

const settle = (): Promise<unknown> => vi.advanceTimersByTimeAsync(0);
const refused = new AppError('CONNECTION_REFUSED', { params: { host: 'h' } });

test('nothing is set up, nothing is asked', async () => {
  monitor.watch(null);
  monitor.report(refused);
  await vi.advanceTimersByTimeAsync(60_000);
  expect(monitor.state.value).toMatchObject({ status: 'not-set-up', reason: null });
  expect(probes).toBe(0);
});

test('a link that works is ok', async () => {
  monitor.watch('Bot');
  expect(monitor.state.value.status).toBe('checking');
  await settle();
  expect(monitor.state.value).toMatchObject({
    status: 'ok',
    target: 'Bot',
    reason: null,
    checkedAt: expect.any(String),
  });
});

test('a passing trouble is tried again every two seconds until it is over, and then no more', async () => {
  answers = [refused, refused, refused];
  monitor.watch('Bot');
  await settle();
  expect(monitor.state.value).toMatchObject({
    status: 'down',
    reason: { code: 'CONNECTION_REFUSED' },
  });
  await vi.advanceTimersByTimeAsync(5999);
  expect([probes, monitor.state.value.status]).toEqual([3, 'down']);
  await vi.advanceTimersByTimeAsync(1);
  expect([probes, monitor.state.value.status]).toEqual([4, 'ok']);
  await vi.advanceTimersByTimeAsync(60_000);
  expect(probes).toBe(4);
});

test('a trouble that needs a person is not tried again by itself', async () => {
  answers = [new AppError('JWT_KID_UNKNOWN')];
  monitor.watch('Bot');
  await vi.advanceTimersByTimeAsync(60_000);
  expect([probes, monitor.state.value.status]).toEqual([1, 'down']);
});

test('a wrong clock and a stumbling server only degrade', async () => {
  answers = [new AppError('CLOCK_SKEW', { params: { seconds: 600 } })];
  monitor.watch('Bot');
  await settle();
  expect(monitor.state.value).toMatchObject({ status: 'degraded', reason: { code: 'CLOCK_SKEW' } });
  monitor.report(new AppError('COZE_SERVER_ERROR', { params: { number: 5000 } }));
  expect(monitor.state.value).toMatchObject({
    status: 'degraded',
    reason: { code: 'COZE_SERVER_ERROR' },
  });
});

test('a failure that concerns one question only changes nothing', async () => {
  monitor.watch('Bot');
  await settle();
  for (const code of [
    'CONTENT_REFUSED',
    'PROMPT_TOO_LONG',
    'CONVERSATION_BUSY',
    'STREAM_STALLED',
  ] as const)
    monitor.report(new AppError(code));
  expect(monitor.state.value.status).toBe('ok');
});

test('what comes in late for another link is not told of this one', async () => {
  answers = [refused];
  monitor.watch('old');
  monitor.watch('new');
  await settle();
  expect(monitor.state.value).toMatchObject({ status: 'ok', target: 'new' });
});

test('after dispose nothing is asked any more', async () => {
  answers = [refused];
  monitor.watch('Bot');
  await settle();
  monitor.dispose();
  monitor.report(refused);
  await vi.advanceTimersByTimeAsync(60_000);
  expect(probes).toBe(1);
});

test(
  'a silent server does not keep the next try from seeing that it is back; a late failure ' +
    'changes nothing',
  async () => {
    const silent = deferred<AppError | null>();
    let round = 0;
    monitor.dispose();
    monitor = new HealthMonitor({
      translator: new Translator('en'),
      clock: new FakeClock(),
      probe: () => {
        round += 1;
        if (round === 1) return Promise.reject(refused);
        return round === 2 ? silent.promise : Promise.resolve(null);
      },
    });
    monitor.watch('Bot');
    await vi.advanceTimersByTimeAsync(4000);
    expect(monitor.state.value.status).toBe('ok');
    silent.reject(refused);
    await settle();
    expect(monitor.state.value.status).toBe('ok');
  },
);

test('a changed way is tried at once', async () => {
  monitor.watch('Bot');
  await settle();
  answers = [refused];
  monitor.recheck();
  await settle();
  expect([probes, monitor.state.value.status]).toEqual([2, 'down']);
});

test(
  'a link that works is degraded while there is something to be said of it, and stays so ' +
    'after each success',
  async () => {
    monitor.watch('bot');
    await settle();
    expect(monitor.state.value.status).toBe('ok');
    standing = new AppError('PAT_EXPIRES_SOON', { params: { days: 3 } });
    monitor.review('bot');
    expect(monitor.state.value).toMatchObject({
      status: 'degraded',
      reason: { code: 'PAT_EXPIRES_SOON' },
    });
    monitor.report(null);
    expect(monitor.state.value.status).toBe('degraded');
    monitor.report(refused);
    monitor.review('bot');
    expect(monitor.state.value).toMatchObject({
      status: 'down',
      reason: { code: 'CONNECTION_REFUSED' },
    });
    monitor.report(null);
    standing = null;
    monitor.review('bot');
    expect(monitor.state.value).toMatchObject({ status: 'ok', reason: null });
  },
);

test('an old key does not make the link worse, and a new name of the profile is told', async () => {
  monitor.watch('bot');
  await settle();
  monitor.report(new AppError('KEY_OLD', { params: { days: 100 } }));
  monitor.review('renamed');
  expect(monitor.state.value).toMatchObject({ status: 'ok', target: 'renamed' });
});
