import { Ajv, type ErrorObject, type ValidateFunction } from 'ajv';
import { Ajv2020 } from 'ajv/dist/2020';
import addFormats from 'ajv-formats';
import { z } from 'zod';

/**
 * Largest schema that is compiled, in bytes; with the depth limit it bounds foreign input to the
 * compiler, whose output runs as our own code.
 */
const SCHEMA_BYTES_MAX = 256 * 1024;
const DEPTH_MAX = 40;
const PROBLEMS_MAX = 3;
const CACHE_MAX = 500;

/**
 * Returns what is wrong with a value, in short English words with the path, or null when it is
 * valid.
 */
export type SchemaCheck = (value: unknown) => string | null;

export type CompiledSchema = { check: SchemaCheck } | { problem: string };

const declared = z.object({ $schema: z.string() });
const OPTIONS = {
  strict: false,
  allErrors: true,
  validateFormats: true,
  unicodeRegExp: false,
  logger: false,
  addUsedSchema: false,
} as const;

/**
 * Compiles foreign JSON Schemas: draft-07 where they declare it, otherwise 2020-12 (the default of
 * MCP). References to other documents are refused.
 */
export class SchemaCompiler {
  private readonly compiled = new Map<string, CompiledSchema>();

  /** Compiles a schema; the same one only once. */
  compile(schema: unknown): CompiledSchema {
    const text = JSON.stringify(schema) ?? '';
    const known = this.compiled.get(text);
    if (known) return known;
    const made = compileAnew(schema, text);
    if (this.compiled.size >= CACHE_MAX) this.compiled.clear();
    this.compiled.set(text, made);
    return made;
  }
}

function compileAnew(schema: unknown, text: string): CompiledSchema {
  if (text.length > SCHEMA_BYTES_MAX)
    return { problem: `larger than ${SCHEMA_BYTES_MAX / 1024} KB` };
  if (depthOf(schema) > DEPTH_MAX) return { problem: `nested deeper than ${DEPTH_MAX}` };
  try {
    return { check: checkOf(validatorFor(schema)) };
  } catch (thrown) {
    return { problem: (thrown instanceof Error ? thrown.message : String(thrown)).slice(0, 200) };
  }
}

/** One compiler per draft checks all schemas: compiling the meta-schema takes most of the time. */
const schemaCheckers = new Map<typeof Ajv | typeof Ajv2020, Ajv | Ajv2020>();

function validatorFor(schema: unknown): ValidateFunction {
  const version = declared.safeParse(schema).data?.$schema ?? '';
  const Draft = /draft-0[4-7]/.test(version) ? Ajv : Ajv2020;
  const { $schema: _version, ...rest } = z.record(z.string(), z.unknown()).parse(schema);
  const schemaChecker = schemaCheckers.get(Draft) ?? new Draft(OPTIONS);
  schemaCheckers.set(Draft, schemaChecker);
  // Throws when it is no schema; keeps nothing of it.
  void schemaChecker.validateSchema(rest, true);
  // A compiler for each schema: ids of foreign schemas must not clash.
  const ajv = new Draft({ ...OPTIONS, validateSchema: false });
  addFormats.default(ajv);
  return ajv.compile(rest);
}

function checkOf(validate: ValidateFunction): SchemaCheck {
  return (value) => (validate(value) ? null : describe(validate.errors ?? []));
}

function describe(errors: readonly ErrorObject[]): string {
  const problems = errors.slice(0, PROBLEMS_MAX).map(problemOf);
  return [...new Set(problems)].join('; ') + (errors.length > PROBLEMS_MAX ? '; …' : '');
}

function problemOf({ instancePath, keyword, message = '', params }: ErrorObject): string {
  const place = instancePath.slice(1).replaceAll('/', '.') || '(root)';
  const detail: Record<string, unknown> = { ...params };
  if (keyword === 'required')
    return `${place === '(root)' ? '' : `${place}.`}${String(detail['missingProperty'])}: required`;
  if (keyword === 'additionalProperties')
    return `${place === '(root)' ? '' : `${place}.`}${String(detail['additionalProperty'])}: not allowed`;
  if (keyword === 'enum' && Array.isArray(detail['allowedValues']))
    return `${place}: one of ${detail['allowedValues'].slice(0, 10).map(String).join(', ')}`;
  return `${place}: ${message}`;
}

function depthOf(value: unknown, depth = 0): number {
  if (typeof value !== 'object' || value === null || depth > DEPTH_MAX) return depth;
  return Math.max(depth, ...Object.values(value).map((child) => depthOf(child, depth + 1)));
}
