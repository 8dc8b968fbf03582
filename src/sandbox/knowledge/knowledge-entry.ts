import { z } from 'zod';

/**
 * The topics of the built-in coffee knowledge; each has one file
 * `resources/knowledge/<topic>.json`.
 */
export const knowledgeTopics = [
  'origins',
  'varieties',
  'processing',
  'roasting',
  'grinding',
  'water',
  'pour-over',
  'espresso',
  'milk',
  'cold-brew',
  'tasting',
  'storage',
  'health',
  'history',
  'salon',
] as const;

const text = z.string().trim().min(1);
const words = z.array(text).min(1);
const inBothLanguages = <T extends z.ZodType>(value: T) => z.strictObject({ zh: value, en: value });

const countWords = (body: string): number => body.split(/\s+/u).length;
const chineseBody = text.refine(
  (body) => Array.from(body).length >= 80 && Array.from(body).length <= 200,
  {
    error: (issue) =>
      `must have 80 to 200 characters, has ${Array.from(String(issue.input)).length}`,
  },
);
const englishBody = text.refine((body) => countWords(body) >= 50 && countWords(body) <= 120, {
  error: (issue) => `must have 50 to 120 words, has ${countWords(String(issue.input))}`,
});

/**
 * What one piece of coffee knowledge looks like on disk.
 *
 * `keywords` are what guests say instead of the title. `names` is for the topic origins only (and
 * required there): the proper names by which `KnowledgeSearch.originsIn` recognises the place in
 * running text. `introduces` is what the entry is the introduction to: a question that names this
 * and asks nothing more is answered with the entry first.
 */
export const knowledgeEntrySchema = z
  .strictObject({
    id: z.string().regex(/^[a-z0-9]+(-[a-z0-9]+)*$/u, 'must be kebab-case'),
    topic: z.enum(knowledgeTopics),
    title: inBothLanguages(text),
    body: z.strictObject({ zh: chineseBody, en: englishBody }),
    keywords: inBothLanguages(words),
    names: inBothLanguages(words).optional(),
    introduces: inBothLanguages(words).optional(),
    followUps: inBothLanguages(z.array(text).min(1).max(2)),
    sources: z
      .array(z.strictObject({ title: text, publisher: text, year: z.int().min(1600).optional() }))
      .min(1),
  })
  .refine((entry) => (entry.topic === 'origins') === (entry.names !== undefined), {
    message: 'names belong to the topic origins, and every origin needs them',
    path: ['names'],
  });

/**
 * One piece of coffee knowledge in both languages; built only by `loadKnowledge`, so always valid.
 */
export type KnowledgeEntry = z.infer<typeof knowledgeEntrySchema>;
