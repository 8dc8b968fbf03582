import type { KnowledgeEntry } from './knowledge-entry';
import { longestFirst, namePattern, normalizeText } from './knowledge-tokens';
import { wordsBeside } from './search-question';

/** What leaves a question broad: how it is done, tips, for beginners, at home. */
const broadWords = new RegExp(
  '^(?:(?:咖啡|技巧|窍门|要点|知识|基础|入门|教程|步骤|流程|新手|初学者|零基础|家里|家|做|冲|泡|煮|制作|学)+' +
    '|coffees?|tips?|tricks?|techniques?|basics?|guide|steps?|beginners?|home|brew|brewing|prepare|learn)$',
  'u',
);

/**
 * What asks for one detail (how long, why, which is better), to which an introduction is no answer.
 */
const detailWords = new RegExp(
  '多久|多长|多少|几|为什么|为啥|谁|哪|什么时候|区别|差别|不同|一样|更|适合' +
    '|\\b(?:why|when|where|who|which|long|much|many|differ\\w*|better|best|compare|keep|other|than|or|versus)\\b',
  'u',
);

/**
 * Finds the entry that introduces the subject of a question.
 * A full-text score prefers the shortest title with the word in it, so "tell me about pour-over"
 * would be answered with iced pour-over; a question that names a subject and asks nothing more
 * deserves the introduction to it.
 */
export class Introductions {
  private readonly subjects: readonly { pattern: RegExp; entry: KnowledgeEntry }[];

  constructor(entries: readonly KnowledgeEntry[]) {
    const entryOf = new Map(
      entries.flatMap((entry) =>
        Object.values(entry.introduces ?? {}).flatMap((names) =>
          names.map((name) => [plain(name), entry] as const),
        ),
      ),
    );
    this.subjects = longestFirst(entryOf.keys()).flatMap((name) => {
      const entry = entryOf.get(name);
      return entry === undefined ? [] : [{ pattern: new RegExp(namePattern(name), 'u'), entry }];
    });
  }

  /**
   * The introduction to the subject of a broad question; undefined when the question asks for
   * anything else.
   */
  find(query: string): KnowledgeEntry | undefined {
    const question = plain(query);
    const subject = this.subjects.find(({ pattern }) => pattern.test(question));
    if (subject === undefined || detailWords.test(question)) return undefined;
    const rest = wordsBeside(question, subject.pattern);
    return rest.every((word) => broadWords.test(word)) ? subject.entry : undefined;
  }
}

function plain(text: string): string {
  return normalizeText(text).replaceAll('-', ' ');
}
