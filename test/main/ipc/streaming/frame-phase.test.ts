import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { untilDeparture } from '../../../../src/main/ipc/streaming/frame-phase';

test('a message leaves three milliseconds before a frame', () => {
  const phase = { at: 1000, intervalMs: 16 };
  expect(untilDeparture(phase, 1000)).toBe(13);
  expect(untilDeparture(phase, 1009)).toBe(4);
  expect(untilDeparture(phase, 1013)).toBe(16);
  expect(untilDeparture(phase, 900)).toBe(17);
});

test('whatever the screen, departures are in phase, and well apart', () => {
  fc.assert(
    fc.property(
      fc.double({ min: 2, max: 100, noNaN: true }),
      fc.double({ min: 0, max: 1e6, noNaN: true }),
      (intervalMs, now) => {
        const first = untilDeparture({ at: 500, intervalMs }, now);
        expect(first).toBeGreaterThanOrEqual(4);
        // A timer may come a little early or late: it is not set for the same frame again.
        for (const off of [-1, 0, 2])
          expect(untilDeparture({ at: 500, intervalMs }, now + first + off)).toBeGreaterThanOrEqual(
            9,
          );
        const late = (now + first + 3 - 500) % intervalMs;
        expect(Math.min(late, intervalMs - late)).toBeLessThan(1 + 1e-6);
      },
    ),
  );
});
