import type { ArgumentCondition, ArgumentPattern } from '../../../shared/model/kai-approval';

type Payload = Record<string, unknown>;

/**
 * Tells whether a call's payload matches a rule's pattern. Every condition must hold; where other
 * arguments are refused, the payload may contain only what the conditions cover. Anything that
 * cannot be understood does not match: a rule never allows more than it says. Pure.
 */
export function fitsPattern(pattern: ArgumentPattern, payload: Payload): boolean {
  if (
    !pattern.conditions.every((condition) => holds(condition, valueAt(payload, condition.argument)))
  )
    return false;
  if (pattern.otherArguments === 'allowed') return true;
  const named = new Set(pattern.conditions.map(({ argument }) => argument));
  return leavesOf(payload).every((steps) => isCovered(steps, named));
}

/** Limits of a pattern in the contract. */
const CONDITIONS_MAX = 50;
const NAME_MAX = 200;
const VALUE_MAX = 20_000;

/**
 * The pattern for exactly this payload: every argument with its present value, and no others. A
 * payload too large for a pattern gets the one that only matches calls without arguments.
 */
export function patternFor(payload: Payload): ArgumentPattern {
  const conditions = Object.entries(payload).map(([argument, value]): ArgumentCondition => ({
    argument: escape(argument),
    is: 'equals',
    value: JSON.stringify(value) ?? 'null',
  }));
  const isTooLarge =
    conditions.length > CONDITIONS_MAX ||
    conditions.some(
      ({ argument, value }) => argument.length > NAME_MAX || value.length > VALUE_MAX,
    );
  return { conditions: isTooLarge ? [] : conditions, otherArguments: 'refused' };
}

function holds({ is, value: text }: ArgumentCondition, actual: unknown): boolean {
  const wanted = parse(text);
  if (actual === undefined || wanted === undefined) return false;
  switch (is) {
    case 'equals':
      return canonical(actual) === canonical(wanted);
    case 'one-of':
      return Array.isArray(wanted) && wanted.some((one) => canonical(one) === canonical(actual));
    case 'starts-with':
      return (
        typeof actual === 'string' &&
        typeof wanted === 'string' &&
        wanted !== '' &&
        actual.startsWith(wanted)
      );
    case 'at-most':
      return typeof actual === 'number' && typeof wanted === 'number' && actual <= wanted;
    case 'at-least':
      return typeof actual === 'number' && typeof wanted === 'number' && actual >= wanted;
  }
}

/**
 * Reads own properties only; `a.b` is a nested property, `a\.b` an argument with a dot in its name.
 */
function valueAt(payload: Payload, path: string): unknown {
  let value: unknown = payload;
  for (const step of stepsOf(path)) {
    if (
      typeof value !== 'object' ||
      value === null ||
      Array.isArray(value) ||
      !Object.hasOwn(value, step)
    )
      return undefined;
    value = Reflect.get(value, step);
  }
  return value;
}

/**
 * Paths, as steps, of everything in the payload that is not an object; lists and empty objects
 * count as a whole.
 */
function leavesOf(value: unknown, steps: readonly string[] = []): string[][] {
  const isInner = typeof value === 'object' && value !== null && !Array.isArray(value);
  const entries = isInner ? Object.entries(value) : [];
  if (entries.length === 0) return steps.length === 0 ? [] : [[...steps]];
  return entries.flatMap(([name, child]) => leavesOf(child, [...steps, name]));
}

/** A condition on an argument covers everything inside it. */
function isCovered(steps: readonly string[], named: ReadonlySet<string>): boolean {
  return steps.some((_, index) =>
    named.has(
      steps
        .slice(0, index + 1)
        .map(escape)
        .join('.'),
    ),
  );
}

function stepsOf(path: string): string[] {
  return path
    .split(/(?<!\\)\./)
    .map((step) => step.replaceAll('\\.', '.').replaceAll('\\\\', '\\'));
}

function escape(name: string): string {
  return name.replaceAll('\\', '\\\\').replaceAll('.', '\\.');
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/** Canonical text of a value, independent of key order. */
export function canonical(value: unknown): string {
  if (typeof value !== 'object' || value === null) return JSON.stringify(value) ?? 'null';
  if (Array.isArray(value)) return `[${value.map(canonical).join(',')}]`;
  const entries = Object.entries(value).toSorted(([one], [other]) => (one < other ? -1 : 1));
  return `{${entries.map(([name, child]) => `${JSON.stringify(name)}:${canonical(child)}`).join(',')}}`;
}
