/** JSON text of an object, or null for anything else. */
export function readPayload(text: string): Record<string, unknown> | null {
  try {
    return asObject(JSON.parse(text));
  } catch {
    return null;
  }
}

/** The form's first payload: the defaults of the schema, as JSON text. */
export function startPayload(schemaText: string): string {
  const properties = asObject(readPayload(schemaText)?.['properties']) ?? {};
  const defaults = Object.entries(properties).flatMap(([name, schema]) => {
    const value = asObject(schema)?.['default'];
    return value === undefined ? [] : [[name, value] as const];
  });
  return writePayload(Object.fromEntries(defaults));
}

/** A payload as formatted JSON. */
export function writePayload(payload: Record<string, unknown>): string {
  return JSON.stringify(payload, null, 2);
}

function asObject(value: unknown): Record<string, unknown> | null {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return null;
  // An object that is not an array has string keys.
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion
  return value as Record<string, unknown>;
}
