import { describe, expect, test } from 'vitest';
import { IdentifierSequence, createLogId } from '../../../src/sandbox/coze-api/identifiers';
import { selectMessages } from '../../../src/sandbox/coze-api/message-page';
import { checkMetaData } from '../../../src/sandbox/coze-api/meta-data';
import type { StoredMessage } from '../../../src/sandbox/coze-api/state';
import { functionCallContent } from '../../../src/sandbox/coze-api/tool-plugin';

test('ids are 19 digits and only grow', () => {
  const ids = new IdentifierSequence();
  const given = Array.from({ length: 100 }, () => ids.next());
  expect(given.every((id) => /^\d{19}$/.test(id))).toBe(true);
  expect(given.toSorted()).toEqual(given);
});

test('a log id starts with its time', () => {
  expect(createLogId(Date.UTC(2026, 10, 23, 1, 2, 3))).toMatch(/^20261123010203[0-9A-F]{20}$/);
});

describe('meta_data', () => {
  test('passes at its limits', () => {
    const pairs = Object.fromEntries(
      Array.from({ length: 16 }, (_unused, index) => [`${index}`.padEnd(64, 'k'), 'v'.repeat(512)]),
    );
    expect(() => checkMetaData(pairs)).not.toThrow();
    expect(() => checkMetaData(undefined)).not.toThrow();
  });

  test.each([
    [
      '17 pairs',
      Object.fromEntries(Array.from({ length: 17 }, (_unused, index) => [`k${index}`, 'v'])),
    ],
    ['an empty key', { '': 'v' }],
    ['a key of 65 characters', { ['k'.repeat(65)]: 'v' }],
    ['an empty value', { key: '' }],
    ['a value of 513 characters', { key: 'v'.repeat(513) }],
  ])('with %s is refused with 4003', (_what, metaData) => {
    expect(() => checkMetaData(metaData)).toThrow(expect.objectContaining({ code: 4003 }));
  });
});

describe('a page of messages', () => {
  const stored: StoredMessage[] = ['1', '2', '3', '4', '5'].map((id) => ({
    outOfContext: false,
    message: {
      id,
      conversation_id: 'c',
      section_id: 'c',
      role: 'user',
      type: 'question',
      content: id,
      content_type: 'text',
      chat_id: id === '5' ? 'b' : 'a',
      created_at: 0,
      updated_at: 0,
    },
  }));
  const idsOf = (selection: Parameters<typeof selectMessages>[1]): string =>
    selectMessages(stored, selection)
      .data.map(({ id }) => id)
      .join('');

  test('is newest first unless told', () => {
    expect(idsOf({})).toBe('54321');
    expect(idsOf({ order: 'asc' })).toBe('12345');
  });

  test('continues after or before a message', () => {
    expect(idsOf({ after_id: '4', limit: 2 })).toBe('32');
    expect(idsOf({ before_id: '2', limit: 2 })).toBe('43');
  });

  test('names its ends and whether more follows', () => {
    expect(selectMessages(stored, { limit: 2 })).toMatchObject({
      first_id: '5',
      last_id: '4',
      has_more: true,
    });
    expect(selectMessages([], {})).toMatchObject({ first_id: '0', last_id: '0', has_more: false });
  });

  test('can be one chat only', () => {
    expect(idsOf({ chat_id: 'b' })).toBe('5');
  });
});

test('a function call carries its ids as bare numbers, as Coze does', () => {
  const content = functionCallContent('也门', '想');
  expect(content).toMatch(/"plugin_id":\d{19},/);
  expect(JSON.parse(content)).toMatchObject({
    name: 'coffee_knowledge_query',
    arguments: { query: '也门' },
    plugin_type: 6,
  });
});
