import { describe, expect, test } from 'vitest';
import { readToolOutput } from '../../../../src/sandbox/coze-api/engine/tool-output';

const read = (output: unknown): ReturnType<typeof readToolOutput> =>
  readToolOutput('tool', typeof output === 'string' ? output : JSON.stringify(output));

describe('a tool output becomes Markdown', () => {
  test.each([
    ['plain text', '茉莉花香', '茉莉花香'],
    ['a JSON text', '"茉莉花香"', '茉莉花香'],
    ['an object with a text', { text: '茉莉花香' }, '茉莉花香'],
    ['an object with a title', { title: '耶加', body: '花香' }, '### 耶加\n\n花香'],
    [
      'a list of results',
      {
        results: [
          { title: '一', text: '甲' },
          { name: '二', summary: '乙' },
        ],
      },
      '### 一\n\n甲\n\n### 二\n\n乙',
    ],
    ['an MCP result', { content: [{ type: 'text', text: '花香' }, { type: 'image' }] }, '花香'],
    ['JSON inside an MCP result', { content: [{ type: 'text', text: '{"body":"花香"}' }] }, '花香'],
    ['any other object', { 海拔: 1900, 水洗: true, 深: {} }, '- 海拔: 1900\n- 水洗: true'],
    ['a number', '42', '42'],
  ])('from %s', (_what, output, markdown) => {
    expect(read(output)).toMatchObject({ kind: 'text', markdown });
  });

  test('with the sources it names', () => {
    const output = {
      results: [
        { body: '甲', sources: [{ title: '书' }, '文'] },
        { body: '乙', sources: ['文'] },
      ],
    };
    expect(read(output)).toMatchObject({ sources: ['书', '文'] });
  });
});

test.each([
  ['an error field', { error: { code: 'TIMEOUT', message: '工具超时。' } }, '工具超时'],
  ['an error text', { error: 'refused by user' }, 'refused by user'],
  ['an error code alone', { error: { code: 'TIMEOUT' } }, 'TIMEOUT'],
  ['an MCP error', { isError: true, content: [{ type: 'text', text: '没有权限' }] }, '没有权限'],
  ['a plain error text', 'Error: connection refused\n  at stack', 'connection refused'],
  ['a Chinese error text', '错误：被拒绝', '被拒绝'],
])('%s is an error with its reason in one line', (_what, output, reason) => {
  expect(read(output)).toEqual({ kind: 'error', tool: 'tool', reason });
});

test.each(['', '  ', '{}', '[]', 'null', '{"results":[]}', '{"error":null}'])(
  '"%s" is empty',
  (output) => {
    expect(read(output).kind).toBe('empty');
  },
);

test('hostile depth ends', () => {
  const deep = `${'{"results":['.repeat(500)}1${']}'.repeat(500)}`;
  expect(readToolOutput('tool', deep).kind).toBe('empty');
});
