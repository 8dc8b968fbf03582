import { describe, expect, test } from 'vitest';
import { z } from 'zod';
import { events, requests } from '../../src/shared/ipc/contract';

/**
 * A field name that smells of a secret; `publicKeyPem` is public, `secret` may only say whether
 * there is one.
 */
const SECRET_NAME =
  /private|pem$|^pat$|token|password|passphrase|key$|credential|assertion|jwt|bearer|secret/i;
const SECRET_BYTES = /^der$|Der$/;
const PUBLIC: ReadonlySet<string> = new Set(['publicKeyPem']);
/** Settings about tokens: how long, never which. */
const DURATIONS: ReadonlySet<string> = new Set([
  'tokenCacheTtlSeconds',
  'tokenDurationSeconds',
  'firstTokenMs',
]);
/** How many tokens of text a model has read and written. */
const COUNTS: ReadonlySet<string> = new Set(['inputTokens', 'outputTokens', 'dailyTokens']);
/** Where secrets are kept, not what they are. */
const PLACES: ReadonlySet<string> = new Set(['secretStorage']);

interface Found {
  path: string;
  name: string;
  schema: z.core.$ZodType;
}

/** Every named field of a schema, through arrays, unions, options and pipes. */
function fieldsOf(schema: z.core.$ZodType, path: string): Found[] {
  const def: unknown = Reflect.get(schema, 'def');
  if (typeof def !== 'object' || def === null) throw new Error(`${path} is no schema`);
  const inner: z.core.$ZodType[] = [];
  const fields: Found[] = [];
  if (schema instanceof z.ZodObject) {
    for (const [name, field] of Object.entries(schema.shape)) {
      fields.push(
        { path: `${path}.${name}`, name, schema: field },
        ...fieldsOf(field, `${path}.${name}`),
      );
    }
    if (schema.def.catchall) inner.push(schema.def.catchall);
  }
  for (const name of ['innerType', 'element', 'in', 'out', 'valueType', 'left', 'right'] as const) {
    const child: unknown = Reflect.get(def, name);
    if (child instanceof z.ZodType) inner.push(child);
  }
  for (const name of ['options', 'items'] as const) {
    const children: unknown = Reflect.get(def, name);
    if (Array.isArray(children))
      inner.push(...children.filter((child) => child instanceof z.ZodType));
  }
  return [...fields, ...inner.flatMap((child) => fieldsOf(child, path))];
}

function isSecret({ name, schema }: Found): boolean {
  if (
    !(SECRET_NAME.test(name) || SECRET_BYTES.test(name)) ||
    PUBLIC.has(name) ||
    DURATIONS.has(name) ||
    COUNTS.has(name) ||
    PLACES.has(name)
  )
    return false;
  const isSetOrNot =
    name === 'secret' &&
    schema instanceof z.ZodEnum &&
    schema.options.every((option) => ['set', 'not-set'].includes(String(option)));
  return !isSetOrNot;
}

const OUTPUTS: ReadonlyArray<[string, z.ZodType]> = [
  ...Object.entries(requests).map(([name, { output }]): [string, z.ZodType] => [
    `answer of ${name}`,
    output,
  ]),
  ...Object.entries(events).map(([name, payload]): [string, z.ZodType] => [
    `event ${name}`,
    payload,
  ]),
];

describe('nothing secret comes up', () => {
  test.each(OUTPUTS)('%s has no field for a secret', (name, schema) => {
    expect(
      fieldsOf(schema, name)
        .filter(isSecret)
        .map(({ path }) => path),
    ).toEqual([]);
  });

  test.each(OUTPUTS)('%s has no hole through which anything could come', (name, schema) => {
    const holes = fieldsOf(schema, name).filter(
      ({ schema: field }) => field instanceof z.ZodAny || field instanceof z.ZodUnknown,
    );
    expect(holes.map(({ path }) => path)).toEqual([]);
    expect(schema instanceof z.ZodAny || schema instanceof z.ZodUnknown).toBe(false);
  });

  test('the walk sees what it must: planted secrets are found, however they are wrapped', () => {
    const planted = z.object({
      a: z.array(z.object({ privateDer: z.string() })),
      b: z.object({ pem: z.string() }).nullable(),
      c: z.union([z.object({ pat: z.string() }), z.string()]),
      d: z.record(z.string(), z.object({ accessToken: z.string() })),
      secret: z.string(),
      key: z.string().optional(),
      publicKeyPem: z.string(),
      e: z.tuple([z.object({ password: z.string() })]),
      f: z.object({ apiKey: z.string() }).default({ apiKey: '' }),
    });
    expect(
      fieldsOf(planted, 'x')
        .filter(isSecret)
        .map(({ name }) => name)
        .toSorted(),
    ).toEqual(['accessToken', 'apiKey', 'key', 'password', 'pat', 'pem', 'privateDer', 'secret']);
    expect(isSecret({ path: 'x', name: 'secret', schema: z.enum(['set', 'not-set']) })).toBe(false);
  });
});

describe('names', () => {
  test.each([...Object.keys(requests), ...Object.keys(events)])('%s is domain.name', (name) => {
    expect(name).toMatch(/^[a-z]+\.[a-zA-Z-]+$/);
  });

  test('no name is both a request and an event', () => {
    expect(Object.keys(requests).filter((name) => name in events)).toEqual([]);
  });
});

test('every text that comes down is bounded, names of things apart', () => {
  const unbounded = Object.entries(requests).flatMap(([name, { input }]) =>
    fieldsOf(input, name).filter(
      ({ name: field, schema }) =>
        schema instanceof z.ZodString && schema.maxLength === null && !field.endsWith('Id'),
    ),
  );
  expect(unbounded.map(({ path }) => path)).toEqual([]);
});
