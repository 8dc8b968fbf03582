import type { RJSFSchema, ValidatorType } from '@rjsf/utils';

/**
 * Accepts everything. The usual validator compiles schemas with `new Function`, which the page's
 * content security policy forbids; the main process checks every payload against the schema before
 * it leaves and names the argument (decision 0040).
 */
export const acceptingValidator: ValidatorType<unknown> = {
  validateFormData: () => ({ errors: [], errorSchema: {} }),
  isValid: (schema, value) => fitsType(schema, value),
  rawValidation: () => ({ errors: [] }),
};

/** Enough to distinguish alternatives (anyOf, oneOf) by type and constant. */
function fitsType({ type, const: constant }: RJSFSchema, value: unknown): boolean {
  if (constant !== undefined) return constant === value;
  if (type === undefined || value === undefined) return true;
  return (
    [type].flat().includes(typeOf(value)) || (type === 'number' && typeOf(value) === 'integer')
  );
}

function typeOf(
  value: unknown,
): 'null' | 'array' | 'integer' | 'number' | 'string' | 'boolean' | 'object' {
  if (value === null) return 'null';
  if (Array.isArray(value)) return 'array';
  if (typeof value === 'number') return Number.isInteger(value) ? 'integer' : 'number';
  if (typeof value === 'string') return 'string';
  return typeof value === 'boolean' ? 'boolean' : 'object';
}
