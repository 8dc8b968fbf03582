import { namesCoffee } from './coffee-words';
import { hasChinese, longestFirst, normalizeText, piecesOf, stemWord } from './knowledge-tokens';
import { chineseQuestionPhrases, englishQuestionWords } from './question-words';

/** Characters that carry a subject even inside a word: 太酸, 偏酸 and 发酸 all ask about 酸. */
const tellingCharacters = new Set('酸苦甜涩咸淡浓薄香水奶豆粉磨烘焙萃冲泡滴流快慢壶糖冰飞孕睡');
const longestQuery = 400;
const pairWeight = 1;
const tellingWeight = 0.4;
const characterWeight = 0.15;

/**
 * A term to look up, and which units of the question it explains: a Chinese character is one unit,
 * a word two. Terms without units only help to order what is found.
 */
export interface QuestionTerm {
  text: string;
  weight: number;
  units: readonly number[];
}

/** A question without its question words. `unitCount` is the number of units to explain. */
export interface SearchQuestion {
  language: 'zh' | 'en';
  aboutCoffee: boolean;
  terms: QuestionTerm[];
  unitCount: number;
}

/**
 * Converts what a guest typed to terms (of its first 400 characters); none are left when it was
 * only politeness.
 */
export function parseQuestion(query: string): SearchQuestion {
  const language = hasChinese(query) ? 'zh' : 'en';
  const normalized = normalizeText(query.slice(0, longestQuery));
  const withoutCoffee = collectTerms(normalized, new Set(['咖啡', 'coffee', 'coffees']));
  return {
    language,
    aboutCoffee: namesCoffee(normalized),
    ...(withoutCoffee.unitCount > 0 ? withoutCoffee : collectTerms(normalized, new Set())),
  };
}

/** What a normalized question says besides a name in it, without question words. */
export function wordsBeside(normalized: string, name: RegExp): string[] {
  const pieces = piecesOf(withoutPhrases(normalized.replace(name, ' '), new Set()));
  return pieces.map((part) => part.text).filter((word) => !englishQuestionWords.has(word));
}

function collectTerms(
  text: string,
  ignored: ReadonlySet<string>,
): { terms: QuestionTerm[]; unitCount: number } {
  const terms: QuestionTerm[] = [];
  let unit = 0;
  for (const part of piecesOf(withoutPhrases(text, ignored))) {
    if (part.chinese) {
      terms.push(...chineseTerms(part.text, unit));
      unit += Array.from(part.text).length;
    } else if (!englishQuestionWords.has(part.text) && !ignored.has(part.text)) {
      terms.push({ text: stemWord(part.text), weight: 1, units: [unit, unit + 1] });
      unit += 2;
    }
  }
  return { terms, unitCount: unit };
}

function withoutPhrases(text: string, ignored: ReadonlySet<string>): string {
  const phrases = [...chineseQuestionPhrases, ...[...ignored].filter(hasChinese)];
  return text.replaceAll(new RegExp(longestFirst(phrases).join('|'), 'gu'), ' ');
}

function chineseTerms(run: string, start: number): QuestionTerm[] {
  const characters = Array.from(run);
  return characters.flatMap((character, index) => {
    const next = characters[index + 1];
    const at = start + index;
    const terms: QuestionTerm[] = [];
    if (next !== undefined)
      terms.push({ text: character + next, weight: pairWeight, units: [at, at + 1] });
    if (characters.length === 1 || tellingCharacters.has(character))
      terms.push({ text: character, weight: tellingWeight, units: [at] });
    else terms.push({ text: character, weight: characterWeight, units: [] });
    return terms;
  });
}
