import { expect, test } from 'vitest';
import { questionMessages } from '../../../src/core/coze/question-messages';

const question = { text: '再问', conversationId: null, userId: 'u' };
const asked = (content: string) => ({
  role: 'user',
  type: 'question',
  content_type: 'text',
  content,
});
const withFiles = (content: unknown) => ({
  role: 'user',
  type: 'question',
  content_type: 'object_string',
  content: JSON.stringify(content),
});
const answered = (content: string) => ({
  role: 'assistant',
  type: 'answer',
  content_type: 'text',
  content,
});

test('a question alone is one message', () => {
  expect(questionMessages(question)).toEqual([asked('再问')]);
});

test('what was said before comes first, oldest first', () => {
  const history = [
    { question: 'a', answer: 'A' },
    { question: 'b', answer: 'B' },
  ];
  expect(questionMessages({ ...question, history })).toEqual([
    asked('a'),
    answered('A'),
    asked('b'),
    answered('B'),
    asked('再问'),
  ]);
});

test('of a long history the last 49 pairs are sent: Coze takes 100 messages', () => {
  const history = Array.from({ length: 60 }, (_none, index) => ({
    question: `q${index}`,
    answer: 'a',
  }));
  const messages = questionMessages({ ...question, history });
  expect(messages).toHaveLength(99);
  expect(messages[0]).toEqual(asked('q11'));
  expect(messages.at(-1)).toEqual(asked('再问'));
});

test('files go along with the words in one message of several parts; without words there are only files', () => {
  const files = [
    { kind: 'image' as const, fileId: '7400000000000000001' },
    { kind: 'file' as const, fileId: '7400000000000000002' },
  ];
  const parts = [
    { type: 'image', file_id: '7400000000000000001' },
    { type: 'file', file_id: '7400000000000000002' },
  ];
  expect(questionMessages({ ...question, files })).toEqual([
    withFiles([{ type: 'text', text: '再问' }, ...parts]),
  ]);
  expect(questionMessages({ ...question, text: '', files })).toEqual([withFiles(parts)]);
});
