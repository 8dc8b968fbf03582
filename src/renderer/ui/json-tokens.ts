/** A token of formatted JSON; `at` is its position in the text. */
export interface JsonToken {
  kind: 'key' | 'string' | 'literal' | 'plain';
  text: string;
  at: number;
}

const TOKEN =
  /("(?:[^"\\]|\\.)*")(\s*:)?|\b(?:true|false|null)\b|-?\d+(?:\.\d+)?(?:[eE][+-]?\d+)?/g;

/** Formats JSON over several lines; text that is not JSON is returned unchanged. */
export function prettyJson(text: string): string {
  try {
    return JSON.stringify(JSON.parse(text), null, 2);
  } catch {
    return text;
  }
}

/**
 * Splits formatted JSON into keys, strings, literals and what is between. Joined, they are the
 * text.
 */
export function jsonTokens(text: string): JsonToken[] {
  const tokens: JsonToken[] = [];
  let end = 0;
  for (const match of text.matchAll(TOKEN)) {
    if (match.index > end)
      tokens.push({ kind: 'plain', text: text.slice(end, match.index), at: end });
    const kind = match[1] === undefined ? 'literal' : match[2] === undefined ? 'string' : 'key';
    tokens.push({ kind, text: match[0], at: match.index });
    end = match.index + match[0].length;
  }
  if (end < text.length) tokens.push({ kind: 'plain', text: text.slice(end), at: end });
  return tokens;
}
