import { mkdirSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeEach, describe, expect, test } from 'vitest';
import { CrashBudget } from '../../../src/main/windows/crash-budget';
import { readWindowState, writeWindowState } from '../../../src/main/windows/window-state';
import { tempFolder } from '../../fakes/temp-folder';

let folder: string;
beforeEach(() => {
  folder = tempFolder();
});

const DEFAULT = { width: 1180, height: 780, maximized: false };
const anywhere = (): boolean => true;

test('what was written is read again, and only one file is left', () => {
  const state = { width: 1000, height: 700, x: -1200, y: 40, maximized: true };
  writeWindowState(folder, state);
  expect(readWindowState(folder, anywhere)).toEqual(state);
  expect(readdirSync(folder)).toEqual(['window.json']);
});

test('a place on no screen is dropped, the size stays', () => {
  writeWindowState(folder, { width: 1000, height: 700, x: 9000, y: 40, maximized: false });
  expect(readWindowState(folder, (x) => x < 5000)).toEqual({
    width: 1000,
    height: 700,
    maximized: false,
  });
});

test('a window is never too small', () => {
  writeWindowState(folder, { width: 10, height: -5, maximized: false });
  expect(readWindowState(folder, anywhere)).toEqual({ width: 640, height: 480, maximized: false });
});

test.each([
  '',
  'null',
  '[]',
  '"x"',
  '{',
  '42',
  '{"width":"wide","height":null,"x":1e999,"maximized":"yes"}',
])('odd content (%s) gives the default', (text) => {
  writeFileSync(join(folder, 'window.json'), text);
  expect(readWindowState(folder, anywhere)).toEqual(DEFAULT);
});

test('a disk that refuses costs only the position', () => {
  expect(readWindowState(join(folder, 'missing'), anywhere)).toEqual(DEFAULT);
  mkdirSync(join(folder, 'window.json', 'in the way'), { recursive: true });
  expect(() => writeWindowState(folder, { ...DEFAULT })).not.toThrow();
  expect(readWindowState(folder, anywhere)).toEqual(DEFAULT);
});

describe('a page that crashes', () => {
  test('comes back three times a minute, not more', () => {
    let now = 0;
    const budget = new CrashBudget(() => now);
    expect([
      budget.mayReload(),
      budget.mayReload(),
      budget.mayReload(),
      budget.mayReload(),
    ]).toEqual([true, true, true, false]);
    now = 59_999;
    expect(budget.mayReload()).toBe(false);
    now = 130_000;
    expect(budget.mayReload()).toBe(true);
  });
});
