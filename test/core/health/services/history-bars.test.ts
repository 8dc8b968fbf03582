import { expect, test } from 'vitest';
import { historyBars, rangeStart } from '../../../../src/core/health/services/history-bars';

const MINUTE = 60_000;
const NOW = Date.UTC(2026, 0, 2, 12, 10);

test('a day has forty-eight half hours, the last one runs', () => {
  const { bars } = historyBars([], '24h', NOW);
  expect(bars).toHaveLength(48);
  expect(bars.at(-1)?.from).toBe('2026-01-02T12:00:00.000Z');
  expect(bars[0]?.from).toBe('2026-01-01T12:30:00.000Z');
  expect(new Date(rangeStart('90d', NOW)).toISOString()).toBe('2025-10-05T00:00:00.000Z');
});

test('each bar shows the worst of its time, and how long it was down', () => {
  const { bars, upShare } = historyBars(
    [
      { at: NOW - 70 * MINUTE, status: 'ok', code: null },
      { at: NOW - 40 * MINUTE, status: 'down', code: 'TIMEOUT' },
      { at: NOW - 35 * MINUTE, status: 'ok', code: null },
      { at: NOW - 5 * MINUTE, status: 'degraded', code: 'CLOCK_SKEW' },
    ],
    '24h',
    NOW,
  );
  expect(bars.slice(-4).map(({ status, downSeconds }) => [status, downSeconds])).toEqual([
    ['off', 0],
    ['ok', 0],
    ['down', 300],
    ['degraded', 0],
  ]);
  expect(upShare).toBeCloseTo(65 / 70);
});

test('a state that began before the range fills it from its beginning', () => {
  const { bars, upShare } = historyBars(
    [{ at: NOW - 3 * 86_400_000, status: 'ok', code: null }],
    '24h',
    NOW,
  );
  expect(new Set(bars.map(({ status }) => status))).toEqual(new Set(['ok']));
  expect(upShare).toBe(1);
});

test('the time in which nothing was watched counts for nothing', () => {
  const changes = [
    { at: NOW - 600 * MINUTE, status: 'down' as const, code: 'TIMEOUT' },
    { at: NOW - 590 * MINUTE, status: 'off' as const, code: null },
    { at: NOW - 10 * MINUTE, status: 'ok' as const, code: null },
  ];
  expect(historyBars(changes, '24h', NOW).upShare).toBeCloseTo(0.5);
  expect(historyBars([{ at: 0, status: 'off', code: null }], '24h', NOW).upShare).toBeNull();
});

test('a wall clock that was set back does not count backwards', () => {
  const changes = [
    { at: NOW + 60 * MINUTE, status: 'ok' as const, code: null },
    { at: NOW - MINUTE, status: 'ok' as const, code: null },
  ];
  expect(historyBars(changes, '24h', NOW).upShare).toBe(1);
});
