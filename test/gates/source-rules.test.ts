import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { electronChecks } from './electron-checks';
import { sourceChecks } from './source-checks';
import { readSourceTree, root } from './source-tree';

const files = readSourceTree();
const majorIn = (lock: string): number =>
  Number(/"node_modules\/electron": \{\s*"version": "(\d+)\./u.exec(lock)?.[1] ?? 0);

describe.each([
  ['the source rules', sourceChecks],
  ["Electron's security checklist", electronChecks],
] as const)('%s', (_name, checks) => {
  it.each(checks)('$rule: kept', ({ find }) => {
    expect(find(files)).toEqual([]);
  });

  it.each(checks)('$rule: the check fires on every bad example', ({ find, bad }) => {
    expect(bad.length).toBeGreaterThan(0);
    for (const example of bad) expect(find(example), JSON.stringify(example)).not.toEqual([]);
  });
});

describe('16 a current Electron', () => {
  const oldest = 45;

  it('is the one that is installed', () => {
    expect(majorIn(readFileSync(join(root, 'package-lock.json'), 'utf8'))).toBeGreaterThanOrEqual(
      oldest,
    );
  });

  it.each(['{}', '"node_modules/electron": {\n "version": "44.9.9"'])(
    'is not what %s names',
    (lock) => {
      expect(majorIn(lock)).toBeLessThan(oldest);
    },
  );
});

it('reads the whole source tree', () => {
  expect(files.length).toBeGreaterThan(200);
});
