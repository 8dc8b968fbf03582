import { z } from 'zod';
import type { KnowledgeEntry } from '../../knowledge/knowledge-entry';
import {
  KaiRefusal,
  kaiTool,
  languageOfText,
  type CoffeeKnowledge,
  type KaiToolDefinition,
} from './kai-tool';

const input = z.object({
  origins: z
    .array(z.string().trim().min(1).max(100))
    .min(2)
    .max(5)
    .describe('两到五个产地，中文或英文名'),
});
const output = z.object({
  origins: z.array(
    z.object({ id: z.string(), name: z.string(), text: z.string(), notes: z.array(z.string()) }),
  ),
  shared_notes: z.array(z.string()),
  unknown: z.array(z.string()),
});

/**
 * Several origins side by side, with the keywords they share. Unknown names are listed, not
 * guessed.
 */
export function originCompare({
  search,
}: CoffeeKnowledge): KaiToolDefinition<typeof input, typeof output> {
  return kaiTool({
    name: 'origin_compare',
    title: '产地对比',
    description: '并列比较几个咖啡产地的风味、海拔和处理法，列出共同的风味词。',
    input,
    output,
    run: ({ origins }) => {
      const language = languageOfText(origins.join(''));
      const found = origins.map((name): [string, KnowledgeEntry | undefined] => [
        name,
        search.originsIn(name)[0],
      ]);
      const unknown = found.filter(([, entry]) => entry === undefined).map(([name]) => name);
      const known = [...new Set(found.flatMap(([, entry]) => entry ?? []))];
      if (known.length === 0)
        throw new KaiRefusal(
          `知识库里没有这些产地：${unknown.join('、')}。None of these origins is known.`,
        );
      const rows = known.map((entry) => ({
        id: entry.id,
        name: entry.title[language],
        text: entry.body[language],
        notes: [...entry.keywords[language]],
      }));
      const shared = (rows[0]?.notes ?? []).filter(
        (note) => rows.length > 1 && rows.every(({ notes }) => notes.includes(note)),
      );
      const text = rows.map((row) => `### ${row.name}\n\n${row.text}`).join('\n\n');
      return {
        data: { origins: rows, shared_notes: shared, unknown },
        text: unknown.length > 0 ? `${text}\n\n未知 unknown: ${unknown.join('、')}` : text,
      };
    },
  });
}
