import * as fc from 'fast-check';
import { beforeEach, describe, expect, test } from 'vitest';
import { searchTerms, toSearchHits } from '../../../src/core/chat/search';
import type { SearchHit } from '../../../src/shared/model/chat';
import { searchQuery } from '../../../src/core/chat/store/turn-search';
import type { ChatService } from '../../../src/core/chat/chat-service';
import { askChat, ChatTable } from '../../fakes/chat-table';
import { answer, completed, started } from '../../fakes/scripted-chat-backend';

let table: ChatTable;
beforeEach(() => {
  table = new ChatTable();
});

/** One conversation per question; every answer is the same. */
async function chatWith(text: string, ...questions: string[]): Promise<ChatService> {
  const { chat } = table.serve([started, answer(text), completed]);
  for (const question of questions) await askChat(chat, question);
  return chat;
}

const found = (chat: ChatService, text: string): string[] =>
  chat.search(text, 50).map(({ part, snippet }) => `${part} ${snippet}`);

/** The marked pieces of the snippets. */
const marked = (chat: ChatService, text: string): string[] =>
  chat
    .search(text, 50)
    .flatMap(({ snippet, matches }) => matches.map(([start, end]) => snippet.slice(start, end)));

describe('searching', () => {
  test('finds any piece of Chinese, in questions and answers, newest first, and says where', async () => {
    const chat = await chatWith('用九十二度的水', '手冲咖啡怎么做', '意式浓缩');
    expect(found(chat, '冲咖啡')).toEqual(['question 手冲咖啡怎么做']);
    const hits = chat.search('九十二', 50);
    expect(hits).toMatchObject([
      {
        conversationTitle: '意式浓缩',
        part: 'answer',
        snippet: '用九十二度的水',
        matches: [[1, 4]],
      },
      { conversationTitle: '手冲咖啡怎么做' },
    ]);
    expect(chat.open(hits[0]?.conversationId ?? '').turns[0]).toMatchObject({
      id: hits[0]?.turnId,
      createdAt: hits[0]?.createdAt,
    });
  });

  test.each(['冲', '手冲', 'K', 'ka'])('one or two characters are enough: %s', async (text) => {
    const chat = await chatWith('好的', '手冲 Kalita');
    expect(marked(chat, text).map((piece) => piece.toLowerCase())).toContain(text.toLowerCase());
  });

  test('every word must be there, in any order, long or short', async () => {
    const chat = await chatWith('-', 'V60 手冲咖啡', '手冲壶', 'Kalita 手冲咖啡');
    expect(found(chat, '手冲咖啡 V60')).toEqual(['question V60 手冲咖啡']);
    expect(found(chat, '手冲  ka')).toEqual(['question Kalita 手冲咖啡']);
    expect(found(chat, '手冲咖啡 没有')).toEqual([]);
  });

  test('capital letters make no difference', async () => {
    expect(found(await chatWith('-', 'Arabica BEANS'), 'beans araBICA')).toHaveLength(1);
  });

  test('what has a meaning for the database is plain text', async () => {
    const nasty = [
      '"quoted"',
      "it's",
      '100%',
      'a_b',
      String.raw`back\slash`,
      'NEAR(a b)',
      '-minus',
      'col:on',
      'star*',
      '(',
      ')',
      '^',
      'AND',
      '{x}',
      '%',
      '_',
      '\\',
    ];
    const chat = await chatWith('-', ...nasty);
    for (const text of nasty) expect(found(chat, text), text).toContain(`question ${text}`);
    expect(found(chat, '1_0')).toEqual([]);
    expect(found(chat, 'a%b')).toEqual([]);
    expect(found(chat, '\u0000')).toEqual([]);
  });

  test('no text a person may type makes it fail', async () => {
    const chat = await chatWith('回答', 'question 手冲');
    fc.assert(
      fc.property(
        fc.string({ unit: 'binary', maxLength: 40 }),
        (text) => chat.search(text, 10).length >= 0,
      ),
    );
    fc.assert(
      fc.property(
        fc.stringMatching(/^["'()*^:\-{}%_\\a 手]{0,12}$/),
        (text) => chat.search(text, 10).length >= 0,
      ),
    );
  });

  test('nothing to look for finds nothing', async () => {
    expect(found(await chatWith('a', 'b'), '  ')).toEqual([]);
  });

  test('other profiles are not looked into', async () => {
    const chat = await chatWith('回答', '手冲咖啡');
    table.profileId = 'p2';
    expect([...found(chat, '手冲咖啡'), ...found(chat, '手')]).toEqual([]);
    table.profileId = null;
    expect(found(chat, '手冲咖啡')).toEqual([]);
  });

  test('a deleted conversation is not found any more', async () => {
    const chat = await chatWith('回答', '手冲咖啡');
    for (const { id } of chat.conversations.value) chat.deleteConversation(id);
    expect(found(chat, '手冲咖啡')).toEqual([]);
  });

  test('there are never more hits than asked for', async () => {
    const chat = await chatWith('手冲咖啡', '手冲咖啡', '手冲咖啡');
    expect(chat.search('手冲咖啡', 3).map(({ part }) => part)).toEqual([
      'question',
      'answer',
      'question',
    ]);
  });
});

test('among 10,000 turns the index is used, and no turn is read that is not a hit', () => {
  const { database, store } = table;
  const at = new Date(0).toISOString();
  store.insertConversation(
    { id: 'c', title: '很长', userId: 'guest', createdAt: at, updatedAt: at },
    'p1',
  );
  database.transaction(() => {
    for (let row = 0; row < 10_000; row += 1) {
      const text = `第 ${row} 个回答：${'水粉比和研磨度'.repeat(20)}`;
      database.run(
        'INSERT INTO turns (id, conversation_id, question, answer, status, owner_pid, ' +
          "created_at) VALUES (?, 'c', ?, ?, 'completed', 1, ?)",
        [`t${row}`, row === 7777 ? '瑰夏怎么冲' : '水温', text, row],
      );
    }
  });
  const { sql, values } = searchQuery('p1', ['瑰夏怎'], 50);
  const plan = database
    .all(`EXPLAIN QUERY PLAN ${sql}`, values)
    .map((row) => JSON.stringify(row))
    .join('\n');
  expect(plan.match(/SCAN turn_search VIRTUAL TABLE INDEX \d+:M/g)).toHaveLength(2);
  expect(plan).not.toMatch(/SCAN (turns|conversations)/);
  expect(store.search('p1', ['瑰夏怎'], 50)).toMatchObject([{ turnId: 't7777', part: 'question' }]);
  expect(store.search('p1', ['研磨度'], 50).map(({ turnId }) => turnId)).toEqual(
    Array.from({ length: 50 }, (_none, index) => `t${9999 - index}`),
  );
});

function hit(text: string, ...terms: string[]): SearchHit {
  const [first] = toSearchHits(
    [
      {
        turnId: 't',
        conversationId: 'c',
        conversationTitle: '',
        part: 'answer',
        text,
        createdAt: '',
      },
    ],
    terms,
  );
  if (!first) throw new Error('no hit');
  return first;
}

describe('a snippet', () => {
  test('shows one line around the first match, and where it was cut', () => {
    const { snippet, matches } = hit(`${'前'.repeat(500)}\n目标 ${'后'.repeat(500)}`, '目标');
    expect(snippet).toMatch(/^…前{29} 目标 后+…$/);
    expect(matches).toEqual([[31, 33]]);
  });

  test('marks every match, the longer term first', () => {
    expect(hit('手冲咖啡和手冲', '手冲', '手冲咖啡').matches).toEqual([
      [0, 4],
      [5, 7],
    ]);
  });

  test('never cuts a character in two, and its matches are in order within it', () => {
    fc.assert(
      fc.property(
        fc.array(fc.constantFrom('☕', '👨‍👩‍👧', '手', 'a', ' ', '\n', '𠮷'), { maxLength: 400 }),
        (characters) => {
          const { snippet, matches } = hit(
            `${characters.join('')}瑰夏${characters.join('')}`,
            '瑰夏',
          );
          expect(snippet).not.toMatch(/\p{Surrogate}/u);
          expect(matches.map(([start, end]) => snippet.slice(start, end))).toContain('瑰夏');
        },
      ),
    );
  });

  test('words are told apart by spaces, each once, at most eight', () => {
    expect(searchTerms(' a\tb  a\n')).toEqual(['a', 'b']);
    expect(searchTerms('1 2 3 4 5 6 7 8 9 10')).toHaveLength(8);
  });
});
