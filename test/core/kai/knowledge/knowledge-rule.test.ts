import { expect, test } from 'vitest';
import { usefulWord } from '../../../../src/core/kai/knowledge/knowledge-rule';

test.each([
  ['埃塞俄比亚咖啡特点', '咖啡'],
  ['How do I brew a V60?', 'v60'],
  ['BREWING tips', 'brewing'],
  ['水洗和日晒的差别', '水洗'],
  ['ｅｓｐｒｅｓｓｏ 怎么调', 'espresso'],
  ['best beans for lattes', 'latte'],
])('%s is about coffee, because of %s', (question, word) => {
  expect(usefulWord(question)).toBe(word);
});

test.each([
  '今天天气怎么样',
  'Who wrote the Hebrew Bible?',
  'hi',
  '',
  'What is the original idea?',
  '土豆怎么烧',
])('%s is not asked', (question) => {
  expect(usefulWord(question)).toBeNull();
});
