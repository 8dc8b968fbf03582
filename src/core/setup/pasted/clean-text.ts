/**
 * Zero-width and direction marks, soft hyphens, byte order marks: invisible characters that come
 * with copied text.
 */
const INVISIBLE = /[\u00AD\u061C\u180E\u200B-\u200F\u202A-\u202E\u2060-\u2064\u2066-\u206F\uFEFF]/g;
const SPACES = /[\u00A0\u1680\u2000-\u200A\u202F\u205F\u3000]/g;
const DOUBLE_QUOTES = /[\u201C-\u201F\u300C-\u300F\u2033]/g;
const SINGLE_QUOTES = /[\u2018-\u201B\u2032]/g;
const FULL_WIDTH = /[\uFF01-\uFF5E]/g;
const FULL_WIDTH_SHIFT = 0xfee0;

/** Dashes around BEGIN and END that a text program joined into a long one. */
const DASHES_BEFORE =
  /[-\u2010-\u2015\u2212]{2,}[ \t]*(?=(?:BEGIN|END) [A-Z0-9 ]{1,40}[-\u2010-\u2015\u2212]{2})/g;
const DASHES_BEHIND = /(?<=-----(?:BEGIN|END) [A-Z0-9 ]{1,40})[-\u2010-\u2015\u2212]{2,}/g;

/**
 * Normalises pasted text: full-width letters, digits and signs (：，＂１２３) become ordinary ones,
 * typographic quotes straight ones; invisible characters are removed, line ends become line feeds.
 * Words are not changed.
 */
export function cleanText(text: string): string {
  return text
    .replaceAll(INVISIBLE, '')
    .replaceAll(SPACES, ' ')
    .replaceAll(FULL_WIDTH, (sign) =>
      String.fromCodePoint((sign.codePointAt(0) ?? 0) - FULL_WIDTH_SHIFT),
    )
    .replaceAll(DOUBLE_QUOTES, '"')
    .replaceAll(SINGLE_QUOTES, "'")
    .replaceAll(/\r\n?|[\u2028\u2029\u0085]/g, '\n')
    .replaceAll(DASHES_BEFORE, '-----')
    .replaceAll(DASHES_BEHIND, '-----');
}

/**
 * Characters around a value: quotes, brackets and the punctuation of the surrounding sentence or
 * code.
 */
const LEADING = /^[\s"'`<(]+/;
const TRAILING = /[\s"'`>),;。、]+$/;

/**
 * Extracts one value (an id, an address, a token) from the text pasted into a field: cleaned,
 * without line breaks, quotes and `Bearer`.
 */
export function cleanValue(text: string): string {
  const line = cleanText(text).replaceAll(/\s*\n\s*/g, '');
  return line
    .replace(LEADING, '')
    .replace(/^Bearer\s+/i, '')
    .replace(LEADING, '')
    .replace(TRAILING, '');
}
