import type { SearchHit } from '../../../../shared/model/chat';

/** A piece of a snippet; `at` is where it begins. */
interface SnippetPart {
  at: number;
  text: string;
  found: boolean;
}

/** Splits a snippet at its matches; joined, the pieces are the snippet. */
export function snippetParts({
  snippet,
  matches,
}: Pick<SearchHit, 'snippet' | 'matches'>): SnippetPart[] {
  const parts: SnippetPart[] = [];
  const add = (start: number, end: number, found: boolean): void => {
    if (end > start) parts.push({ at: start, text: snippet.slice(start, end), found });
  };
  let done = 0;
  for (const [start, end] of matches) {
    add(done, start, false);
    add(Math.max(done, start), end, true);
    done = Math.max(done, end);
  }
  add(done, snippet.length, false);
  return parts;
}
