import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { standInNotice } from '../../src/main/stand-in-notice';
import { tempFolder } from '../fakes/temp-folder';

const STAND_IN = { SALON_STAND_IN: '1' };
const codes = (...parameters: Parameters<typeof standInNotice>): string[] =>
  standInNotice(...parameters).map(({ code }) => code);

test('in the stand-in it is told once per data folder', () => {
  const folder = tempFolder();
  expect(codes(folder, STAND_IN, ['electron', 'app'])).toEqual(['STAND_IN_RUNTIME']);
  expect(codes(folder, STAND_IN, ['electron', 'app'])).toEqual([]);
  expect(codes(tempFolder(), STAND_IN, [])).toEqual(['STAND_IN_RUNTIME']);
});

test('a start with the sandbox says nothing, and the next one without it still does', () => {
  const folder = tempFolder();
  expect(codes(folder, STAND_IN, ['electron', 'app', '--sandbox'])).toEqual([]);
  expect(codes(folder, STAND_IN, ['electron', 'app'])).toEqual(['STAND_IN_RUNTIME']);
});

test.each([{}, { SALON_STAND_IN: '' }, { SALON_STAND_IN: '0' }])(
  'in a real runtime nothing is told: %j',
  (environment) => {
    expect(codes(tempFolder(), environment, [])).toEqual([]);
  },
);

test('a disk that takes no notes hears it every time', () => {
  const folder = tempFolder();
  writeFileSync(join(folder, 'file'), '');
  const impossible = join(folder, 'file', 'data');
  expect(codes(impossible, STAND_IN, [])).toEqual(['STAND_IN_RUNTIME']);
  expect(codes(impossible, STAND_IN, [])).toEqual(['STAND_IN_RUNTIME']);
});
