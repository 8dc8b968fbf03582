import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeEach, expect, test } from 'vitest';
import { RotatingFile } from '../../src/adapters/rotating-file';
import { tempFolder } from '../fakes/temp-folder';

let folder: string;
let now: number;
beforeEach(() => {
  folder = tempFolder();
  now = Date.now();
});

const open = (maxBytes: number): RotatingFile =>
  new RotatingFile(join(folder, 'a.log'), { maxBytes, kept: 2, now: () => now });
const text = (name: string): string => readFileSync(join(folder, name), 'utf8');

test('a full file is set aside while it is written to, and the oldest goes', () => {
  const file = open(10);
  for (const line of ['one 123456\n', 'two 123456\n', 'three 1234\n', 'four\n']) file.write(line);
  file.end();
  expect(readdirSync(folder).toSorted()).toEqual(['a.log', 'a.log.1', 'a.log.2']);
  expect([text('a.log'), text('a.log.1'), text('a.log.2')]).toEqual([
    'four\n',
    'three 1234\n',
    'two 123456\n',
  ]);
});

test('a new day begins a new file, an empty one is not set aside', () => {
  const file = open(1000);
  now += 86_400_000;
  file.write('today\n');
  now += 86_400_000;
  file.write('tomorrow\n');
  file.end();
  expect([text('a.log'), text('a.log.1')]).toEqual(['tomorrow\n', 'today\n']);
  expect(readdirSync(folder)).toHaveLength(2);
});

test('a file of an earlier day is set aside when it is opened', () => {
  open(1000).end();
  const first = open(1000);
  first.write('before\n');
  first.end();
  now += 2 * 86_400_000;
  const next = open(1000);
  next.write('after\n');
  next.end();
  expect([text('a.log'), text('a.log.1')]).toEqual(['after\n', 'before\n']);
});
