import type { KnowledgeEntry } from './knowledge-entry';
import { longestFirst, namePattern, normalizeText } from './knowledge-tokens';

/**
 * Finds the coffee origins a text names.
 *
 * The longest name wins a stretch of text, so 印度尼西亚 is not India; Latin names count only as whole
 * words, so JavaScript is not Java.
 */
export class OriginNames {
  private readonly pattern: RegExp | undefined;
  private readonly entryOf = new Map<string, KnowledgeEntry>();

  constructor(entries: readonly KnowledgeEntry[]) {
    for (const entry of entries) {
      for (const name of [...(entry.names?.zh ?? []), ...(entry.names?.en ?? [])]) {
        this.entryOf.set(normalizeText(name), entry);
      }
    }
    const names = longestFirst(this.entryOf.keys());
    this.pattern =
      names.length > 0 ? new RegExp(names.map(namePattern).join('|'), 'gu') : undefined;
  }

  /** The origins in the order in which the text first names them, each once. */
  findIn(text: string): KnowledgeEntry[] {
    const found = new Set<KnowledgeEntry>();
    if (this.pattern === undefined) return [];
    for (const match of normalizeText(text).matchAll(this.pattern)) {
      const entry = this.entryOf.get(match[0]);
      if (entry !== undefined) found.add(entry);
    }
    return [...found];
  }
}
