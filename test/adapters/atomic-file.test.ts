import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { writeFileAtomically } from '../../src/adapters/atomic-file';
import { rejectionOf } from '../fakes/deferred';
import { tempFolder } from '../fakes/temp-folder';

test('writes the whole text in place of what was there, and leaves nothing else', async () => {
  const folder = tempFolder();
  const file = join(folder, '手冲.md');
  writeFileSync(file, 'something much longer than what comes');
  await writeFileAtomically(file, '手冲 ☕\n');
  expect(readFileSync(file, 'utf8')).toBe('手冲 ☕\n');
  expect(readdirSync(folder)).toEqual(['手冲.md']);
});

test('a name as long as the file system takes is no trouble', async () => {
  const file = join(tempFolder(), `${'x'.repeat(252)}.md`);
  await writeFileAtomically(file, 'a');
  expect(readFileSync(file, 'utf8')).toBe('a');
});

test.each([
  ['a folder that is not there', (folder: string) => join(folder, 'missing', 'a.md')],
  [
    'a folder in the place of the file',
    (folder: string) => {
      mkdirSync(join(folder, 'taken.md'));
      return join(folder, 'taken.md');
    },
  ],
])('%s is told, and nothing is left behind', async (_name, place) => {
  const folder = tempFolder();
  const path = place(folder);
  expect(await rejectionOf(writeFileAtomically(path, 'a'))).toMatchObject({
    code: 'DISK_READ_ONLY',
    params: { path },
  });
  expect(readdirSync(folder).filter((name) => name.startsWith('.'))).toEqual([]);
});
