import { spawnSync } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { cleanTree, packages, violations } from './layer-fixture';

const root = resolve(import.meta.dirname, '../..');
const config = join(root, '.dependency-cruiser.cjs');
const rule = z.object({ name: z.string(), comment: z.string() });
const { forbidden } = z
  .object({ forbidden: z.array(rule) })
  .parse(createRequire(import.meta.url)(config));
const report = z.object({
  summary: z.object({
    violations: z.array(z.object({ from: z.string(), rule: z.object({ name: z.string() }) })),
  }),
});

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'salon-layers-'));
});
afterAll(() => {
  rmSync(folder, { recursive: true });
});

function write(tree: string, files: Readonly<Record<string, string>>): void {
  for (const [path, content] of Object.entries(files)) {
    mkdirSync(dirname(join(tree, path)), { recursive: true });
    writeFileSync(join(tree, path), content);
  }
}

/** Runs the real gate on a tree; what it finds, as "rule: file". */
function findings(name: string, files: Readonly<Record<string, string>>): string[] {
  const tree = join(folder, name);
  write(tree, files);
  write(tree, {
    'package.json': JSON.stringify({
      name,
      dependencies: Object.fromEntries(packages.map((each) => [each, '1.0.0'])),
    }),
  });
  for (const each of packages) {
    write(tree, {
      [`node_modules/${each}/package.json`]: JSON.stringify({
        name: each,
        version: '1.0.0',
        main: 'index.js',
      }),
      [`node_modules/${each}/index.js`]: '',
    });
  }
  cpSync(join(root, 'tsconfig.base.json'), join(tree, 'tsconfig.base.json'));
  const gate = join(root, 'node_modules', 'dependency-cruiser', 'bin', 'dependency-cruise.mjs');
  const { stdout } = spawnSync(
    process.execPath,
    [gate, '--config', config, '--output-type', 'json', 'src'],
    { cwd: tree, encoding: 'utf8', maxBuffer: 1e8 },
  );
  return report
    .parse(JSON.parse(stdout))
    .summary.violations.map(({ from, rule: { name: broken } }) => `${broken}: ${from}`);
}

describe('the layer gate', () => {
  let found: string[];
  beforeAll(() => {
    const planted = violations.flatMap(({ path, content, also }) => [
      ...Object.entries(also ?? {}),
      [path, content] as const,
    ]);
    found = findings('planted', { ...cleanTree, ...Object.fromEntries(planted) });
  });

  it('finds nothing in a tree that keeps the rules', () => {
    expect(findings('clean', cleanTree)).toEqual([]);
  });

  it.each(violations)('$rule bites when $deed', ({ rule: broken, path }) => {
    expect(found).toContain(`${broken}: ${path}`);
  });

  it('has a planted violation for every rule', () => {
    expect(new Set(violations.map((each) => each.rule))).toEqual(
      new Set(forbidden.map(({ name }) => name)),
    );
  });

  it('tells a newcomer what to do instead', () => {
    for (const { name, comment } of forbidden) expect(comment.length, name).toBeGreaterThan(60);
  });
});
