import type { DeliveryDetail, DeliveryDifference } from '../../../shared/model/webhook';

type Comparable = Pick<
  DeliveryDetail,
  'event' | 'status' | 'answerStatus' | 'origin' | 'verification' | 'headers' | 'body' | 'source'
>;

/** Number of differences listed; more say nothing useful about two unrelated bodies. */
const DIFFERENCES_MAX = 500;
const VALUE_MAX = 2000;

/**
 * Lists where two deliveries differ: properties, headers by name, bodies by JSON path. Empty when
 * they are equal.
 */
export function differencesOf(left: Comparable, right: Comparable): DeliveryDifference[] {
  const facts = compare('facts', factsOf(left), factsOf(right));
  const headers = compare('headers', headersOf(left), headersOf(right));
  const bodies = compare('body', leavesOf(left.body), leavesOf(right.body));
  return [...facts, ...headers, ...bodies].slice(0, DIFFERENCES_MAX);
}

function compare(
  part: DeliveryDifference['part'],
  left: ReadonlyMap<string, string>,
  right: ReadonlyMap<string, string>,
): DeliveryDifference[] {
  const paths = new Set([...left.keys(), ...right.keys()]);
  const differences = Array.from(paths, (path) => ({
    part,
    path,
    left: left.get(path) ?? null,
    right: right.get(path) ?? null,
  }));
  return differences.filter((each) => each.left !== each.right);
}

function factsOf({
  event,
  status,
  answerStatus,
  origin,
  verification,
  source,
}: Comparable): Map<string, string> {
  return new Map(
    Object.entries({
      event,
      status,
      answer: String(answerStatus),
      origin,
      proof: verification.method,
      verification: verification.reason,
      source,
    }),
  );
}

function headersOf({ headers }: Comparable): Map<string, string> {
  const byName = new Map<string, string>();
  for (const [name, value] of headers)
    byName.set(name, byName.has(name) ? `${byName.get(name)}, ${value}` : value);
  return byName;
}

/** Every value of a JSON text by its path; a text that is not JSON is one value. */
function leavesOf(body: string): Map<string, string> {
  const leaves = new Map<string, string>();
  const walk = (value: unknown, path: string): void => {
    if (typeof value !== 'object' || value === null || Object.keys(value).length === 0) {
      leaves.set(path, (JSON.stringify(value) ?? 'null').slice(0, VALUE_MAX));
      return;
    }
    for (const [name, child] of Object.entries(value))
      walk(child, Array.isArray(value) ? `${path}[${name}]` : `${path}.${name}`);
  };
  try {
    walk(JSON.parse(body), '$');
  } catch {
    leaves.set('$', body.slice(0, VALUE_MAX));
  }
  return leaves;
}
