import { describe, expect, test } from 'vitest';
import { nextBackupAt } from '../../../src/core/backup/backup-schedule';

const at = (day: number, hours: number, minutes = 0): number =>
  new Date(2026, 4, day, hours, minutes).getTime();

describe('the next automatic backup', () => {
  test('is due at once when there was none', () => {
    expect(nextBackupAt('03:30', null, at(1, 12))).toBe(at(1, 12));
  });

  test.each([
    ['this morning, after the one of last night', at(1, 3, 31), at(2, 3, 30)],
    ['later today, when the last one was before the time', at(1, 1), at(1, 3, 30)],
    ['tomorrow, when it was made exactly on time', at(1, 3, 30), at(2, 3, 30)],
  ])('%s', (_what, last, due) => {
    expect(nextBackupAt('03:30', last, at(1, 4))).toBe(due);
  });

  test('a clock that was set back does not put it off', () => {
    expect(nextBackupAt('03:30', at(20, 3, 30), at(1, 12))).toBe(at(2, 3, 30));
  });
});
