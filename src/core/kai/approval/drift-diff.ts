import type { DriftChange } from '../../../shared/model/kai-tool';
import { canonical } from './argument-pattern';
import type { ToolDefinition } from '../tools/tool-definition';

type Schema = Record<string, unknown>;

const SHOWN_MAX = 2000;
const DEPTH_MAX = 6;
/** Schema keywords already covered by the more readable kinds of change. */
const DESCRIBED = new Set([
  'properties',
  'required',
  'description',
  'title',
  'type',
  'enum',
  'const',
  'items',
  '$schema',
  '$id',
  '$comment',
]);

/**
 * Readable list of changes between two definitions of a tool, arguments first; empty when nothing
 * changed. Pure.
 */
export function diffDefinitions(before: ToolDefinition, after: ToolDefinition): DriftChange[] {
  const changes: DriftChange[] = [
    ...diffArguments(before.inputSchema, after.inputSchema, '', 0),
    ...diffText('description-changed', before.description, after.description),
    ...diffText('title-changed', before.title, after.title),
    ...diffHints(before, after),
  ];
  if (canonical(before.outputSchema) !== canonical(after.outputSchema))
    changes.push(change('result-changed', '', before.outputSchema, after.outputSchema, true));
  const isElsewhere = changes.length === 0 && canonical(before) !== canonical(after);
  return isElsewhere
    ? [change('schema-changed', '', before.inputSchema, after.inputSchema, true)]
    : changes;
}

function diffArguments(
  before: Schema,
  after: Schema,
  parent: string,
  depth: number,
): DriftChange[] {
  const [old, now] = [propertiesOf(before), propertiesOf(after)];
  const [oldRequired, nowRequired] = [requiredOf(before), requiredOf(after)];
  const names = [...new Set([...Object.keys(old), ...Object.keys(now)])];
  const changes = names.flatMap((name): DriftChange[] => {
    const path = parent === '' ? name : `${parent}.${name}`;
    const [was, is] = [old[name], now[name]];
    if (was === undefined)
      return is === undefined
        ? []
        : [
            {
              ...change('argument-added', path, '', typeOf(is), nowRequired.has(name)),
              after: typeOf(is),
            },
          ];
    if (is === undefined)
      return [{ ...change('argument-removed', path, '', '', true), before: typeOf(was) }];
    return [
      ...diffRequired(path, oldRequired.has(name), nowRequired.has(name)),
      ...diffArgument(was, is, path, depth),
    ];
  });
  const rest = depth === 0 && canonical(limitsOf(before)) !== canonical(limitsOf(after));
  return rest
    ? [...changes, change('schema-changed', parent, limitsOf(before), limitsOf(after), true)]
    : changes;
}

function diffRequired(path: string, was: boolean, is: boolean): DriftChange[] {
  if (was === is) return [];
  return [change(is ? 'argument-now-required' : 'argument-now-optional', path, '', '', is)];
}

function diffArgument(before: Schema, after: Schema, path: string, depth: number): DriftChange[] {
  const changes: DriftChange[] = [];
  if (typeOf(before) !== typeOf(after))
    changes.push({
      ...change('argument-retyped', path, '', '', true),
      before: typeOf(before),
      after: typeOf(after),
    });
  const [wasText, isText] = [words(before), words(after)];
  if (wasText !== isText)
    changes.push(...diffText('argument-description-changed', wasText, isText, path));
  if (canonical(limitsOf(before)) !== canonical(limitsOf(after)))
    changes.push(change('argument-limits-changed', path, limitsOf(before), limitsOf(after), true));
  if (depth >= DEPTH_MAX) {
    const inner = canonical(propertiesOf(before)) !== canonical(propertiesOf(after));
    return inner
      ? [...changes, change('argument-limits-changed', path, before, after, true)]
      : changes;
  }
  changes.push(...diffArguments(before, after, path, depth + 1));
  const [oldItems, nowItems] = [schemaOf(before['items']), schemaOf(after['items'])];
  if (oldItems && nowItems)
    changes.push(...diffArgument(oldItems, nowItems, `${path}[]`, depth + 1));
  return changes;
}

function diffHints(
  { hints: before }: ToolDefinition,
  { hints: after }: ToolDefinition,
): DriftChange[] {
  const names = ['readOnly', 'destructive', 'idempotent', 'openWorld'] as const;
  return names.flatMap((name) =>
    before[name] === after[name]
      ? []
      : [change('hint-changed', name, before[name], after[name], name !== 'idempotent')],
  );
}

function diffText(
  kind: DriftChange['kind'],
  before: string,
  after: string,
  path = '',
): DriftChange[] {
  return before === after
    ? []
    : [
        {
          kind,
          path,
          before: before.slice(0, SHOWN_MAX),
          after: after.slice(0, SHOWN_MAX),
          breaking: false,
        },
      ];
}

function change(
  kind: DriftChange['kind'],
  path: string,
  before: unknown,
  after: unknown,
  breaking: boolean,
): DriftChange {
  return { kind, path, before: show(before), after: show(after), breaking };
}

function show(value: unknown): string {
  if (value === null || value === undefined || value === '') return '';
  return (typeof value === 'string' ? value : JSON.stringify(value)).slice(0, SHOWN_MAX);
}

/** A type in words: `string`, `integer | null`, `one of "a", "b"`, `array of string`. */
function typeOf(schema: Schema): string {
  if (Array.isArray(schema['enum']))
    return `one of ${schema['enum'].map((value) => JSON.stringify(value)).join(', ')}`.slice(
      0,
      SHOWN_MAX,
    );
  if (schema['const'] !== undefined) return `always ${show(schema['const'])}`;
  const type = schema['type'];
  const name = Array.isArray(type)
    ? type.map(String).join(' | ')
    : typeof type === 'string'
      ? type
      : 'any';
  const items = schemaOf(schema['items']);
  return name === 'array' && items ? `array of ${typeOf(items)}` : name;
}

function words(schema: Schema): string {
  return [schema['title'], schema['description']]
    .filter((text) => typeof text === 'string')
    .join(': ');
}

/**
 * The constraints of an argument that have no readable kind of their own: lengths, ranges, formats,
 * patterns, combinations.
 */
function limitsOf(schema: Schema): Schema {
  const rest = Object.entries(schema).filter(([name]) => !DESCRIBED.has(name));
  return Object.fromEntries(
    schemaOf(schema['items']) || schema['items'] === undefined
      ? rest
      : [...rest, ['items', schema['items']]],
  );
}

function propertiesOf(schema: Schema): Record<string, Schema> {
  const properties = schemaOf(schema['properties']);
  if (!properties) return {};
  return Object.fromEntries(
    Object.entries(properties).map(([name, value]) => [name, schemaOf(value) ?? { const: value }]),
  );
}

function requiredOf(schema: Schema): ReadonlySet<unknown> {
  return new Set(Array.isArray(schema['required']) ? schema['required'] : []);
}

function schemaOf(value: unknown): Schema | undefined {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
    ? { ...value }
    : undefined;
}
