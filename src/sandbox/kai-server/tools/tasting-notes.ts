import { z } from 'zod';
import type { KnowledgeEntry } from '../../knowledge/knowledge-entry';
import { kaiTool, languageOfText, type CoffeeKnowledge, type KaiToolDefinition } from './kai-tool';

const input = z.object({
  notes: z
    .array(z.string().trim().min(1).max(50))
    .min(1)
    .max(10)
    .describe('风味词，例如 茉莉、柑橘、blueberry'),
});
const output = z.object({
  matches: z.array(
    z.object({ id: z.string(), name: z.string(), matched: z.array(z.string()), text: z.string() }),
  ),
});
const MOST_MATCHES = 5;

/** Origins whose description mentions the given flavours, those with the most matches first. */
export function tastingNotesSearch({
  entries,
}: CoffeeKnowledge): KaiToolDefinition<typeof input, typeof output> {
  const origins = entries.filter(({ topic }) => topic === 'origins');
  return kaiTool({
    name: 'tasting_notes_search',
    title: '按风味找产地',
    description: '给出想要的风味词，找出风味描述里含有它们的产地，命中多的在前。',
    input,
    output,
    run: ({ notes }) => {
      const language = languageOfText(notes.join(''));
      const matches = origins
        .map((entry) => ({
          id: entry.id,
          name: entry.title[language],
          matched: notes.filter((note) => speaksOf(entry, note)),
          text: entry.body[language],
        }))
        .filter(({ matched }) => matched.length > 0)
        .toSorted((one, other) => other.matched.length - one.matched.length)
        .slice(0, MOST_MATCHES);
      const text = matches
        .map(({ name, matched, text: body }) => `### ${name}（${matched.join('、')}）\n\n${body}`)
        .join('\n\n');
      return {
        data: { matches },
        text: text || '没有找到带有这些风味的产地。No origin speaks of these notes.',
      };
    },
  });
}

function speaksOf({ body, keywords }: KnowledgeEntry, note: string): boolean {
  const wanted = note.toLowerCase();
  return [body.zh, body.en, ...keywords.zh, ...keywords.en].some((text) =>
    text.toLowerCase().includes(wanted),
  );
}
