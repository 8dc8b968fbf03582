import type { FilterProblem } from '../../../shared/model/webhook';
import type { FilterWord } from './filter-term';

/**
 * Splits a filter at spaces; quotation marks keep spaces together and are removed, `\"` is a
 * literal one.
 */
export function filterWords(text: string): FilterWord[] | FilterProblem {
  const words: FilterWord[] = [];
  let at = 0;
  while (at < text.length) {
    if (/\s/.test(text.charAt(at))) {
      at += 1;
      continue;
    }
    const start = at;
    let word = '';
    let openedAt = -1;
    for (; at < text.length && (openedAt >= 0 || !/\s/.test(text.charAt(at))); at += 1) {
      const character = text.charAt(at);
      if (character === '\\' && text.charAt(at + 1) === '"') {
        word += '"';
        at += 1;
      } else if (character === '"') {
        openedAt = openedAt >= 0 ? -1 : at;
      } else {
        word += character;
      }
    }
    if (openedAt >= 0)
      return {
        problem: 'unclosed-quote',
        at: openedAt,
        length: text.length - openedAt,
        text: text.slice(openedAt),
      };
    words.push({ text: word, at: start, quoted: text.charAt(start) === '"' });
  }
  return words;
}
