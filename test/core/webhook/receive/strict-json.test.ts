import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { readStrictJson } from '../../../../src/core/webhook/receive/strict-json';

test('any JSON value that a program writes is read as it was', () => {
  fc.assert(
    fc.property(fc.jsonValue({ maxDepth: 6 }), (value) => {
      expect(readStrictJson(JSON.stringify(value))).toEqual({
        ok: true,
        value: JSON.parse(JSON.stringify(value)),
      });
      expect(readStrictJson(JSON.stringify(value, null, 2))).toMatchObject({ ok: true });
    }),
    { numRuns: 500 },
  );
});

test('whatever text comes, it is taken only if the parser takes it too, and nothing is thrown', () => {
  fc.assert(
    fc.property(
      fc.oneof(
        fc.string(),
        fc.string({
          unit: fc.constantFrom('{', '}', '[', ']', '"', ':', ',', '\\', 'a', '1', ' '),
        }),
      ),
      (text) => {
        const read = readStrictJson(text);
        let parses = true;
        try {
          JSON.parse(text);
        } catch {
          parses = false;
        }
        if (read.ok) expect(parses).toBe(true);
        else if (parses) expect(['duplicate-names', 'too-deep']).toContain(read.reason);
      },
    ),
    { numRuns: 2000 },
  );
});

test.each([
  ['{"a":1,"a":2}', 'duplicate-names'],
  ['{"a":1,"b":{"c":1,"c":1}}', 'duplicate-names'],
  [String.raw`{"a":1,"\u0061":2}`, 'duplicate-names'],
  ['{"a" : 1 , "a"\n:2}', 'duplicate-names'],
  [`${'['.repeat(65)}${']'.repeat(65)}`, 'too-deep'],
  [`${'{"a":'.repeat(65)}1${'}'.repeat(65)}`, 'too-deep'],
  ['[[['.repeat(200_000), 'too-deep'],
  ['{"a":1', 'not-json'],
  ['"open', 'not-json'],
  ['', 'not-json'],
  ['\uFEFF{}', 'not-json'],
  ['{"a":\u0000}', 'not-json'],
  ["{'a':1}", 'not-json'],
])('%# is refused with its reason', (text, reason) => {
  expect(readStrictJson(text)).toEqual({ ok: false, reason });
});

test.each([
  '{"a":{"a":1},"b":[{"a":1},{"a":2}]}',
  '{"a":"a","b":"a"}',
  '["a","a"]',
  `${'['.repeat(64)}${']'.repeat(64)}`,
  String.raw`{"a\"b":1,"a\\":2,"a":3}`,
])('%# is fine: the same name in different objects, and depth up to 64', (text) => {
  expect(readStrictJson(text)).toMatchObject({ ok: true });
});
