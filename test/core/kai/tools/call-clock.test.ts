import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { CallClock } from '../../../../src/core/kai/tools/call-clock';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

function start(limits = { idleMs: 1000, totalMs: 5000 }) {
  const fired: number[] = [];
  const clock = { now: () => Date.now(), monotonic: () => Date.now() };
  return { fired, timer: new CallClock(limits, clock, (limitMs) => fired.push(limitMs)) };
}

test('fires when nothing was heard for so long', () => {
  const { fired } = start();
  vi.advanceTimersByTime(999);
  expect(fired).toEqual([]);
  vi.advanceTimersByTime(1);
  expect(fired).toEqual([1000]);
});

test('what is heard begins the wait anew, but never beyond the total', () => {
  const { fired, timer } = start();
  for (let heard = 0; heard < 8; heard += 1) {
    vi.advanceTimersByTime(600);
    timer.touch();
  }
  expect(fired).toEqual([]);
  vi.advanceTimersByTime(200);
  expect(fired).toEqual([5000]);
});

test('stands still while it is paused, and goes on with what was left', () => {
  const { fired, timer } = start();
  vi.advanceTimersByTime(700);
  timer.pause();
  vi.advanceTimersByTime(60_000);
  timer.touch();
  timer.pause();
  timer.resume();
  vi.advanceTimersByTime(299);
  expect(fired).toEqual([]);
  vi.advanceTimersByTime(1);
  expect(fired).toEqual([1000]);
});

test('fires no more once it has ended', () => {
  const { fired, timer } = start();
  timer.end();
  vi.advanceTimersByTime(10_000);
  expect(fired).toEqual([]);
});
