import { expect, test } from 'vitest';
import { holdFolder } from '../../../src/core/storage/folder-hold';
import { tempFolder } from '../../fakes/temp-folder';

test('several programs hold a folder, and none is alone then', () => {
  const folder = tempFolder();
  const one = holdFolder(folder);
  const other = holdFolder(folder);
  expect(() => one.alone(() => 'done')).toThrow('DATA_FOLDER_IN_USE');
  expect(() => other.alone(() => 'done')).toThrow('DATA_FOLDER_IN_USE');
  other.release();
  expect(one.alone(() => 'done')).toBe('done');
});

test('who was alone, or wanted to be, holds the folder as before', () => {
  const folder = tempFolder();
  const one = holdFolder(folder);
  one.alone(() => {});
  const other = holdFolder(folder);
  expect(() => other.alone(() => {})).toThrow('DATA_FOLDER_IN_USE');
  one.release();
  other.alone(() => {});
  const third = holdFolder(folder);
  expect(() => third.alone(() => {})).toThrow('DATA_FOLDER_IN_USE');
});

test('what fails while alone is told, and the folder is held again', () => {
  const folder = tempFolder();
  const one = holdFolder(folder);
  expect(() =>
    one.alone(() => {
      throw new RangeError('broken');
    }),
  ).toThrow('broken');
  expect(() => holdFolder(folder).alone(() => {})).toThrow('DATA_FOLDER_IN_USE');
});

test('a place that takes no lock keeps nobody from working', () => {
  expect(holdFolder(`${tempFolder()}/nowhere`).alone(() => 'done')).toBe('done');
});
