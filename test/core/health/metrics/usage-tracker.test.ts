import { expect, test, vi } from 'vitest';
import { UsageBook } from '../../../../src/core/health/metrics/usage-tracker';
import type { CallRecord } from '../../../../src/core/ports/call-meter';
import { openStorage } from '../../../../src/core/storage/open-storage';
import { UsageStore } from '../../../../src/core/health/store/usage-store';
import type { LimitStanding, UsageLimits } from '../../../../src/shared/model/usage';
import { FakeClock } from '../../../fakes/fake-clock';

const NO_LIMITS: UsageLimits = { totalCalls: 0, dailyCalls: 0, dailyTokens: 0 };
const DAY = 86_400_000;

function call(change: Partial<CallRecord> = {}): CallRecord {
  return {
    service: 'api',
    operation: '/v3/chat',
    outcome: 'ok',
    ms: 1,
    totalMs: 1,
    retries: 0,
    bytesIn: 0,
    bytesOut: 0,
    ...change,
  };
}

function rig(limits: Partial<UsageLimits> = {}) {
  const clock = new FakeClock(new Date(2026, 0, 2, 12).getTime());
  const { database } = openStorage('/nowhere', null, () => new Date(clock.now()));
  const state = { profileId: 'p1' as string | null };
  const open = (): UsageBook => {
    const book = new UsageBook({
      clock,
      profileId: () => state.profileId,
      limits: () => ({ ...NO_LIMITS, ...limits }),
      free: (operation) => operation === '/token',
    });
    book.keepIn(new UsageStore(database));
    return book;
  };
  return { clock, database, state, open };
}

test('every sending of a call counts, signing in and other services do not', () => {
  const book = rig().open();
  book.noteCall(call());
  book.noteCall(call({ retries: 2, outcome: 'COZE_SERVER_ERROR' }));
  book.noteCall(call({ outcome: 'ABORTED' }));
  book.noteCall(call({ operation: '/token' }));
  book.noteCall(call({ service: 'kai' }));
  book.noteTokens({ input: 10, output: 25 });
  expect(book.view().today).toEqual({ calls: 5, errors: 1, inputTokens: 10, outputTokens: 25 });
});

test('profiles and days are counted apart, the total is of all days', () => {
  const { clock, state, open } = rig();
  const book = open();
  book.noteCall(call());
  clock.advance(DAY);
  book.noteCall(call());
  state.profileId = 'p2';
  book.noteCall(call());
  expect(book.view()).toMatchObject({ today: { calls: 1 }, total: { calls: 1 } });
  state.profileId = 'p1';
  expect(book.view()).toMatchObject({
    today: { calls: 1 },
    total: { calls: 2 },
    days: [
      { day: '2026-01-02', calls: 1 },
      { day: '2026-01-03', calls: 1 },
    ],
  });
});

test('what was counted is there after a restart', () => {
  const { open } = rig();
  const book = open();
  book.noteCall(call());
  book.dispose();
  expect(open().view().total.calls).toBe(1);
});

test('counts wait while the database takes nothing', () => {
  const { database, open } = rig();
  const book = open();
  book.noteCall(call());
  database.exec('DROP TABLE usage_days');
  expect(() => book.flush()).not.toThrow();
});

test('a limit that comes near and one that is reached are told once each a day', () => {
  vi.useFakeTimers();
  const { clock, open } = rig({ dailyCalls: 10 });
  const book = open();
  const told: LimitStanding[] = [];
  book.warned.on((standing) => told.push(standing));
  const use = (calls: number): void => {
    for (let number = 0; number < calls; number += 1) book.noteCall(call());
    vi.advanceTimersByTime(5000);
  };
  use(7);
  expect(told).toEqual([]);
  use(1);
  use(1);
  expect(told).toMatchObject([{ limit: 'dailyCalls', used: 8, allowed: 10, state: 'near' }]);
  use(3);
  expect(told.map(({ state }) => state)).toEqual(['near', 'over']);
  clock.advance(DAY);
  use(8);
  expect(told.map(({ state }) => state)).toEqual(['near', 'over', 'near']);
  vi.useRealTimers();
});

test('the free plan: five hundred calls in all', () => {
  const book = rig({ totalCalls: 500 }).open();
  for (let number = 0; number < 400; number += 1) book.noteCall(call());
  expect(book.view().limits).toEqual([
    { limit: 'totalCalls', used: 400, allowed: 500, share: 0.8, state: 'near' },
  ]);
});

test('without a profile nothing is counted', () => {
  const { state, open } = rig({ totalCalls: 5 });
  state.profileId = null;
  const book = open();
  book.noteCall(call());
  expect(book.view()).toMatchObject({ total: { calls: 0 }, limits: [] });
});
