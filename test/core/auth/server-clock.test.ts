import { expect, test } from 'vitest';
import { ServerClock } from '../../../src/core/auth/server-clock';
import { FakeClock } from '../../fakes/fake-clock';

function dateAfter(clock: FakeClock, milliseconds: number): string {
  return new Date(clock.now() + milliseconds).toUTCString();
}

test('a difference of half a minute is noise', () => {
  const clock = new FakeClock();
  const server = new ServerClock(clock);
  expect(server.observe(dateAfter(clock, 30_000))).toBe(false);
  expect(server.observe(dateAfter(clock, -30_000))).toBe(false);
  expect(server.now()).toBe(clock.now());
});

test.each([600_000, -600_000, 86_400_000, -86_400_000])(
  'a difference of %i ms is learned',
  (difference) => {
    const clock = new FakeClock();
    const server = new ServerClock(clock);
    expect(server.observe(dateAfter(clock, difference))).toBe(true);
    expect(server.skewMs).toBe(difference);
    expect(server.now()).toBe(clock.now() + difference);
    expect(server.observe(dateAfter(clock, difference))).toBe(false);
  },
);

test('a clock that was set right again is noticed', () => {
  const clock = new FakeClock();
  const server = new ServerClock(clock);
  server.observe(dateAfter(clock, 600_000));
  clock.jumpWall(600_000);
  expect(server.observe(dateAfter(clock, 0))).toBe(true);
  expect(server.skewMs).toBe(0);
});

test.each([undefined, '', 'yesterday', '99999999'.repeat(5)])(
  'a missing or broken header (%s) changes nothing',
  (header) => {
    const server = new ServerClock(new FakeClock());
    expect(server.observe(header)).toBe(false);
    expect(server.skewMs).toBe(0);
  },
);
