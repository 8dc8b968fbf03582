/** What is wrong with one argument, as the main process found it. */
export interface PayloadFault {
  /** `filter.year` as its parts; empty for the payload as a whole. */
  path: string[];
  kind: 'required' | 'not-allowed' | 'one-of' | 'other';
  /** The values for `one-of`, the checker's own words for `other`. */
  words: string;
}

/** Reads `detail` of TOOL_PAYLOAD_INVALID: `query: required; limit: must be <= 10`. */
export function readPayloadFaults(detail: string): PayloadFault[] {
  return detail.split('; ').flatMap((line) => {
    const at = line.indexOf(': ');
    if (at < 0) return [];
    const place = line.slice(0, at);
    return [{ path: place === '(root)' ? [] : place.split('.'), ...kindOf(line.slice(at + 2)) }];
  });
}

function kindOf(words: string): Pick<PayloadFault, 'kind' | 'words'> {
  if (words === 'required') return { kind: 'required', words: '' };
  if (words === 'not allowed') return { kind: 'not-allowed', words: '' };
  if (words.startsWith('one of ')) return { kind: 'one-of', words: words.slice('one of '.length) };
  return { kind: 'other', words };
}

/** Messages by path, in the form library's shape. */
export interface FaultTree {
  [argument: string]: FaultTree | string[] | undefined;
}

/** The key under which the form library looks for messages. */
const MESSAGES = '__errors';

/** Puts each fault under its argument. */
export function faultTree(
  faults: readonly PayloadFault[],
  say: (fault: PayloadFault) => string,
): FaultTree {
  const tree: FaultTree = {};
  for (const fault of faults) {
    let node = tree;
    for (const part of fault.path) node = childOf(node, part);
    const messages = node[MESSAGES];
    node[MESSAGES] = [...(Array.isArray(messages) ? messages : []), say(fault)];
  }
  return tree;
}

function childOf(node: FaultTree, name: string): FaultTree {
  const own = Object.hasOwn(node, name) ? node[name] : undefined;
  if (own && !Array.isArray(own)) return own;
  const child: FaultTree = {};
  Object.defineProperty(node, name, {
    value: child,
    enumerable: true,
    configurable: true,
    writable: true,
  });
  return child;
}
