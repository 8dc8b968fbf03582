import * as fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { TokenBucket, type BucketLimits } from '../../../src/core/net/token-bucket';
import { appErrorOf } from '../../fakes/app-error-of';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

const GUIDE: BucketLimits = { perMinute: 60, burst: 10 };
/** The clock of the timers, which have whole milliseconds. */
const wholeMilliseconds = { monotonic: () => Date.now() };
const TICK = 1;

function open(limits: BucketLimits = GUIDE): TokenBucket {
  return new TokenBucket(() => limits, wholeMilliseconds);
}

/** Callers that come after the given pauses; when each was let through, milliseconds. */
async function letThrough(
  bucket: TokenBucket,
  pauses: readonly number[],
  waitMs: number,
): Promise<number[]> {
  const times: number[] = [];
  const start = Date.now();
  for (const pause of pauses) {
    await vi.advanceTimersByTimeAsync(pause);
    bucket.take().then(
      () => times.push(Date.now() - start),
      () => {},
    );
  }
  await vi.advanceTimersByTimeAsync(waitMs);
  return times;
}

/**
 * The most that any stretch of time let through beyond what it may; never above zero when the limit
 * is kept.
 */
function worstExcess(times: readonly number[], { perMinute, burst }: BucketLimits): number {
  let worst = Number.NEGATIVE_INFINITY;
  let lowest = Number.POSITIVE_INFINITY;
  for (const [index, time] of times.entries()) {
    lowest = Math.min(lowest, index - (time * perMinute) / 60_000);
    worst = Math.max(worst, index + 1 - (time * perMinute) / 60_000 - lowest - burst);
  }
  return worst;
}

describe('R7', () => {
  const limits = fc.record({
    perMinute: fc.integer({ min: 1, max: 600 }),
    burst: fc.integer({ min: 1, max: 50 }),
  });
  const pauses = fc.array(
    fc.oneof(fc.constant(0), fc.integer({ min: 0, max: 300 }), fc.integer({ min: 0, max: 20_000 })),
    { minLength: 1, maxLength: 120 },
  );

  test(
    'never over the allowance in any stretch of time, whoever asks when; everybody gets a ' +
      'turn, in order',
    async () => {
      await fc.assert(
        fc.asyncProperty(limits, pauses, async (limit, gaps) => {
          const times = await letThrough(
            open(limit),
            gaps,
            ((gaps.length + 1) * 60_000) / limit.perMinute,
          );
          expect(times).toHaveLength(gaps.length);
          expect(worstExcess(times, limit)).toBeLessThanOrEqual(1e-6);
          expect(times).toEqual(times.toSorted((left, right) => left - right));
        }),
        { numRuns: 150 },
      );
    },
  );

  test('no caller waits while it may go: each goes as early as the model says', async () => {
    await fc.assert(
      fc.asyncProperty(limits, pauses, async (limit, gaps) => {
        const times = await letThrough(
          open(limit),
          gaps,
          ((gaps.length + 1) * 60_000) / limit.perMinute,
        );
        const every = 60_000 / limit.perMinute;
        let asked = 0;
        // Generic cell rate algorithm: the same limit said in another way.
        let due = Number.NEGATIVE_INFINITY;
        for (const [index, gap] of gaps.entries()) {
          asked += gap;
          const turn = Math.max(asked, due - (limit.burst - 1) * every);
          due = Math.max(due, turn) + every;
          expect(times[index]).toBeGreaterThanOrEqual(turn - 1e-6);
          // A timer is late by up to a tick, and what came in that time beyond the burst is never
          // made up for.
          expect(times[index]).toBeLessThanOrEqual(turn + TICK * (index + 1) + 1e-6);
        }
      }),
      { numRuns: 150 },
    );
  });

  test('60 a minute and a burst of 10: ten minutes under pressure use at least 0.98 of the allowance', async () => {
    const bucket = open();
    const minutes = 10;
    const times = (
      await letThrough(
        bucket,
        Array.from({ length: 700 }, () => 0),
        minutes * 60_000,
      )
    ).filter((time) => time < minutes * 60_000);
    const allowance = GUIDE.burst + minutes * GUIDE.perMinute;
    expect(times.length).toBeLessThanOrEqual(allowance);
    expect(times.length / allowance).toBeGreaterThanOrEqual(0.98);
    bucket.dispose();
  });

  test('control: a limiter that counts by the minute is caught', () => {
    const perMinute = [
      ...Array.from({ length: 60 }, (_none, at) => 59_000 + at),
      ...Array.from({ length: 60 }, (_none, at) => 60_000 + at),
    ];
    expect(worstExcess(perMinute, GUIDE)).toBeGreaterThan(0);
  });
});

describe('those who wait', () => {
  test('can be counted', async () => {
    const bucket = open({ perMinute: 60, burst: 1 });
    const seen: number[] = [];
    bucket.waiting.subscribe(({ value }) => seen.push(value));
    await letThrough(bucket, [0, 0, 0], 5000);
    expect(seen).toEqual([1, 2, 1, 0]);
    expect(vi.getTimerCount()).toBe(0);
  });

  test('can give up; their turn goes to the next', async () => {
    const bucket = open({ perMinute: 60, burst: 1 });
    await bucket.take();
    const controller = new AbortController();
    const first = appErrorOf(bucket.take(controller.signal));
    const second = bucket.take();
    controller.abort();
    expect((await first).code).toBe('ABORTED');
    expect(bucket.waiting.value).toBe(1);
    await vi.advanceTimersByTimeAsync(1000);
    await second;
    expect((await appErrorOf(bucket.take(controller.signal))).code).toBe('ABORTED');
  });

  test('let an urgent call go before them, within the same limit', async () => {
    const bucket = open({ perMinute: 60, burst: 1 });
    await bucket.take();
    const order: string[] = [];
    void bucket.take().then(() => order.push('patient'));
    void bucket.take(undefined, true).then(() => order.push('urgent'));
    await vi.advanceTimersByTimeAsync(1000);
    expect(order).toEqual(['urgent']);
    await vi.advanceTimersByTimeAsync(1000);
    expect(order).toEqual(['urgent', 'patient']);
  });

  test('hear of the end, and no timer stays', async () => {
    const bucket = open({ perMinute: 1, burst: 1 });
    await bucket.take();
    const refused = appErrorOf(bucket.take());
    bucket.dispose();
    expect((await refused).code).toBe('ABORTED');
    expect(vi.getTimerCount()).toBe(0);
    expect(bucket.waiting.value).toBe(0);
  });

  test('profit from a higher limit as soon as somebody asks', async () => {
    const limits = { perMinute: 1, burst: 1 };
    const bucket = new TokenBucket(() => limits, wholeMilliseconds);
    await bucket.take();
    const patient = bucket.take();
    limits.perMinute = 6000;
    const next = bucket.take();
    await vi.advanceTimersByTimeAsync(20);
    await Promise.all([patient, next]);
  });
});
