import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { acceptingValidator } from '../../src/renderer/features/kai/call/accepting-validator';
import { faultTree, readPayloadFaults } from '../../src/renderer/features/kai/call/payload-faults';
import {
  readPayload,
  startPayload,
  writePayload,
} from '../../src/renderer/features/kai/call/payload-start';
import { readPicture } from '../../src/renderer/features/kai/call/picture-bytes';
import { SchemaCompiler } from '../../src/core/kai/tools/json-schema';

const SCHEMA = {
  type: 'object',
  properties: {
    query: { type: 'string', minLength: 1 },
    limit: { type: 'integer', maximum: 10, default: 3 },
    unit: { enum: ['g', 'oz'] },
    filter: { type: 'object', properties: { year: { type: 'integer' } }, required: ['year'] },
  },
  required: ['query'],
  additionalProperties: false,
};

function check(payload: unknown): string {
  const compiled = new SchemaCompiler().compile(SCHEMA);
  return 'check' in compiled ? (compiled.check(payload) ?? '') : '';
}

function fits(schema: Parameters<typeof acceptingValidator.isValid>[0], value: unknown): boolean {
  return acceptingValidator.isValid(schema, value, {});
}

describe('the payload of a call', () => {
  it('begins with the defaults that the schema names and nothing else', () => {
    expect(JSON.parse(startPayload(JSON.stringify(SCHEMA)))).toEqual({ limit: 3 });
    for (const schema of [
      '',
      'null',
      '{}',
      '{"properties":[]}',
      '{"properties":{"a":null,"b":true}}',
    ])
      expect(startPayload(schema)).toBe('{}');
  });

  it('is an object or nothing', () => {
    for (const text of ['', '[]', 'null', '1', '{', '"a"']) expect(readPayload(text)).toBeNull();
    fc.assert(
      fc.property(fc.dictionary(fc.string(), fc.jsonValue()), (payload) => {
        expect(readPayload(writePayload(payload))).toEqual(JSON.parse(JSON.stringify(payload)));
      }),
    );
  });
});

describe('what the main process finds wrong with a payload', () => {
  it('is read back argument by argument', () => {
    expect(readPayloadFaults(check({ limit: 11, unit: 'lb' }))).toEqual([
      { path: ['query'], kind: 'required', words: '' },
      { path: ['limit'], kind: 'other', words: 'must be <= 10' },
      { path: ['unit'], kind: 'one-of', words: 'g, oz' },
    ]);
    expect(readPayloadFaults(check({ query: 'a', filter: {}, more: 1 }))).toEqual([
      { path: ['more'], kind: 'not-allowed', words: '' },
      { path: ['filter', 'year'], kind: 'required', words: '' },
    ]);
    expect(readPayloadFaults('JSON object')).toEqual([]);
  });

  it('hangs at its field in the form, several messages together', () => {
    const faults = readPayloadFaults(
      'filter.year: required; query: too short; query: not allowed; (root): must be object',
    );
    expect(faultTree(faults, (fault) => fault.words || fault.kind)).toEqual({
      filter: { year: { __errors: ['required'] } },
      query: { __errors: ['too short', 'not-allowed'] },
      __errors: ['must be object'],
    });
  });

  it('cannot reach the prototype of everything', () => {
    const tree = faultTree(readPayloadFaults('__proto__.polluted: required'), ({ kind }) => kind);
    expect(Object.hasOwn(tree, '__proto__')).toBe(true);
    expect(Reflect.get({}, 'polluted')).toBeUndefined();
  });
});

describe('the validator of the form', () => {
  it('tells alternatives apart by type and constant, and holds nothing against a payload', () => {
    expect([
      fits({ type: 'string' }, 'a'),
      fits({ type: 'number' }, 1),
      fits({ type: ['null', 'object'] }, null),
      fits({ const: 'a' }, 'a'),
    ]).toEqual([true, true, true, true]);
    expect([
      fits({ type: 'string' }, 1),
      fits({ type: 'integer' }, 1.5),
      fits({ type: 'object' }, []),
      fits({ const: 'a' }, 'b'),
    ]).toEqual([false, false, false, false]);
    expect(
      acceptingValidator.validateFormData({}, { type: 'object', required: ['query'] }).errors,
    ).toEqual([]);
  });
});

describe('a picture in a result', () => {
  it('is shown only when it is a plain picture with readable data', () => {
    expect(readPicture('image/png', 'AQID')?.content).toEqual(new Uint8Array([1, 2, 3]));
    expect(readPicture('image/svg+xml', 'AQID')).toBeNull();
    expect(readPicture('text/html', 'AQID')).toBeNull();
    expect(readPicture('image/png', '***')).toBeNull();
  });
});
