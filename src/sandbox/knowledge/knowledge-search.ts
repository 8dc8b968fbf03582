import MiniSearch, { type SearchResult } from 'minisearch';
import { Introductions } from './introductions';
import type { KnowledgeEntry } from './knowledge-entry';
import { indexTerms } from './knowledge-tokens';
import { OriginNames } from './origin-names';
import { isRelevant } from './relevance';
import { parseQuestion, type SearchQuestion } from './search-question';

/** One hit of a search; `score` orders the hits of that search and means nothing beyond it. */
export interface KnowledgeHit {
  entry: KnowledgeEntry;
  score: number;
  language: 'zh' | 'en';
}

interface IndexedText {
  id: string;
  title: string;
  keywords: string;
  body: string;
  followUps: string;
  otherTitle: string;
  otherKeywords: string;
}

const defaultLimit = 5;

/**
 * Full-text search over the coffee knowledge, in memory, for the sandbox bot and the sandbox KAI.
 * A question's language decides which texts are searched; names in the other language are known too
 * ("Geisha 是什么").
 */
export class KnowledgeSearch {
  private readonly entryOf: ReadonlyMap<string, KnowledgeEntry>;
  /** Made when a language is first searched: most programs start a sandbox and ask in one or none. */
  private readonly indexes: Partial<Record<'zh' | 'en', MiniSearch<IndexedText>>> = {};
  private readonly origins: OriginNames;
  private readonly introductions: Introductions;
  private readonly suggested: ReadonlySet<string>;

  constructor(private readonly entries: readonly KnowledgeEntry[]) {
    this.entryOf = new Map(entries.map((entry) => [entry.id, entry]));
    this.origins = new OriginNames(entries);
    this.introductions = new Introductions(entries);
    this.suggested = new Set(
      entries.flatMap(({ followUps }) => [...followUps.zh, ...followUps.en]),
    );
  }

  /**
   * The entries that answer the question, best first (by default 5); empty when it is not about
   * coffee we know. A question that only names a subject gets the introduction to it first, then
   * the rest of its topic. One of our own follow-up questions always finds something, at least the
   * entry that suggested it.
   */
  search(query: string, options: { limit?: number } = {}): KnowledgeHit[] {
    const question = parseQuestion(query);
    const isOurs = this.suggested.has(query.trim());
    const hits: KnowledgeHit[] = [];
    for (const result of this.lookUp(question)) {
      const entry = this.entryOf.get(String(result.id));
      if (entry === undefined || !(isOurs || isRelevant(result, entry, question))) continue;
      hits.push({ entry, score: result.score, language: question.language });
    }
    const introduction = this.introductions.find(query);
    const ordered =
      introduction === undefined ? hits : introducedBy(introduction, hits, question.language);
    return ordered.slice(0, options.limit ?? defaultLimit);
  }

  /**
   * The origin entries whose Chinese or English name is in the text, in order of appearance, each
   * once.
   */
  originsIn(text: string): KnowledgeEntry[] {
    return this.origins.findIn(text);
  }

  private lookUp(question: SearchQuestion): SearchResult[] {
    const weights = new Map(question.terms.map((term) => [term.text, term.weight]));
    if (weights.size === 0) return [];
    const { language } = question;
    this.indexes[language] ??= buildIndex(this.entries, language);
    return this.indexes[language].search('', {
      tokenize: () => [...weights.keys()],
      processTerm: (term) => term,
      boostTerm: (term) => weights.get(term) ?? 1,
      boost: {
        title: 3,
        keywords: 2.5,
        otherTitle: 0.8,
        otherKeywords: 0.8,
        body: 1,
        followUps: 0.3,
      },
      fuzzy: (term) => (term.length >= 7 ? 1 : false),
    });
  }
}

/**
 * The introduction, then the hits of its topic, then the others; scores keep their positions, so
 * they still decrease.
 */
function introducedBy(
  introduction: KnowledgeEntry,
  hits: readonly KnowledgeHit[],
  language: 'zh' | 'en',
): KnowledgeHit[] {
  const entries = hits.map((hit) => hit.entry).filter((entry) => entry !== introduction);
  const sameTopic = entries.filter((entry) => entry.topic === introduction.topic);
  const others = entries.filter((entry) => entry.topic !== introduction.topic);
  const lowest = hits.at(-1)?.score ?? 1;
  return [introduction, ...sameTopic, ...others].map((entry, index) => ({
    entry,
    score: hits[index]?.score ?? lowest,
    language,
  }));
}

function buildIndex(
  entries: readonly KnowledgeEntry[],
  language: 'zh' | 'en',
): MiniSearch<IndexedText> {
  const other = language === 'zh' ? 'en' : 'zh';
  const index = new MiniSearch<IndexedText>({
    fields: ['title', 'keywords', 'body', 'followUps', 'otherTitle', 'otherKeywords'],
    tokenize: (text) => indexTerms(text),
    processTerm: (term) => term,
  });
  index.addAll(
    entries.map((entry) => ({
      id: entry.id,
      title: [entry.title[language], ...(entry.names?.[language] ?? [])].join(' '),
      keywords: entry.keywords[language].join(' '),
      body: entry.body[language],
      followUps: entry.followUps[language].join(' '),
      otherTitle: [entry.title[other], ...(entry.names?.[other] ?? [])].join(' '),
      otherKeywords: entry.keywords[other].join(' '),
    })),
  );
  return index;
}
