/** One `name: value` of a pasted text. The name is unchanged. */
export interface PastedPair {
  name: string;
  value: string;
}

/**
 * A name, quoted or not, and the separator before its value: `=`, `:`, `:=`, `=>`. A name has no
 * line break, starts with a letter or a Chinese character, and may contain spaces and dots (`coze.app_id`,
 * `应用 ID`).
 */
const NAME =
  /(["'`]?)([A-Za-z_\u4E00-\u9FFF][\w\u4E00-\u9FFF.-]*(?: [\w\u4E00-\u9FFF.-]+){0,3})\1[ \t]*(?::=|=>|[:=])[ \t]*/y;
/** Quotes may be preceded by Python's string prefixes. */
const QUOTED = new RegExp(
  '[rbfuRBFU]{0,2}(?:' +
    [
      /"""([\s\S]*?)"""/,
      /'''([\s\S]*?)'''/,
      /"((?:[^"\\\n]|\\[\s\S])*)"/,
      /'((?:[^'\\\n]|\\[\s\S])*)'/,
      /`([^`]*)`/,
    ]
      .map(({ source }) => source)
      .join('|') +
    ')',
  'y',
);
const BARE = /[^\n,;{}[\]()]*/y;

/**
 * Finds every name with a value in a text, in any notation: a Python dict, JSON, `.env` lines,
 * YAML, a note with colons. It does not parse any of them: it skips what it cannot read, so that
 * partial snippets, comments and trailing commas do no harm. Expects text normalised by
 * `cleanText`.
 */
export function readPairs(text: string): PastedPair[] {
  const pairs: PastedPair[] = [];
  let at = 0;
  while (at < text.length) {
    const end = wordBoundary(text, at) ? readPair(text, at, pairs) : null;
    at = end ?? at + 1;
  }
  return pairs;
}

/** A name does not start inside a word. */
function wordBoundary(text: string, at: number): boolean {
  return at === 0 || !/[\w\u4E00-\u9FFF./-]/.test(text.charAt(at - 1));
}

/**
 * Adds the pair that starts here and returns the position after its value; null when none starts
 * here.
 */
function readPair(text: string, at: number, pairs: PastedPair[]): number | null {
  NAME.lastIndex = at;
  const name = NAME.exec(text)?.[2];
  if (name === undefined) return null;
  const from = NAME.lastIndex;
  // `https://` is an address, not a name.
  if (text.startsWith('//', from)) return null;
  QUOTED.lastIndex = from;
  const quoted = QUOTED.exec(text);
  if (quoted) {
    pairs.push({ name, value: unescape(quoted.slice(1).find((part) => part !== undefined) ?? '') });
    return QUOTED.lastIndex;
  }
  BARE.lastIndex = from;
  const bare = BARE.exec(text)?.[0] ?? '';
  const value = bare.replace(/(?:^|\s)(?:#|\/\/).*$/, '').trim();
  // No value, as before a nested object: the following text may contain pairs of its own.
  if (value === '') return from;
  pairs.push({ name, value });
  return from + bare.length;
}

function unescape(text: string): string {
  return text.replaceAll(
    /\\([nrt"'`\\/])/g,
    (_all, sign: string) => ({ n: '\n', r: '\r', t: '\t' })[sign] ?? sign,
  );
}
