import { describe, expect, test } from 'vitest';
import { isFollowUp, isGreeting, languageOf, searchTextsFor } from '../../../../src/sandbox/coze-api/engine/question-reading';

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

test.each(['那水温呢？', '水温呢', '还有别的吗', 'What about the water?', 'and the grind?', '为什么？'])('%s leans on what was before', (text) => {
  expect(isFollowUp(text)).toBe(true);
});

test.each(['冷萃怎么做？', '为什么要闷蒸？', 'Why does my espresso taste sour?', 'How do I store beans?'])('%s stands alone', (text) => {
  expect(isFollowUp(text)).toBe(false);
});

describe('what is searched', () => {
  const earlier = ['手冲怎么做？', '那研磨呢？'];

  test('for a follow-up: with the last question that stood alone, first', () => {
    expect(searchTextsFor('那水温呢？', earlier)).toEqual(['那水温呢？ 手冲怎么做？', '那水温呢？']);
  });

  test('for any other question: itself, first', () => {
    expect(searchTextsFor('冷萃怎么做？', earlier)).toEqual(['冷萃怎么做？', '冷萃怎么做？ 手冲怎么做？']);
  });

  test('for the first question of all: itself', () => {
    expect(searchTextsFor('那水温呢？', [])).toEqual(['那水温呢？']);
  });
});
