const piece = /[\p{Script=Han}]+|[\p{L}\p{N}]+/gu;
const han = /\p{Script=Han}/u;

/**
 * A piece of text in one script: a run of Chinese characters, or one lower-case word without
 * accents.
 */
export interface TextPiece {
  text: string;
  chinese: boolean;
}

/** Whether the text holds Chinese characters; decides the language of an answer. */
export function hasChinese(text: string): boolean {
  return han.test(text);
}

/**
 * Normalises text for index and question: full-width letters become plain, accents are removed,
 * apostrophes join.
 */
export function normalizeText(text: string): string {
  return text
    .normalize('NFKD')
    .replaceAll(/[\p{M}'’‘]/gu, '')
    .toLowerCase();
}

/**
 * Cuts normalized text where the script changes; a Chinese run next to a Latin word makes two
 * pieces.
 */
export function piecesOf(normalized: string): TextPiece[] {
  const pieces: TextPiece[] = [];
  for (const match of normalized.matchAll(piece)) {
    for (const part of match[0].match(/\p{Script=Han}+|[^\p{Script=Han}]+/gu) ?? []) {
      pieces.push({ text: part, chinese: han.test(part) });
    }
  }
  return pieces;
}

/**
 * The terms under which a text is indexed: single characters and neighbouring pairs of Chinese,
 * stems of words. Pairs stand in for a dictionary: no segmenter is shipped, and guests' words
 * (耶加雪菲, 半自动) are in none.
 */
export function indexTerms(text: string): string[] {
  return piecesOf(normalizeText(text)).flatMap((part) =>
    part.chinese ? chineseTerms(part.text) : [stemWord(part.text)],
  );
}

function chineseTerms(run: string): string[] {
  const characters = Array.from(run);
  return [
    ...characters,
    ...characters.slice(1).map((character, index) => `${characters[index]}${character}`),
  ];
}

/** A light English stem, so that roast, roasts, roasted and roasting meet; not a linguistic one. */
export function stemWord(word: string): string {
  if (word.length < 4) return word;
  const stem = word
    .replace(/(?:'s|ies)$/u, 'y')
    .replace(/(?<=[^s])s$/u, '')
    .replace(/(?<=.{3})(?:ing|ed|er|y)$/u, '')
    .replace(/(?<=..)e$/u, '');
  return stem.replace(/([^aeiou])\1$/u, '$1');
}

/** For patterns made of words: the longest first, so that 印度尼西亚 is tried before 印度. */
export function longestFirst(words: Iterable<string>): string[] {
  // ToSorted is ES2023, the compiler's library is ES2022.
  // oxlint-disable-next-line unicorn/no-array-sort
  return Array.from(words).sort((left, right) => right.length - left.length);
}

/**
 * The source of a pattern that finds a normalized name in normalized text; a Latin name only as
 * whole words.
 */
export function namePattern(name: string): string {
  const escaped = name.replaceAll(/[.*+?^${}()|[\]\\]/gu, String.raw`\$&`);
  return hasChinese(name) ? escaped : `(?<![a-z0-9])${escaped}(?![a-z0-9])`;
}
