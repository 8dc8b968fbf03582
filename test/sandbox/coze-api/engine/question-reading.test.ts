import { describe, expect, test } from 'vitest';
import {
  isFollowUp,
  isGreeting,
  languageOf,
  subjectOf,
} from '../../../../src/sandbox/coze-api/engine/question-reading';

test('one Chinese character makes a question Chinese', () => {
  expect(languageOf('Geisha 是什么')).toBe('zh');
  expect(languageOf('What is Geisha?')).toBe('en');
});

test.each(['你好', '你好！', 'Hello', 'who are you?'])('%s only greets', (text) => {
  expect(isGreeting(text)).toBe(true);
});

test('a greeting with a question is a question', () => {
  expect(isGreeting('你好，手冲怎么做？')).toBe(false);
});

test.each([
  '那水温呢？',
  '水温呢',
  '还有别的吗',
  'What about the water?',
  'and the grind?',
  '为什么？',
])('%s leans on what was before', (text) => {
  expect(isFollowUp(text)).toBe(true);
});

test.each([
  '冷萃怎么做？',
  '为什么要闷蒸？',
  'Why does my espresso taste sour?',
  'How do I store beans?',
])('%s stands alone', (text) => {
  expect(isFollowUp(text)).toBe(false);
});

describe('a follow-up leans on', () => {
  const earlier = ['手冲怎么做？', '那研磨呢？'];

  test('the last question that stood alone', () => {
    expect(subjectOf('那水温呢？', earlier)).toBe('手冲怎么做？');
  });

  test('nothing when it stands alone or is the first', () => {
    expect(subjectOf('冷萃怎么做？', earlier)).toBeUndefined();
    expect(subjectOf('那水温呢？', [])).toBeUndefined();
  });
});
