import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import type { ErrorCode } from '../../../src/shared/model/error-view';
import { AppError, type AppErrorDetails } from '../../../src/core/lib/errors';
import {
  RETRY_POLICY,
  Retrier,
  retryAfterParams,
  type Repeatable,
} from '../../../src/core/net/retry';
import { TokenBucket } from '../../../src/core/net/token-bucket';
import { systemClock } from '../../../src/core/ports/clock';
import { appErrorOf } from '../../fakes/app-error-of';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

/** A task that fails every time; when it was tried, milliseconds. */
function failing(
  code: ErrorCode,
  details: AppErrorDetails = {},
): { task: () => Promise<never>; times: number[] } {
  const times: number[] = [];
  const start = performance.now();
  const task = (): Promise<never> => {
    times.push(performance.now() - start);
    return Promise.reject(new AppError(code, details));
  };
  return { task, times };
}

async function attempts(
  code: ErrorCode,
  repeatable: Repeatable,
  details: AppErrorDetails = {},
): Promise<number[]> {
  const { task, times } = failing(code, details);
  const failed = appErrorOf(new Retrier().run(task, repeatable));
  await vi.advanceTimersByTimeAsync(200_000);
  expect((await failed).code).toBe(code);
  return times;
}

const HTTP_503 = { params: { status: 503 } };
const HTTP_500 = { params: { status: 500 } };

describe('what is repeated', () => {
  test.each([
    ['RATE_LIMITED', {}, 4, 4],
    ['CONNECTION_REFUSED', {}, 4, 4],
    ['COZE_SERVER_ERROR', HTTP_503, 4, 4],
    ['COZE_SERVER_ERROR', HTTP_500, 4, 1],
    ['CONNECTION_RESET', {}, 4, 1],
    ['OAUTH_SERVER_ERROR', {}, 4, 1],
    ['TIMEOUT', {}, 1, 1],
    ['TOKEN_INVALID', {}, 1, 1],
    ['QUOTA_EXHAUSTED', {}, 1, 1],
    ['STREAM_BROKEN', {}, 1, 1],
    ['ABORTED', {}, 1, 1],
    ['CONVERSATION_BUSY', HTTP_503, 1, 1],
  ] as const)(
    '%s %o: %i times where repeating is safe, %i times where Coze may have acted, never where it is forbidden',
    async (code, details, always, unheard) => {
      expect(await attempts(code, 'always', details)).toHaveLength(always);
      expect(await attempts(code, 'unheard', details)).toHaveLength(unheard);
      expect(await attempts(code, 'never', details)).toHaveLength(1);
    },
  );

  test('success ends it', async () => {
    let calls = 0;
    const task = (): Promise<string> =>
      ++calls < 3 ? Promise.reject(new AppError('RATE_LIMITED')) : Promise.resolve('ok');
    const running = new Retrier().run(task, 'unheard');
    await vi.advanceTimersByTimeAsync(60_000);
    expect(await running).toBe('ok');
    expect(calls).toBe(3);
  });

  test('giving up in a pause is ABORTED at once, and no timer stays', async () => {
    const controller = new AbortController();
    const { task, times } = failing('CONNECTION_REFUSED');
    const failed = appErrorOf(new Retrier().run(task, 'always', controller.signal));
    await vi.advanceTimersByTimeAsync(1);
    controller.abort();
    expect((await failed).code).toBe('ABORTED');
    expect(times).toHaveLength(1);
    expect(vi.getTimerCount()).toBe(0);
  });
});

