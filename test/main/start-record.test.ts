import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { decideStart } from '../../src/main/start-record';
import { StartWatch } from '../../src/main/start-watch';
import { tempFolder } from '../fakes/temp-folder';

const MINUTE = 60_000;
const NOW = 1_800_000_000_000;

describe('is this start a safe one', () => {
  test.each([
    ['the first start', [], false],
    ['after two that crashed', [NOW - 2 * MINUTE, NOW - MINUTE], false],
    ['after three within five minutes', [NOW - 4 * MINUTE, NOW - 3 * MINUTE, NOW - MINUTE], true],
    [
      'after three, one of them long ago',
      [NOW - 6 * MINUTE, NOW - 3 * MINUTE, NOW - MINUTE],
      false,
    ],
    [
      'after three that a wrong clock put into the future',
      [NOW + MINUTE, NOW + 2 * MINUTE, NOW + 3 * MINUTE],
      false,
    ],
  ])('%s', (_what, unfinished, safe) => {
    expect(decideStart({ unfinished }, NOW).safe).toBe(safe);
  });

  test('each start is remembered, and no more of them than count', () => {
    let record = { unfinished: [] as number[] };
    const verdicts = [0, 1, 2, 3, 4].map((at) => {
      const decision = decideStart(record, NOW + at * 1000);
      ({ record } = decision);
      return decision.safe;
    });
    expect(verdicts).toEqual([false, false, false, true, true]);
    expect(record.unfinished).toHaveLength(3);
  });
});

describe('the record on the disk', () => {
  test('a start that came through leaves none', () => {
    const folder = tempFolder();
    const watch = new StartWatch(folder, NOW);
    expect(JSON.parse(readFileSync(join(folder, 'starts.json'), 'utf8'))).toEqual({
      unfinished: [NOW],
    });
    watch.cameThrough();
    expect(() => readFileSync(join(folder, 'starts.json'))).toThrow();
  });

  test.each(['not json', '{"unfinished": "many"}', '[]'])(
    'a record that cannot be read makes a usual start: %s',
    (text) => {
      const folder = tempFolder();
      writeFileSync(join(folder, 'starts.json'), text);
      expect(new StartWatch(folder, NOW).safe).toBe(false);
    },
  );

  test('a disk that takes no notes makes a usual start', () => {
    const folder = tempFolder();
    writeFileSync(join(folder, 'file'), '');
    expect(new StartWatch(join(folder, 'file', 'data'), NOW).safe).toBe(false);
  });
});
