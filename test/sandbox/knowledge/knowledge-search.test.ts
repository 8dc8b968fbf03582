import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { KnowledgeSearch } from '../../../src/sandbox/knowledge/knowledge-search';
import { loadKnowledge } from '../../../src/sandbox/knowledge/load-knowledge';
import { guestQuestions, moreGuestQuestions, offTopicQuestions } from './guest-questions';

const entries = loadKnowledge(join(import.meta.dirname, '../../../resources/knowledge'));
const search = new KnowledgeSearch(entries);
const idsOf = (query: string, limit = 3): string[] =>
  search.search(query, { limit }).map((hit) => hit.entry.id);
const originsOf = (text: string): string[] => search.originsIn(text).map((entry) => entry.id);

describe('searching the coffee knowledge', () => {
  it.each([
    ['the questions it was built for', guestQuestions, 60],
    ['the questions that came later', moreGuestQuestions, 116],
  ] as const)(
    'has the right entry among the first three for at least 90 %% of %s',
    (_name, questions, count) => {
      const missed = questions.filter(
        ([question, expected]) => !idsOf(question).includes(expected),
      );
      const first = questions.filter(([question, expected]) => idsOf(question)[0] === expected);
      const share = 1 - missed.length / questions.length;
      console.log(
        `top 3: ${(share * 100).toFixed(1)} %, top 1: ${((first.length / questions.length) * 100).toFixed(1)} %`,
      );
      for (const [question, expected] of missed)
        console.log(`missed: ${question} -> ${idsOf(question).join(', ')} (${expected})`);
      expect(questions).toHaveLength(count);
      expect(share).toBeGreaterThanOrEqual(0.9);
    },
  );

  it.each(offTopicQuestions)('finds nothing for "%s"', (question) => {
    expect(idsOf(question)).toEqual([]);
  });

  it('finds something for every follow-up question it suggests itself', () => {
    const suggested = entries.flatMap(({ followUps }) => [...followUps.zh, ...followUps.en]);
    expect(suggested.filter((question) => idsOf(question).length === 0)).toEqual([]);
  });

  it('answers a question about coffee as such', () => {
    expect(idsOf('什么是咖啡？')).not.toEqual([]);
  });

  it('answers in the language of the question, also when it holds a foreign name', () => {
    expect(search.search('Geisha是什么？')[0]).toMatchObject({
      language: 'zh',
      entry: { id: 'geisha' },
    });
    expect(search.search('What is Geisha?')[0]).toMatchObject({
      language: 'en',
      entry: { id: 'geisha' },
    });
  });

  it('does not mind case, accents, full-width letters or one wrong letter in a long word', () => {
    expect(idsOf('NARIÑO')).toContain('colombia');
    expect(idsOf('narino')).toContain('colombia');
    expect(idsOf('Ｖ６０ recipe')).toContain('v60-recipe');
    expect(idsOf('Yirgachefe')).toContain('ethiopia-yirgacheffe');
    expect(idsOf('what is expresso')).toContain('espresso-basics');
  });

  it.each([
    ['请介绍一下手冲咖啡的技巧', 'v60-recipe'],
    ['how do I make pour-over coffee', 'v60-recipe'],
    ['How do you brew pour over coffee?', 'v60-recipe'],
    ['手冲怎么做', 'v60-recipe'],
    ['Pour-over tips for beginners', 'v60-recipe'],
    ['冷萃咖啡怎么做', 'cold-brew-recipe'],
    ['how to make cold brew at home', 'cold-brew-recipe'],
    ['什么是意式浓缩咖啡', 'espresso-basics'],
    ['Tell me about espresso', 'espresso-basics'],
  ])(
    'answers "%s", which names a subject and nothing more, with its introduction first',
    (question, expected) => {
      const hits = search.search(question);
      expect(hits[0]?.entry.id).toBe(expected);
      expect(hits.map((hit) => hit.score)).toEqual(
        hits.map((hit) => hit.score).toSorted((left, right) => right - left),
      );
    },
  );

  it('stays with the subject of such a question before it turns to others that mention it', () => {
    expect(idsOf('请介绍一下手冲咖啡的技巧', 2)).toEqual(['v60-recipe', 'pouring-technique']);
    expect(idsOf('how do I make pour-over coffee', 2)).toEqual(['v60-recipe', 'pouring-technique']);
  });

  it.each([
    ['冰手冲怎么做', 'japanese-iced'],
    ['手冲和美式有什么区别', 'americano-long-black'],
    ['氮气冷萃是什么', 'nitro'],
    ['Why does cold brew taste mild?', 'cold-brew-taste'],
  ])('has no introduction for "%s", which asks for more than the subject', (question, expected) => {
    expect(idsOf(question)[0]).toBe(expected);
  });

  it('gives at most as many hits as asked for, the best first', () => {
    const hits = search.search('手冲咖啡的水温', { limit: 2 });
    expect(hits).toHaveLength(2);
    expect(hits[0]?.score).toBeGreaterThanOrEqual(hits[1]?.score ?? Infinity);
    expect(search.search('手冲咖啡的水温').length).toBeLessThanOrEqual(5);
  });

  it('survives very long and odd input', () => {
    expect(() => search.search('咖啡'.repeat(5000))).not.toThrow();
    expect(() => search.search('((((.*+?^$[]\\ __proto__ constructor')).not.toThrow();
  });

  it('finds nothing when there is no knowledge', () => {
    const empty = new KnowledgeSearch([]);
    expect(empty.search('耶加雪菲')).toEqual([]);
    expect(empty.originsIn('耶加雪菲')).toEqual([]);
  });
});

describe('origins in a text', () => {
  it.each([
    ['埃塞俄比亚和云南哪个好喝', ['ethiopia', 'yunnan']],
    ['我喜欢耶加雪菲', ['ethiopia-yirgacheffe']],
    ['Compare Yirgacheffe, KENYA and yunnan please', ['ethiopia-yirgacheffe', 'kenya', 'yunnan']],
    ['衣索比亚咖啡', ['ethiopia']],
    ['云南保山的豆子', ['yunnan', 'yunnan-baoshan']],
    ['海南和台湾也产咖啡吗', ['hainan', 'taiwan-alishan']],
    ['曼特宁', ['indonesia-sumatra']],
    ['coffee from Papua New Guinea', ['papua-new-guinea']],
    ['巴西巴西巴西', ['brazil']],
  ])('are recognised in "%s"', (text, expected) => {
    expect(originsOf(text)).toEqual(expected);
  });

  it('go by the longest name: Indonesia is not India', () => {
    expect(originsOf('印度尼西亚')).toEqual(['indonesia-sumatra']);
    expect(originsOf('印度')).toEqual(['india']);
  });

  it.each(['JavaScript怎么学', 'Indiana Jones', '普洱茶怎么泡', '今天股票怎么样', ''])(
    'are not seen in "%s"',
    (text) => {
      expect(originsOf(text)).toEqual([]);
    },
  );

  it('know every origin by its Chinese and its English names', () => {
    const origins = entries.filter((entry) => entry.names);
    expect(origins.length).toBeGreaterThanOrEqual(39);
    for (const { id, names } of origins) {
      for (const name of [...(names?.zh ?? []), ...(names?.en ?? [])])
        expect(originsOf(`${name}?`), name).toEqual([id]);
    }
  });
});
