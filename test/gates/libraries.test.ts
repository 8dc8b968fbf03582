import { readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { beforeAll, describe, expect, test } from 'vitest';
import { z } from 'zod';

const root = resolve(import.meta.dirname, '../..');
const librarySchema = z.array(
  z.object({
    name: z.string(),
    version: z.string(),
    licence: z.string(),
    text: z.string().nullable(),
  }),
);
let libraries: z.infer<typeof librarySchema> = [];

beforeAll(async () => {
  const script: unknown = await import(join(root, 'scripts/list-libraries.mjs'));
  libraries = librarySchema.parse(
    Reflect.apply(Reflect.get(Object(script), 'findLibraries'), undefined, []),
  );
});

describe('the list of libraries on the about page', () => {
  test('holds everything the app needs when it runs, what is bundled into the page, and what those need', () => {
    const names = new Set(libraries.map(({ name }) => name));
    const { dependencies } = z
      .object({ dependencies: z.record(z.string(), z.string()) })
      .parse(JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')));
    const missing = Object.keys(dependencies).filter((name) => !names.has(name));
    expect(missing).toEqual([]);
    for (const name of ['electron', 'react', 'antd', 'katex', 'react-markdown', 'micromark', 'd3'])
      expect(names, name).toContain(name);
  });

  test('leaves out what only builds and tests the app', () => {
    const names = new Set(libraries.map(({ name }) => name));
    for (const name of [
      'vite',
      'vitest',
      'oxlint',
      'typescript',
      '@playwright/test',
      'knip',
      '@types/react',
      // Dependencies of the Coze SDK that the build leaves out.
      'agora-rtc-sdk-ng',
      'jsonwebtoken',
      'form-data',
    ])
      expect(names, name).not.toContain(name);
  });

  test('states for each what its author says', () => {
    expect(libraries.filter(({ licence, text }) => licence === '' && text === null)).toEqual([]);
    expect(libraries.find(({ name }) => name === 'zod')).toMatchObject({
      licence: 'MIT',
      text: expect.stringContaining('Permission is hereby granted'),
    });
  });
});
