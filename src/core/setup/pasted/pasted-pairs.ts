/** One `name: value` of a pasted text. The name is as it was written. */
export interface PastedPair {
  name: string;
  value: string;
}

/**
 * A name in quotes or without, and what stands between it and its value: `=`, `:`, `:=`, `=>`. A
 * name holds no line break, begins with a letter or a Chinese character, and may have spaces and
 * dots inside (`应用 ID`, `coze.app_id`).
 */
const NAME =
  /(["'`]?)([A-Za-z_\u4E00-\u9FFF][\w\u4E00-\u9FFF.-]*(?: [\w\u4E00-\u9FFF.-]+){0,3})\1[ \t]*(?::=|=>|[:=])[ \t]*/y;
/** Python's prefixes of a string may stand before its quotes. */
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
 * Every name with a value in a text, whatever notation it is in: a Python dict, JSON, `.env` lines,
 * YAML, a note with colons. It is not a parser of any of them: what it cannot read it walks past,
 * so that half a snippet, comments and trailing commas do no harm. Expects text that `cleanText`
 * has cleaned.
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

/** A name does not begin within a word. */
function wordBoundary(text: string, at: number): boolean {
  return at === 0 || !/[\w\u4E00-\u9FFF./-]/.test(text.charAt(at - 1));
}

/** Adds the pair that begins here and answers where its value ends; null when none begins here. */
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
  // Nothing behind it, as before a nested object: what follows may hold pairs of its own.
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
