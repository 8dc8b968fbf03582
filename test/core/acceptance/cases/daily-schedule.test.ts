import { expect, test } from 'vitest';
import { wasPassed } from '../../../../src/core/acceptance/cases/daily-schedule';

const at = (day: number, hours: number, minutes: number): Date =>
  new Date(2026, 4, day, hours, minutes);

test.each([
  ['in between', '08:00', at(1, 7, 59), at(1, 8, 0), true],
  ['not yet', '08:00', at(1, 7, 58), at(1, 7, 59), false],
  ['passed already', '08:00', at(1, 8, 0), at(1, 8, 1), false],
  ['over midnight', '23:59', at(1, 23, 58), at(2, 0, 1), true],
  ['asleep through it', '03:00', at(1, 1, 0), at(1, 9, 0), true],
  ['asleep for days: once', '03:00', at(1, 1, 0), at(5, 9, 0), true],
  ['the clock was set back', '08:00', at(1, 9, 0), at(1, 7, 0), false],
  ['never', '', at(1, 0, 0), at(2, 0, 0), false],
  ['no time of day', '25:00', at(1, 0, 0), at(2, 0, 0), false],
])('%s', (_name, time, before, now, expected) => {
  expect(wasPassed(time, before, now)).toBe(expected);
});
