import { array, assert, constantFrom, double, property } from 'fast-check';
import { expect, test } from 'vitest';
import { LatencyHistogram } from '../../../src/core/lib/latency-histogram';

const times = array(double({ min: 0.01, max: 150_000, noNaN: true }), {
  minLength: 1,
  maxLength: 300,
});

function histogramOf(values: readonly number[]): LatencyHistogram {
  const histogram = new LatencyHistogram();
  for (const ms of values) histogram.add(ms);
  return histogram;
}

test('a percentile is off by a fifth at most', () => {
  assert(
    property(times, constantFrom(0.5, 0.95, 0.99, 1), (values, share) => {
      const sorted = values.toSorted((one, other) => one - other);
      const exact = sorted[Math.ceil(share * sorted.length) - 1] ?? 0;
      const told = histogramOf(values).quantile(share) ?? 0;
      expect(Math.abs(told - exact)).toBeLessThanOrEqual(Math.max(1, exact * 0.2));
    }),
  );
});

test('two merged are the same as one that saw everything, also through the database', () => {
  assert(
    property(times, times, (ones, others) => {
      const merged = new LatencyHistogram(histogramOf(ones).toBytes());
      merged.merge(histogramOf(others));
      expect([...merged.counts]).toEqual([...histogramOf([...ones, ...others]).counts]);
    }),
  );
});

test('without anything counted there is no percentile', () => {
  expect(new LatencyHistogram().quantile(0.5)).toBeNull();
});

test('bytes of another release count as nothing', () => {
  expect(new LatencyHistogram(new Uint8Array(8)).quantile(0.5)).toBeNull();
});

test('what took longer than any limit lands in the last bucket', () => {
  expect(histogramOf([10_000_000]).quantile(0.99)).toBeGreaterThan(130_000);
});
