/** The question that the guide sends to KAI (guide, step 6.2). */
const GUIDE_QUESTION = '埃塞俄比亚咖啡特点';

/**
 * Arguments to try a tool with, as JSON text: what its schema requires, with its defaults. The
 * schema is untrusted and may be anything.
 */
export function samplePayload(inputSchema: string): string {
  const schema = parse(inputSchema);
  const properties = objectAt(schema, 'properties');
  const required: unknown = Reflect.get(schema, 'required');
  const names = Array.isArray(required)
    ? required.filter((name): name is string => typeof name === 'string')
    : [];
  return JSON.stringify(
    Object.fromEntries(names.map((name) => [name, sampleOf(objectAt(properties, name))])),
    null,
    2,
  );
}

function sampleOf(property: object): unknown {
  const initial: unknown = Reflect.get(property, 'default');
  if (initial !== undefined) return initial;
  const choices: unknown = Reflect.get(property, 'enum');
  if (Array.isArray(choices)) return choices[0];
  const type: unknown = Reflect.get(property, 'type');
  switch (type) {
    case 'number':
    case 'integer': {
      const least: unknown = Reflect.get(property, 'minimum');
      return typeof least === 'number' ? least : 1;
    }
    case 'boolean':
      return false;
    case 'array':
      return [];
    case 'object':
      return {};
    default:
      return GUIDE_QUESTION;
  }
}

function parse(text: string): object {
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === 'object' && value !== null ? value : {};
  } catch {
    return {};
  }
}

function objectAt(value: object, name: string): object {
  const found: unknown = Object.hasOwn(value, name) ? Reflect.get(value, name) : undefined;
  return typeof found === 'object' && found !== null ? found : {};
}
