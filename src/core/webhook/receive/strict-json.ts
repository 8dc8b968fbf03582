import type { WebhookReason } from '../../../shared/model/webhook';

/** Deepest accepted nesting of objects and lists. */
const DEPTH_MAX = 64;

const QUOTE = 0x22;
const BACKSLASH = 0x5c;
const COLON = 0x3a;

/** Result of strict parsing: the value, or why the text is refused. */
export type StrictJson = { ok: true; value: unknown } | { ok: false; reason: WebhookReason };

/**
 * Parses JSON that no two parsers can understand differently: no duplicate names in an object
 * (`{"a":1,"a":2}` means 2 to some and 1 to others, RFC 8259 section 4), no nesting deeper than 64.
 * The text is untrusted.
 */
export function readStrictJson(text: string): StrictJson {
  const flaw = flawOf(text);
  if (flaw) return { ok: false, reason: flaw };
  try {
    return { ok: true, value: JSON.parse(text) };
  } catch {
    return { ok: false, reason: 'not-json' };
  }
}

/** Scans the text once, without assuming that it is JSON: the parser decides that. */
function flawOf(text: string): WebhookReason | null {
  /** The names seen in each open object, null for each open list. */
  const open: (Set<string> | null)[] = [];
  for (let at = 0; at < text.length; at += 1) {
    const unit = text.charCodeAt(at);
    if (unit === QUOTE) {
      const end = endOfString(text, at);
      if (end < 0) return 'not-json';
      const names = open.at(-1);
      if (names && isName(text, end) && !addName(names, text.slice(at, end + 1)))
        return 'duplicate-names';
      at = end;
    } else if (unit === 0x7b || unit === 0x5b) {
      if (open.length >= DEPTH_MAX) return 'too-deep';
      open.push(unit === 0x7b ? new Set() : null);
    } else if (unit === 0x7d || unit === 0x5d) {
      open.pop();
    }
  }
  return null;
}

function endOfString(text: string, start: number): number {
  for (let at = start + 1; at < text.length; at += 1) {
    const unit = text.charCodeAt(at);
    if (unit === BACKSLASH) at += 1;
    else if (unit === QUOTE) return at;
  }
  return -1;
}

/** A string is a name when a colon follows. */
function isName(text: string, end: number): boolean {
  let at = end + 1;
  while (at < text.length && text.charCodeAt(at) <= 0x20) at += 1;
  return text.charCodeAt(at) === COLON;
}

/** False when the object already has the name, in any escaping. */
function addName(names: Set<string>, quoted: string): boolean {
  const name = quoted.includes('\\') ? unescaped(quoted) : quoted;
  if (names.has(name)) return false;
  names.add(name);
  return true;
}

function unescaped(quoted: string): string {
  try {
    return JSON.stringify(JSON.parse(quoted));
  } catch {
    return quoted;
  }
}
