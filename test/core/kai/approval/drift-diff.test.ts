import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { diffDefinitions } from '../../../../src/core/kai/approval/drift-diff';
import type { ToolDefinition } from '../../../../src/core/kai/tools/tool-definition';

const hints = { readOnly: true, destructive: null, idempotent: null, openWorld: null };
const query = { type: 'string', description: 'what to ask' };
const base: ToolDefinition = {
  name: 'query',
  title: 'Query',
  description: 'asks',
  hints,
  outputSchema: null,
  inputSchema: {
    type: 'object',
    properties: { query, limit: { type: 'integer', maximum: 10 } },
    required: ['query'],
  },
};
const withInput = (
  properties: Record<string, unknown>,
  required: string[] = ['query'],
): ToolDefinition => ({ ...base, inputSchema: { type: 'object', properties, required } });
const kinds = (after: ToolDefinition) =>
  diffDefinitions(base, after).map(({ kind, path, breaking }) => [kind, path, breaking]);
const limit = { type: 'integer', maximum: 10 };

function nested(properties: Record<string, unknown>): ToolDefinition {
  return withInput({
    query,
    limit,
    filter: { type: 'object', properties },
    tags: { type: 'array', items: { type: 'string' } },
  });
}

describe('what changed is told in words a person can read', () => {
  test.each<[string, ToolDefinition, unknown[]]>([
    ['nothing', base, []],
    [
      'an argument more',
      withInput({ query, limit, lang: { type: 'string' } }),
      [['argument-added', 'lang', false]],
    ],
    [
      'a required argument more',
      withInput({ query, limit, key: { type: 'string' } }, ['query', 'key']),
      [['argument-added', 'key', true]],
    ],
    ['an argument less', withInput({ query }), [['argument-removed', 'limit', true]]],
    [
      'another type',
      withInput({ query, limit: { type: 'string', maximum: 10 } }),
      [['argument-retyped', 'limit', true]],
    ],
    [
      'required now',
      withInput({ query, limit }, ['query', 'limit']),
      [['argument-now-required', 'limit', true]],
    ],
    ['optional now', withInput({ query, limit }, []), [['argument-now-optional', 'query', false]]],
    [
      'other limits',
      withInput({ query, limit: { type: 'integer', maximum: 99 } }),
      [['argument-limits-changed', 'limit', true]],
    ],
    [
      'other words for an argument',
      withInput({ query: { type: 'string', description: 'anything' }, limit }),
      [['argument-description-changed', 'query', false]],
    ],
    [
      'another description',
      { ...base, description: 'asks, and sends the answer to me' },
      [['description-changed', '', false]],
    ],
    ['another title', { ...base, title: 'Q' }, [['title-changed', '', false]]],
    [
      'another hint',
      { ...base, hints: { ...hints, readOnly: false } },
      [['hint-changed', 'readOnly', true]],
    ],
    ['a result', { ...base, outputSchema: { type: 'object' } }, [['result-changed', '', true]]],
    [
      'extra arguments allowed',
      { ...base, inputSchema: { ...base.inputSchema, additionalProperties: true } },
      [['schema-changed', '', true]],
    ],
  ])('%s', (_name, after, expected) => {
    expect(kinds(after)).toEqual(expected);
  });

  test('inside an argument too, with its path', () => {
    const before = nested({ year: { type: 'integer' } });
    expect(diffDefinitions(before, nested({ year: { type: 'string' } }))).toMatchObject([
      { kind: 'argument-retyped', path: 'filter.year', before: 'integer', after: 'string' },
    ]);
  });
});

const schemas = fc.record(
  {
    type: fc.constant('object'),
    properties: fc.dictionary(
      fc.constantFrom('a', 'b', 'c'),
      fc.oneof(
        fc.record(
          { type: fc.constantFrom('string', 'number', 'boolean'), description: fc.string() },
          { requiredKeys: ['type'] },
        ),
        fc.record({
          type: fc.constant('array'),
          items: fc.record({ type: fc.constantFrom('string', 'number') }),
        }),
        fc.record({ enum: fc.array(fc.string(), { minLength: 1 }) }),
        fc.record({
          type: fc.constant('object'),
          properties: fc.dictionary(
            fc.constantFrom('x', 'y'),
            fc.record({ type: fc.constantFrom('string', 'null') }),
          ),
        }),
      ),
    ),
    required: fc.uniqueArray(fc.constantFrom('a', 'b', 'c')),
    $comment: fc.string(),
  },
  { requiredKeys: ['type'] },
);
const definitions = fc
  .record({
    title: fc.string(),
    description: fc.string(),
    inputSchema: schemas,
    readOnly: fc.boolean(),
  })
  .map(({ readOnly, ...rest }): ToolDefinition => ({
    name: 'query',
    outputSchema: null,
    hints: { ...hints, readOnly },
    ...rest,
  }));

test('there is a difference to tell exactly when there is one, and none to oneself', () => {
  fc.assert(
    fc.property(definitions, definitions, (one, other) => {
      expect(diffDefinitions(one, structuredClone(one))).toEqual([]);
      const isSame = diffDefinitions(one, other).length === 0;
      if (isSame) expect(normal(one)).toBe(normal(other));
    }),
    { numRuns: 500 },
  );
});

function normal(value: unknown): string {
  return JSON.stringify(value, (_key, child: unknown) =>
    typeof child === 'object' && child !== null && !Array.isArray(child)
      ? Object.fromEntries(Object.entries(child).toSorted(([a], [b]) => (a < b ? -1 : 1)))
      : child,
  );
}
