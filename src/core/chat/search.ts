import type { SearchHit } from '../../shared/model/chat';
import type { FoundText } from './store/turn-search';

/** More words than this are ignored. */
const TERMS_MAX = 8;
/** Characters shown before the first match. */
const BEFORE = 30;
const SNIPPET_MAX = 140;

/** Splits what a person types into search terms: a text must contain every one, in any order. */
export function searchTerms(text: string): string[] {
  const words = text
    .replaceAll('\u0000', ' ')
    .split(/\s+/)
    .filter((word) => word !== '');
  return [...new Set(words)].slice(0, TERMS_MAX);
}

/**
 * Search hits: each text cut to the part around its first match, with the positions of the matches.
 */
export function toSearchHits(found: readonly FoundText[], terms: readonly string[]): SearchHit[] {
  const pattern = patternOf(terms);
  return found.map((one) => toSearchHit(one, pattern));
}

function toSearchHit({ text, ...found }: FoundText, pattern: RegExp): SearchHit {
  const first = text.search(pattern);
  const start = wholeCharacter(text, Math.max(0, first - BEFORE));
  const end = wholeCharacter(text, Math.min(text.length, start + SNIPPET_MAX));
  const line = text.slice(start, end).replaceAll(/\s/g, ' ');
  const snippet = `${start > 0 ? '…' : ''}${line}${end < text.length ? '…' : ''}`;
  const matches = Array.from(snippet.matchAll(pattern), ({ index, 0: match }): [number, number] => [
    index,
    index + match.length,
  ]);
  return { ...found, snippet, matches };
}

/** Longer terms first, so that a term contained in another does not hide it. */
function patternOf(terms: readonly string[]): RegExp {
  const sorted = terms.toSorted((one, other) => other.length - one.length);
  return new RegExp(
    sorted.map((term) => term.replaceAll(/[$()*+./?[\\\]^{|}]/g, String.raw`\$&`)).join('|'),
    'giu',
  );
}

/** The nearest position at or before `index` that does not split a character. */
function wholeCharacter(text: string, index: number): number {
  const code = text.charCodeAt(index);
  return code >= 0xdc_00 && code <= 0xdf_ff ? index - 1 : index;
}
