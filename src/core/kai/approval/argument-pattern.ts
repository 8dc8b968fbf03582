import type { ArgumentCondition, ArgumentPattern } from '../../../shared/model/kai-approval';

type Payload = Record<string, unknown>;

/**
 * Does a call's payload fit the limits of a rule. Every condition must hold; where other arguments
 * are refused, the payload may hold nothing that no condition speaks of. What cannot be understood
 * does not fit: a rule never lets through more than it says. Pure.
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

/** What a pattern may hold (the contract's bounds). */
const CONDITIONS_MAX = 50;
const NAME_MAX = 200;
const VALUE_MAX = 20_000;

/**
 * Exactly this payload: every argument equals what it is, and there may be no other. One too large
 * for a pattern gets the one that fits a call without arguments only.
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

/** Only own properties; `a.b` is a step down, `a\.b` an argument with a dot in its name. */
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
 * Paths, as steps, of everything in the payload that is no object; lists and empty objects count as
 * a whole.
 */
function leavesOf(value: unknown, steps: readonly string[] = []): string[][] {
  const isInner = typeof value === 'object' && value !== null && !Array.isArray(value);
  const entries = isInner ? Object.entries(value) : [];
  if (entries.length === 0) return steps.length === 0 ? [] : [[...steps]];
  return entries.flatMap(([name, child]) => leavesOf(child, [...steps, name]));
}

/** A condition on an argument speaks of everything in it. */
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

/** The same text for the same value, whatever the order of its keys. */
export function canonical(value: unknown): string {
  if (typeof value !== 'object' || value === null) return JSON.stringify(value) ?? 'null';
  if (Array.isArray(value)) return `[${value.map(canonical).join(',')}]`;
  const entries = Object.entries(value).toSorted(([one], [other]) => (one < other ? -1 : 1));
  return `{${entries.map(([name, child]) => `${JSON.stringify(name)}:${canonical(child)}`).join(',')}}`;
}
