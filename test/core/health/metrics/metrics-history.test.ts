import { expect, test } from 'vitest';
import { Metrics } from '../../../../src/core/health/metrics/metrics';
import type { CallRecord } from '../../../../src/core/ports/call-meter';
import { openStorage } from '../../../../src/core/storage/open-storage';
import { METERED_SERVICES } from '../../../../src/shared/model/monitoring';
import { FakeClock } from '../../../fakes/fake-clock';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const quiet = { cpuMs: () => 0, memoryBytes: () => 100 * 1024 * 1024, uptimeS: () => 1 };

function call(change: Partial<CallRecord> = {}): CallRecord {
  return {
    service: 'api',
    operation: '/v3/chat',
    outcome: 'ok',
    ms: 100,
    totalMs: 100,
    retries: 0,
    bytesIn: 10,
    bytesOut: 5,
    ...change,
  };
}

function rig() {
  const clock = new FakeClock(Date.UTC(2026, 0, 1, 12));
  const { database } = openStorage('/nowhere', null, () => new Date(clock.now()));
  const monitoring = new Metrics(clock, quiet);
  monitoring.keepIn(database);
  return { clock, database, monitoring };
}

test('a finished minute is found in the history, the quiet one after it is not', () => {
  const { clock, monitoring } = rig();
  monitoring.meter.record(call());
  monitoring.meter.record(call({ outcome: 'TIMEOUT', ms: 300 }));
  clock.advance(2 * MINUTE);
  const { stepSeconds, steps } = monitoring.callHistory('api', '1h');
  expect(stepSeconds).toBe(60);
  expect(steps).toMatchObject([
    { at: '2026-01-01T12:00:00.000Z', calls: 2, failures: 1, meanMs: 200 },
  ]);
});

test('a minute that is read while it runs is not counted twice when it is over', () => {
  const { clock, monitoring } = rig();
  monitoring.meter.record(call());
  expect(monitoring.callHistory('api', '1h').steps[0]?.calls).toBe(1);
  monitoring.meter.record(call());
  clock.advance(MINUTE);
  expect(monitoring.callHistory('api', '1h').steps).toMatchObject([{ calls: 2 }]);
});

test('minutes are added up to their hour, with percentiles over all of them', () => {
  const { clock, monitoring } = rig();
  for (let minute = 0; minute < 90; minute += 1) {
    monitoring.meter.record(call({ ms: minute < 45 ? 10 : 1000 }));
    clock.advance(MINUTE);
  }
  const hours = monitoring.callHistory('api', '90d').steps;
  expect(hours.map(({ at, calls }) => [at, calls])).toEqual([
    ['2026-01-01T12:00:00.000Z', 60],
    ['2026-01-01T13:00:00.000Z', 30],
  ]);
  expect(hours[0]?.p50Ms).toBeLessThan(15);
  expect(hours[1]?.p50Ms).toBeGreaterThan(800);
});

test('minutes are forgotten after a day, hours after ninety', () => {
  const { clock, monitoring } = rig();
  monitoring.meter.record(call());
  clock.advance(25 * HOUR);
  expect(monitoring.callHistory('api', '24h').steps).toEqual([]);
  expect(monitoring.callHistory('api', '90d').steps).toHaveLength(1);
  clock.advance(91 * 24 * HOUR);
  expect(monitoring.callHistory('api', '90d').steps).toEqual([]);
});

test('the history is still there after a restart, also that of the minute that ran', () => {
  const { clock, database, monitoring } = rig();
  monitoring.meter.record(call({ service: 'kai' }));
  monitoring.dispose();
  const next = new Metrics(clock, quiet);
  next.keepIn(database);
  expect(next.callHistory('kai', '1h').steps).toMatchObject([{ calls: 1 }]);
});

test('the last five minutes leave out what is older, whatever the wall clock does', () => {
  const { clock, monitoring } = rig();
  monitoring.meter.record(call({ outcome: 'TIMEOUT' }));
  clock.advance(4 * MINUTE);
  monitoring.meter.record(call());
  clock.jumpWall(-24 * HOUR);
  expect(monitoring.figures().api).toMatchObject({
    calls: 2,
    successRate: 0.5,
    errors: { TIMEOUT: 1 },
  });
  clock.advance(2 * MINUTE);
  expect(monitoring.figures().api).toMatchObject({ calls: 1, successRate: 1, errors: {} });
});

test('what a person stopped is neither a success nor a failure', () => {
  const { monitoring } = rig();
  monitoring.meter.record(call({ outcome: 'ABORTED' }));
  expect(monitoring.figures().api).toMatchObject({
    calls: 0,
    successRate: null,
    meanMs: null,
    p99Ms: null,
  });
});

test('a database that takes nothing costs the figures, not the call', () => {
  const { clock, database, monitoring } = rig();
  monitoring.meter.record(call());
  database.close();
  clock.advance(MINUTE);
  expect(() => monitoring.meter.record(call())).not.toThrow();
  expect(() => monitoring.dispose()).not.toThrow();
  expect(monitoring.figures().api.calls).toBe(2);
});

test('every service has a past of its own, also tunnel and notifications', () => {
  const { monitoring } = rig();
  monitoring.meter.record(call({ service: 'tunnel', operation: 'ssh', outcome: 'TUNNEL_REFUSED' }));
  monitoring.meter.record(call({ service: 'notification', operation: 'answer-ready' }));
  const histories = monitoring.callHistories('1h');
  expect(Object.keys(histories)).toEqual([...METERED_SERVICES]);
  expect(histories.tunnel.steps).toMatchObject([{ calls: 1, failures: 1 }]);
  expect(histories.notification.steps).toMatchObject([{ calls: 1, failures: 0 }]);
  expect(histories.api.steps).toEqual([]);
});
