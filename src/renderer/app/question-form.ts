/** A field of a server's question: MCP allows only flat ones. */
export interface QuestionField {
  name: string;
  title: string;
  description: string;
  kind: 'text' | 'number' | 'boolean' | 'choice' | 'choices';
  choices: readonly { value: string; label: string }[];
  required: boolean;
}

export type FormValues = Readonly<Record<string, string | number | boolean | readonly string[]>>;

/**
 * A flat JSON schema (text) as fields with their first values. A schema that cannot be read has no
 * fields; the server learns of it when the question is refused.
 */
export function readForm(schema: string | null): { fields: QuestionField[]; initial: FormValues } {
  const root = objectOf(parse(schema));
  const required = listOf(root['required']);
  const entries = Object.entries(objectOf(root['properties']));
  const fields = entries.map(([name, part]) =>
    fieldOf(name, objectOf(part), required.includes(name)),
  );
  const initial = entries.flatMap(([name, part]): [string, FormValues[string]][] => {
    const value = objectOf(part)['default'];
    return typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean'
      ? [[name, value]]
      : [];
  });
  return { fields, initial: Object.fromEntries(initial) };
}

function fieldOf(name: string, part: Record<string, unknown>, required: boolean): QuestionField {
  const items = objectOf(part['items']);
  const choices = [...choicesOf(part), ...choicesOf(items)];
  return {
    name,
    title: wordsOf(part['title']) || name,
    description: wordsOf(part['description']),
    kind: kindOf(part, choices.length > 0),
    choices,
    required,
  };
}

function kindOf({ type }: Record<string, unknown>, hasChoices: boolean): QuestionField['kind'] {
  if (type === 'array') return 'choices';
  if (hasChoices) return 'choice';
  if (type === 'boolean') return 'boolean';
  return type === 'number' || type === 'integer' ? 'number' : 'text';
}

/** `enum` with `enumNames`, or `oneOf` / `anyOf` with titles. */
function choicesOf(part: Record<string, unknown>): { value: string; label: string }[] {
  const names = listOf(part['enumNames']);
  const plain = listOf(part['enum']).map((value, index) => ({
    value,
    label: names[index] ?? value,
  }));
  const titled = [part['oneOf'], part['anyOf']]
    .flatMap((list) => (Array.isArray(list) ? list : []))
    .map((one: unknown) => objectOf(one));
  return [
    ...plain,
    ...titled.map((one) => ({
      value: wordsOf(one['const']),
      label: wordsOf(one['title']) || wordsOf(one['const']),
    })),
  ].filter(({ value }) => value !== '');
}

function parse(text: string | null): unknown {
  try {
    return text === null ? null : JSON.parse(text);
  } catch {
    return null;
  }
}

function objectOf(value: unknown): Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value) ? { ...value } : {};
}

function listOf(value: unknown): string[] {
  return Array.isArray(value) ? value.filter((one): one is string => typeof one === 'string') : [];
}

function wordsOf(value: unknown): string {
  return typeof value === 'string' ? value : '';
}
