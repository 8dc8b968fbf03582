import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { cleanText, cleanValue } from '../../../../src/core/setup/pasted/clean-text';

describe('a single value', () => {
  test.each([
    ['  1150000000001\n', '1150000000001'],
    ['"1150000000001",', '1150000000001'],
    ['１１５００', '11500'],
    ['\u200B115\u200D00\uFEFF', '11500'],
    ['「11500」', '11500'],
    ['Bearer pat_x', 'pat_x'],
    ['<11500>', '11500'],
    ['https：／／api.coze.cn', 'https://api.coze.cn'],
    ['115\n00', '11500'],
    ['11500。', '11500'],
  ])('%j is meant as %j', (typed, meant) => expect(cleanValue(typed)).toBe(meant));

  test('cleaned twice is the same as cleaned once', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        expect(cleanText(cleanText(text))).toBe(cleanText(text));
      }),
    );
  });
});

test('words stay as they are', () => {
  expect(cleanText('AI咖啡知识沙龙 – café')).toBe('AI咖啡知识沙龙 – café');
});
