import { z } from 'zod';
import { kaiTool, type CoffeeKnowledge, type KaiToolDefinition } from './kai-tool';

const source = z.object({
  title: z.string(),
  publisher: z.string(),
  year: z.number().int().optional(),
});
const input = z.object({
  query: z.string().trim().min(1).max(500).describe('问题或关键词，中文或英文'),
  limit: z.number().int().min(1).max(10).default(3).describe('最多返回几条，默认 3'),
});
const output = z.object({
  query: z.string(),
  results: z.array(
    z.object({
      id: z.string(),
      topic: z.string(),
      title: z.string(),
      text: z.string(),
      score: z.number(),
      sources: z.array(source),
    }),
  ),
  sources: z.array(z.string()),
});

/** Searches the coffee knowledge; no result is an empty list, not an error. */
export function knowledgeQuery({
  search,
}: CoffeeKnowledge): KaiToolDefinition<typeof input, typeof output> {
  return kaiTool({
    name: 'coffee_knowledge_query',
    title: '咖啡知识查询',
    description: '在咖啡知识库里查找产地、品种、处理法、烘焙、冲煮、品鉴等知识，返回条目和出处。',
    input,
    output,
    run: ({ query, limit }) => {
      const results = search.search(query, { limit }).map(({ entry, score, language }) => ({
        id: entry.id,
        topic: entry.topic,
        title: entry.title[language],
        text: entry.body[language],
        score: Math.round(score * 100) / 100,
        sources: entry.sources.map(({ title, publisher, year }) => ({
          title,
          publisher,
          ...(year !== undefined && { year }),
        })),
      }));
      const sources = [
        ...new Set(
          results.flatMap((result) =>
            result.sources.map(({ title, publisher }) => `${title} (${publisher})`),
          ),
        ),
      ];
      const text = results.map((result) => `### ${result.title}\n\n${result.text}`).join('\n\n');
      return {
        data: { query, results, sources },
        text: text || '知识库里没有找到相关内容。No entry matches.',
      };
    },
  });
}
