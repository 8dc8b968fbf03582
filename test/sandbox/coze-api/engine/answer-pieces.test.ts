import { expect, test } from 'vitest';
import {
  cutIntoPieces,
  estimateTokens,
} from '../../../../src/sandbox/coze-api/engine/answer-pieces';

test('pieces have one to four characters and make up the text, emoji unbroken', () => {
  const text = '手冲 V60：93℃，☕️ 与 😀😀😀😀😀 一起。';
  const pieces = [...cutIntoPieces(text)].map(({ content }) => content);
  expect(pieces.join('')).toBe(text);
  for (const piece of pieces) {
    expect(Array.from(piece).length).toBeLessThanOrEqual(4);
    expect(piece).not.toMatch(/^[\uDC00-\uDFFF]/);
  }
});

test('an empty text has no pieces', () => {
  expect([...cutIntoPieces('')]).toEqual([]);
});

test.each([
  ['', 0],
  ['咖啡', 2],
  ['coffee', 2],
  ['咖啡 coffee', 4],
])('"%s" is estimated at %d tokens', (text, tokens) => {
  expect(estimateTokens(text)).toBe(tokens);
});