describe('how long it waits', () => {
  test('the pauses double up to the longest, and half of each is chance', async () => {
    const policy = { ...RETRY_POLICY, attempts: 8 };
    for (const [chance, factor] of [
      [0, 0.5],
      [1, 1],
    ] as const) {
      const { task, times } = failing('CONNECTION_REFUSED');
      const failed = appErrorOf(new Retrier(policy, () => chance).run(task, 'always'));
      await vi.advanceTimersByTimeAsync(100_000);
      await failed;
      const pauses = times.slice(1).map((time, at) => Math.round(time - (times[at] ?? 0)));
      expect(pauses).toEqual(
        [500, 1000, 2000, 4000, 8000, 8000, 8000].map((pause) => pause * factor),
      );
    }
  });

  test('never shorter than the server asks', async () => {
    const times = await attempts('RATE_LIMITED', 'unheard', { params: { retryAfterSeconds: 7 } });
    for (const [at, time] of times.slice(1).entries())
      expect(time - (times[at] ?? 0)).toBeGreaterThanOrEqual(7000);
    expect(times).toHaveLength(RETRY_POLICY.attempts);
  });

  test('a server that asks for more patience than the policy has is told as such', async () => {
    expect(
      await attempts('RATE_LIMITED', 'always', { params: { retryAfterSeconds: 31 } }),
    ).toHaveLength(1);
  });

  test.each([
    ['seconds', '120', { retryAfterSeconds: 120 }],
    ['a date', 'Thu, 01 Jan 2026 00:00:30 GMT', { retryAfterSeconds: 30 }],
    ['a date in the past', 'Wed, 31 Dec 2025 23:00:00 GMT', { retryAfterSeconds: 0 }],
    ['nonsense', 'soon', {}],
    ['nothing', '', {}],
  ])('Retry-After as %s', (_name, value, expected) => {
    expect(retryAfterParams({ 'retry-after': value }, Date.UTC(2026, 0, 1))).toEqual(expected);
  });
});

/** The most requests within any tenth of a second after the server is back. */
function peakAfter(asked: readonly number[]): number {
  const after = asked.filter((at) => at >= 0).toSorted((left, right) => left - right);
  return Math.max(
    ...after.map(
      (at, index) => after.filter((other, place) => place >= index && other < at + 100).length,
    ),
  );
}

/** All promises that could settle have. */
function settled(): Promise<void> {
  return new Promise((resolve) => process.nextTick(resolve));
}

/**
 * Fires timer after timer and lets everything they have settled run. `advanceTimersByTimeAsync`
 * waits a real millisecond at each of them, and here are tens of thousands.
 */
async function passUntilNothingWaits(): Promise<void> {
  for (await settled(); vi.getTimerCount() > 0; await settled()) vi.advanceTimersToNextTimer();
}

describe('R8: the server is away for ten minutes', () => {
  const DOWN_MS = 600_000;
  const CALLERS = 200;
  /** A person, or a schedule, tries anew after a failure. */
  const AGAIN_MS = 20_000;

  /**
   * All callers fail together and go on until they succeed; when the server was asked, from its
   * return on at 0.
   */
  async function outage(
    retrier: Retrier,
    bucket: TokenBucket | null,
  ): Promise<{ asked: number[]; perCall: number }> {
    const start = performance.now();
    const asked: number[] = [];
    let perCall = 0;
    let succeeded = 0;
    const caller = async (): Promise<void> => {
      for (;;) {
        let tries = 0;
        const task = async (): Promise<void> => {
          await bucket?.take();
          tries += 1;
          perCall = Math.max(perCall, tries);
          const at = performance.now() - start - DOWN_MS;
          asked.push(at);
          if (at < 0) throw new AppError('CONNECTION_REFUSED');
        };
        try {
          await retrier.run(task, 'unheard');
          succeeded += 1;
          return;
        } catch {
          await new Promise((resolve) => setTimeout(resolve, AGAIN_MS));
        }
      }
    };
    for (let index = 0; index < CALLERS; index++) void caller();
    await passUntilNothingWaits();
    expect(succeeded).toBe(CALLERS);
    return { asked, perCall };
  }

  test(
    'attempts stay within the policy and the callers come back one after the other; control: ' +
      'without chance they come at once',
    async () => {
      const spread = await outage(new Retrier(), null);
      expect(spread.perCall).toBe(RETRY_POLICY.attempts);
      expect(spread.asked.length).toBeLessThanOrEqual(
        CALLERS * RETRY_POLICY.attempts * Math.ceil(DOWN_MS / AGAIN_MS) + CALLERS,
      );
      expect(peakAfter(spread.asked)).toBeLessThanOrEqual(CALLERS / 5);
      const together = await outage(new Retrier(RETRY_POLICY, () => 0), null);
      expect(peakAfter(together.asked)).toBe(CALLERS);
    },
  );

  test('under the limit of requests a minute, no more than the burst comes at once', async () => {
    const { asked, perCall } = await outage(
      new Retrier(),
      new TokenBucket(() => ({ perMinute: 60, burst: 10 }), systemClock),
    );
    expect(perCall).toBeLessThanOrEqual(RETRY_POLICY.attempts);
    expect(asked.filter((at) => at < 0).length).toBeLessThanOrEqual(10 + DOWN_MS / 1000);
    expect(peakAfter(asked)).toBeLessThanOrEqual(10);
  });
});
