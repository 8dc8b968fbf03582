import { expect, test } from 'vitest';
import { assembleBundle } from '../../../src/core/health/bundle-file';
import { Redactor } from '../../../src/core/lib/redact';

const NOW = new Date('2026-01-02T03:04:05.678Z');

test('every text goes through the redactor, names of fields and the deepest ones too, and the file stays JSON', () => {
  const redactor = new Redactor();
  redactor.learn('canary-secret-value');
  const { text, contents } = assembleBundle(
    [
      {
        part: 'settings',
        content: {
          a: ['x canary-secret-value y', { deep: 'pat_abcdefghijk' }],
          'canary-secret-value': 1,
        },
      },
      {
        part: 'log',
        content: [
          { message: '-----BEGIN PRIVATE KEY-----\nMIIE without an end', at: '"quoted"' },
          { path: '/home/anna/data' },
        ],
      },
    ],
    { redactor, homeFolder: '/home/anna', now: NOW },
  );
  expect(text).not.toMatch(/canary|pat_abc|MIIE|anna/);
  expect(JSON.parse(text)).toMatchObject({
    kind: 'coffee-salon-diagnostics',
    version: 1,
    createdAt: NOW.toISOString(),
    log: [{ at: '"quoted"' }, { path: '~/data' }],
  });
  expect(contents).toMatchObject({
    fileName: 'coffee-salon-diagnostics-2026-01-02T03-04-05.json',
    bytes: Buffer.byteLength(text),
    parts: [
      { part: 'settings', entries: 2 },
      { part: 'log', entries: 2, cut: false },
    ],
  });
});

test('a long part is shown from its beginning and says so', () => {
  const { contents } = assembleBundle(
    [{ part: 'log', content: Array.from({ length: 5000 }, (_line, at) => `line ${at}`) }],
    { redactor: new Redactor(), homeFolder: '', now: NOW },
  );
  expect(contents.parts[0]).toMatchObject({ entries: 5000, cut: true });
});
