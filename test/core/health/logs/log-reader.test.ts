import { appendFileSync, mkdirSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { beforeEach, describe, expect, test } from 'vitest';
import { LogFileSource } from '../../../../src/adapters/log-file-source';
import { logPath } from '../../../../src/adapters/log-files';
import { fits, LogReader, readLogLine } from '../../../../src/core/health/logs/log-reader';
import type { LogFilter, LogLine } from '../../../../src/shared/model/log';
import { tempFolder } from '../../../fakes/temp-folder';

const ALL: LogFilter = { level: 'debug', module: '', text: '' };

let path: string;
let reader: LogReader;
beforeEach(() => {
  path = logPath(tempFolder());
  mkdirSync(dirname(path));
  reader = new LogReader(new LogFileSource(path));
});

function line(msg: string, more: Record<string, unknown> = {}): string {
  return `${JSON.stringify({ level: 'info', time: '2026-01-01T00:00:00.000Z', ...more, msg })}\n`;
}

const words = (lines: readonly LogLine[]): string[] => lines.map(({ message }) => message);

test('the newest lines come first time, then only what was written since', async () => {
  writeFileSync(path, line('one') + line('two') + line('three'));
  const first = await reader.newest(ALL, 2);
  expect(words(first.lines)).toEqual(['two', 'three']);
  appendFileSync(path, line('四') + line('five'));
  const more = await reader.after(first.cursor, ALL, 100);
  expect(words(more.lines)).toEqual(['四', 'five']);
  expect(words((await reader.after(more.cursor, ALL, 100)).lines)).toEqual([]);
});

test('a line that is still being written is left for the next time', async () => {
  const whole = line('second');
  writeFileSync(path, line('first') + whole.slice(0, 20));
  const first = await reader.newest(ALL, 10);
  expect(words(first.lines)).toEqual(['first']);
  appendFileSync(path, whole.slice(20));
  expect(words((await reader.after(first.cursor, ALL, 10)).lines)).toEqual(['second']);
});

test('after a rotation it goes on at the beginning of the new file', async () => {
  writeFileSync(path, line('before the rotation, with many words'));
  const { cursor } = await reader.newest(ALL, 10);
  renameSync(path, `${path}.1`);
  writeFileSync(path, line('new'));
  expect(words((await reader.after(cursor, ALL, 10)).lines)).toEqual(['new']);
});

test('a log that is not there is empty', async () => {
  rmSync(dirname(path), { recursive: true });
  expect(await reader.newest(ALL, 10)).toEqual({ lines: [], cursor: 0, modules: [] });
});

test('a large log is read from its end, beginning with a whole line', async () => {
  const long = 'x'.repeat(1000);
  writeFileSync(
    path,
    Array.from({ length: 6000 }, (_none, index) => line(`${index} ${long}`)).join(''),
  );
  const { lines } = await reader.newest(ALL, 1000);
  expect(lines).toHaveLength(1000);
  expect(words(lines).at(-1)).toBe(`5999 ${long}`);
});

test('the lines of one turn, and of no other whose words name it', async () => {
  writeFileSync(
    path,
    line('mine', { turn: 't1' }) + line('other', { turn: 't2', after: 't1' }) + line('nobody’s'),
  );
  expect(words((await reader.newest({ ...ALL, turn: 't1' }, 10)).lines)).toEqual(['mine']);
});

test('modules are named as they are met', async () => {
  writeFileSync(path, line('a', { module: 'kai' }) + line('b', { module: 'api' }) + line('c'));
  expect((await reader.newest({ ...ALL, module: 'api' }, 10)).modules).toEqual(['api', 'kai']);
});

describe('a filter', () => {
  test.each<[string, Partial<LogFilter>, boolean]>([
    ['takes everything', {}, true],
    ['takes its own level', { level: 'warn' }, true],
    ['leaves out what is less grave', { level: 'error' }, false],
    ['takes one module', { module: 'api' }, true],
    ['leaves out the others', { module: 'ap' }, false],
    ['finds words whatever their case', { text: ' call FAILED ' }, true],
    ['finds what stands in the fields', { text: '20260101logid' }, true],
    ['leaves out lines without the words', { text: 'kai' }, false],
  ])('%s', (_name, filter, expected) => {
    const read = readLogLine(
      line('Call failed', { level: 'warn', module: 'api', logid: '20260101LOGID' }).trim(),
    );
    expect(read && fits(read, { ...ALL, ...filter })).toBe(expected);
  });
});

test.each(['', '{', '[]', '{"msg":1}', 'plain words', '{"level":"loud","time":"t","msg":"m"}'])(
  '%j is no line of ours',
  (text) => {
    expect(readLogLine(text)).toBeNull();
  },
);

test('a field that is an object is shown as its JSON', () => {
  expect(readLogLine('{"level":"info","time":"t","msg":"m","deep":{"a":1}}')?.fields).toEqual({
    deep: '{"a":1}',
  });
});
