import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { fitsPattern, patternFor } from '../../../../src/core/kai/approval/argument-pattern';
import type { ArgumentCondition, ArgumentPattern } from '../../../../src/shared/model/kai-approval';

const only = (is: ArgumentCondition['is'], value: unknown, argument = 'a'): ArgumentPattern => ({
  conditions: [{ argument, is, value: JSON.stringify(value) }],
  otherArguments: 'refused',
});

describe('a pattern', () => {
  test.each([
    [only('equals', 'x'), { a: 'x' }, true],
    [only('equals', { b: 1, c: [2] }), { a: { c: [2], b: 1 } }, true],
    [only('equals', 1), { a: '1' }, false],
    [only('one-of', ['x', 'y']), { a: 'y' }, true],
    [only('one-of', 'x'), { a: 'x' }, false],
    [only('starts-with', '/tmp/'), { a: '/tmp/z' }, true],
    [only('starts-with', ''), { a: 'anything' }, false],
    [only('starts-with', '/tmp/'), { a: ['/tmp/z'] }, false],
    [only('at-most', 5), { a: 5 }, true],
    [only('at-most', 5), { a: 5.1 }, false],
    [only('at-least', 5), { a: '9' }, false],
    [only('equals', 1, 'a.b'), { a: { b: 1 } }, true],
    [only('equals', 1, 'a.b'), { 'a.b': 1 }, false],
    [only('equals', 1, 'a\\.b'), { 'a.b': 1 }, true],
    [only('equals', 'x'), {}, false],
    [only('equals', 'x', '__proto__.polluted'), { a: 'x' }, false],
  ])('%j for %j: %s', (pattern, payload, fits) => {
    expect(fitsPattern(pattern, payload)).toBe(fits);
  });

  test('lets other arguments through only where it says so', () => {
    const strict = only('equals', 'x');
    expect(fitsPattern(strict, { a: 'x', b: 1 })).toBe(false);
    expect(fitsPattern({ ...strict, otherArguments: 'allowed' }, { a: 'x', b: 1 })).toBe(true);
    expect(fitsPattern(only('equals', 1, 'a.b'), { a: { b: 1, c: 2 } })).toBe(false);
  });

  test('that is broken fits nothing', () => {
    expect(
      fitsPattern(
        { conditions: [{ argument: 'a', is: 'equals', value: '{' }], otherArguments: 'allowed' },
        { a: '{' },
      ),
    ).toBe(false);
  });
});

const payloads = fc.dictionary(fc.string(), fc.jsonValue(), { maxKeys: 6 });

/** As it would come over the wire. */
function read(value: unknown): Record<string, unknown> {
  return { ...JSON.parse(JSON.stringify(value)) };
}

test('the pattern for a payload fits it and nothing else', () => {
  fc.assert(
    fc.property(payloads, payloads, (payload, other) => {
      const [own, foreign] = [read(payload), read(other)];
      const pattern = patternFor(own);
      expect(fitsPattern(pattern, own)).toBe(true);
      const isSame = JSON.stringify(sorted(own)) === JSON.stringify(sorted(foreign));
      if (!isSame) expect(fitsPattern(pattern, foreign)).toBe(false);
    }),
  );
});

test('a condition that is added never lets more through', () => {
  const condition = fc.record<ArgumentCondition>({
    argument: fc.constantFrom('a', 'b', 'a.b'),
    is: fc.constantFrom('equals', 'one-of', 'starts-with', 'at-most', 'at-least'),
    value: fc.jsonValue().map((value) => JSON.stringify(value)),
  });
  const small = fc.record(
    { a: fc.jsonValue({ maxDepth: 1 }), b: fc.jsonValue({ maxDepth: 1 }) },
    { requiredKeys: [] },
  );
  fc.assert(
    fc.property(
      fc.array(condition, { maxLength: 3 }),
      condition,
      small,
      (conditions, more, value) => {
        const payload: Record<string, unknown> = { ...JSON.parse(JSON.stringify(value)) };
        const narrower = fitsPattern(
          { conditions: [...conditions, more], otherArguments: 'allowed' },
          payload,
        );
        if (narrower)
          expect(fitsPattern({ conditions, otherArguments: 'allowed' }, payload)).toBe(true);
      },
    ),
  );
});

function sorted(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(sorted);
  if (typeof value !== 'object' || value === null) return value;
  return Object.entries(value)
    .toSorted(([one], [other]) => (one < other ? -1 : 1))
    .map(([name, child]) => [name, sorted(child)]);
}
