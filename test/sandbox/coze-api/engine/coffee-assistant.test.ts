import { describe, expect, test } from 'vitest';
import {
  CoffeeAssistant,
  type KnowledgeSource,
} from '../../../../src/sandbox/coze-api/engine/coffee-assistant';
import type {
  AssistantRequest,
  ToolResult,
} from '../../../../src/sandbox/coze-api/engine/assistant';
import type { KnowledgeEntry } from '../../../../src/sandbox/knowledge/knowledge-entry';

function entry(id: string, zh: string, en: string, followUps: string[] = []): KnowledgeEntry {
  return {
    id,
    topic: 'origins',
    title: { zh, en },
    body: { zh: `${zh}的内容。`, en: `About ${en}.` },
    keywords: { zh: [zh], en: [en] },
    followUps: { zh: followUps, en: followUps },
    sources: [{ title: `${en} Book`, publisher: 'SCA', year: 2020 }],
  };
}

const ETHIOPIA = entry('ethiopia', '埃塞俄比亚', 'Ethiopia', [
  '水洗和日晒有什么不同？',
  '适合手冲吗？',
]);
const KENYA = entry('kenya', '肯尼亚', 'Kenya', ['SL28 是什么？', 'AA 是什么？']);
const WATER = entry('water', '水温', 'water');

/** Finds an entry where its Chinese or English title stands in the text. */
const knowledge: KnowledgeSource = {
  search: (query) =>
    [WATER, ETHIOPIA, KENYA]
      .filter(({ title }) => query.includes(title.zh) || query.includes(title.en))
      .map((found, index) => ({ entry: found, score: 10 - index * 6, language: 'zh' as const })),
  originsIn: (text) =>
    [ETHIOPIA, KENYA].filter(({ title }) => text.includes(title.zh) || text.includes(title.en)),
};
const assistant = new CoffeeAssistant(knowledge);

function ask(
  question: string,
  extra: Partial<AssistantRequest> = {},
): ReturnType<CoffeeAssistant['reply']> {
  const signal = new AbortController().signal;
  return assistant.reply({
    question,
    files: [],
    history: [],
    toolsAllowed: true,
    toolResults: [],
    signal,
    ...extra,
  });
}

async function textOf(reply: ReturnType<CoffeeAssistant['reply']>): Promise<string> {
  if (reply.kind !== 'answer') throw new Error('no answer');
  let text = '';
  for await (const { content } of reply.pieces) text += content;
  return text;
}

describe('an answer from built-in knowledge', () => {
  test('is Markdown with a lead, the entry and its sources', async () => {
    expect(await textOf(ask('水温是多少？'))).toBe(
      '关于「水温是多少？」，沙箱内置的咖啡知识是这样说的：\n\n### 水温\n\n水温的内容。\n\n**来源**\n\n- 《water Book》，SCA，2020',
    );
  });

  test('is in the language of the question', async () => {
    const text = await textOf(ask('Which water?'));
    expect(text).toContain('### water\n\nAbout water.');
    expect(text).toContain('**Sources**\n\n- “water Book”, SCA, 2020');
  });

  test('takes the question before as context of a follow-up', async () => {
    const history = [
      { role: 'user' as const, content: '水温是多少？' },
      { role: 'assistant' as const, content: '……' },
    ];
    expect(await textOf(ask('那深烘的呢？', { history }))).toContain('### 水温');
  });

  test('does not take the question before for one that stands alone', async () => {
    const history = [{ role: 'user' as const, content: '水温是多少？' }];
    expect(await textOf(ask('特斯拉股价多少', { history }))).toContain('我不知道答案');
  });

  test('leaves out what fits much worse than the best', async () => {
    const text = await textOf(ask('水温 肯尼亚', { toolsAllowed: false }));
    expect(text).toContain('### 水温');
    expect(text).not.toContain('### 肯尼亚');
  });

  test('says plainly when it knows nothing, and what it can talk about', async () => {
    expect(await textOf(ask('今天股市怎么样？'))).toMatch(/我不知道答案.*不会编造.*产地、品种/);
    expect(await textOf(ask('What about stocks?'))).toMatch(
      /I do not know the answer.*origins, varieties/,
    );
  });

  test('to a greeting says who it is', async () => {
    expect(await textOf(ask('你好'))).toContain('内置沙箱');
    expect(await textOf(ask('hello'))).toContain('built-in sandbox');
  });
});

function result(output: string, query = 'q'): ToolResult {
  return { name: 'coffee_knowledge_query', query, output };
}

describe('the local tool', () => {
  test('is asked with the whole question when it names an origin', () => {
    expect(ask('埃塞俄比亚咖啡特点')).toMatchObject({
      kind: 'tool',
      name: 'coffee_knowledge_query',
      query: '埃塞俄比亚咖啡特点',
    });
  });

  test('is not asked otherwise, nor for a caller without tools', () => {
    expect(ask('水温是多少？').kind).toBe('answer');
    expect(ask('埃塞俄比亚咖啡特点', { toolsAllowed: false }).kind).toBe('answer');
  });

  test('gives the answer, named as the source, with follow-ups of the origin', async () => {
    const reply = ask('埃塞俄比亚咖啡特点', {
      toolResults: [result('{"body":"茉莉","sources":["手册"]}')],
    });
    const text = await textOf(reply);
    expect(text).toContain('我请本地工具 `coffee_knowledge_query` 查询，它的回答是：\n\n茉莉');
    expect(text).toContain('**来源**\n\n- 本地工具 `coffee_knowledge_query`\n- 手册');
    expect(reply).toMatchObject({ followUps: ['水洗和日晒有什么不同？', '适合手冲吗？'] });
  });

  test('that failed is named as failed, before built-in knowledge', async () => {
    const text = await textOf(
      ask('埃塞俄比亚咖啡特点', { toolResults: [result('{"error":{"message":"连接超时"}}')] }),
    );
    expect(text).toMatch(/没有成功：连接超时。\n\n### 埃塞俄比亚/);
  });

  test('that returned nothing is named so', async () => {
    expect(await textOf(ask('埃塞俄比亚咖啡特点', { toolResults: [result('{}')] }))).toContain(
      '没有返回内容',
    );
  });

  test('is asked once more for each origin the outputs left out, and not after an error', () => {
    const question = '埃塞俄比亚和肯尼亚有什么不同？';
    expect(ask(question, { toolResults: [result('埃塞俄比亚：花香')] })).toMatchObject({
      kind: 'tool',
      query: '肯尼亚',
    });
    const both = [result('埃塞俄比亚：花香'), result('果酸', '肯尼亚')];
    expect(ask(question, { toolResults: both }).kind).toBe('answer');
    expect(ask(question, { toolResults: [result('错误：拒绝')] }).kind).toBe('answer');
  });

  test('leaves at most three follow-ups', () => {
    const reply = ask('埃塞俄比亚和肯尼亚', { toolResults: [result('埃塞俄比亚 肯尼亚')] });
    expect(reply.kind === 'answer' && reply.followUps).toHaveLength(3);
  });
});

test('an override takes the place of an answer', async () => {
  const overridden = new CoffeeAssistant(knowledge, (question) => question.toUpperCase());
  const signal = new AbortController().signal;
  const reply = overridden.reply({
    question: 'abc',
    files: [],
    history: [],
    toolsAllowed: true,
    toolResults: [],
    signal,
  });
  expect(await textOf(reply)).toBe('ABC');
});
