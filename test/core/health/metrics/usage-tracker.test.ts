import { expect, test, vi } from 'vitest';
import { UsageTracker } from '../../../../src/core/health/metrics/usage-tracker';
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
  const open = (): UsageTracker => {
    const tracker = new UsageTracker({
      clock,
      profileId: () => state.profileId,
      limits: () => ({ ...NO_LIMITS, ...limits }),
      free: (operation) => operation === '/token',
    });
    tracker.keepIn(new UsageStore(database));
    return tracker;
  };
  return { clock, database, state, open };
}

test('every sending of a call counts, signing in and other services do not', () => {
  const tracker = rig().open();
  tracker.recordCall(call());
  tracker.recordCall(call({ retries: 2, outcome: 'COZE_SERVER_ERROR' }));
  tracker.recordCall(call({ outcome: 'ABORTED' }));
  tracker.recordCall(call({ operation: '/token' }));
  tracker.recordCall(call({ service: 'kai' }));
  tracker.recordTokens({ input: 10, output: 25 });
  expect(tracker.view().today).toEqual({ calls: 5, errors: 1, inputTokens: 10, outputTokens: 25 });
});

test('profiles and days are counted apart, the total is of all days', () => {
  const { clock, state, open } = rig();
  const tracker = open();
  tracker.recordCall(call());
  clock.advance(DAY);
  tracker.recordCall(call());
  state.profileId = 'p2';
  tracker.recordCall(call());
  expect(tracker.view()).toMatchObject({ today: { calls: 1 }, total: { calls: 1 } });
  state.profileId = 'p1';
  expect(tracker.view()).toMatchObject({
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
  const tracker = open();
  tracker.recordCall(call());
  tracker.dispose();
  expect(open().view().total.calls).toBe(1);
});

test('counts wait while the database takes nothing', () => {
  const { database, open } = rig();
  const tracker = open();
  tracker.recordCall(call());
  database.exec('DROP TABLE usage_days');
  expect(() => tracker.flush()).not.toThrow();
});

test('a limit that comes near and one that is reached are told once each a day', () => {
  vi.useFakeTimers();
  const { clock, open } = rig({ dailyCalls: 10 });
  const tracker = open();
  const told: LimitStanding[] = [];
  tracker.warned.on((standing) => told.push(standing));
  const use = (calls: number): void => {
    for (let number = 0; number < calls; number += 1) tracker.recordCall(call());
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
  const tracker = rig({ totalCalls: 500 }).open();
  for (let number = 0; number < 400; number += 1) tracker.recordCall(call());
  expect(tracker.view().limits).toEqual([
    { limit: 'totalCalls', used: 400, allowed: 500, share: 0.8, state: 'near' },
  ]);
});

test('without a profile nothing is counted', () => {
  const { state, open } = rig({ totalCalls: 5 });
  state.profileId = null;
  const tracker = open();
  tracker.recordCall(call());
  expect(tracker.view()).toMatchObject({ total: { calls: 0 }, limits: [] });
});
