import { z } from 'zod';
import type { AnswerSource } from '../../../shared/model/chat';
import type { StoredCall } from '../store/kai-call-store';

const EXCERPT_MAX = 400;
const SOURCES_MAX = 20;

const text = z.string().optional().catch(undefined);
const source = z.union([z.string(), z.object({ title: text, publisher: text })]);
const row = z.object({
  title: text,
  name: text,
  text,
  body: text,
  content: text,
  sources: z.array(source).optional().catch(undefined),
});
const lists = z.object({
  results: z.unknown().optional(),
  entries: z.unknown().optional(),
  items: z.unknown().optional(),
  origins: z.unknown().optional(),
  matches: z.unknown().optional(),
});

/**
 * Quotable parts of a result: the titled pieces of its structured content. Foreign text, limited in
 * size; a result of another shape has no sources. Pure.
 */
export function sourcesOf(
  { result, serverName, toolName }: StoredCall,
  from: AnswerSource['from'],
): AnswerSource[] {
  if (!result?.structured || result.isError) return [];
  return findingsIn(result.structured)
    .slice(0, SOURCES_MAX)
    .map(({ title, excerpt, publisher }) => ({
      title: title.slice(0, 200),
      excerpt: excerpt.slice(0, EXCERPT_MAX),
      publisher: publisher.slice(0, 200),
      serverName,
      toolName,
      from,
    }));
}

/** The titled pieces of structured content, unshortened. */
export function findingsIn(
  structured: string,
): { title: string; excerpt: string; publisher: string }[] {
  const found = lists.safeParse(parse(structured)).data;
  const rows =
    [found?.results, found?.entries, found?.items, found?.origins, found?.matches].find(
      Array.isArray,
    ) ?? [];
  return rows.flatMap((value) => {
    const {
      title,
      name,
      text: body,
      body: other,
      content,
      sources = [],
    } = row.safeParse(value).data ?? {};
    const heading = title ?? name;
    if (heading === undefined) return [];
    const publishers = sources.map((one) =>
      typeof one === 'string' ? one : [one.title, one.publisher].filter(Boolean).join(', '),
    );
    return [
      {
        title: heading,
        excerpt: body ?? other ?? content ?? '',
        publisher: publishers.slice(0, 3).join('; '),
      },
    ];
  });
}

function parse(json: string): unknown {
  try {
    return JSON.parse(json);
  } catch {
    return null;
  }
}
