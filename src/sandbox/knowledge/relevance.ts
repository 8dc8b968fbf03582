import type { SearchResult } from 'minisearch';
import type { KnowledgeEntry } from './knowledge-entry';
import type { SearchQuestion } from './search-question';

/**
 * The share of a question an entry must explain to be an answer, when the question names coffee and
 * when it does not. Chosen with the questions in the tests: strict enough for "how do I fix my car"
 * (fix is a keyword), lenient enough for a guest who tells a story around the question.
 */
const threshold = { coffee: 0.3, unknown: 0.62, withoutTitle: 0.9 };

/** Weight of a unit found only in running text: half the dictionary occurs there by chance. */
const textCredit = 0.4;

/**
 * Whether a search result answers the question at all. Scores of a full-text search grow with rare
 * words and say nothing about what was *not* found; this looks at the share of the question that
 * the entry explains.
 *
 * A question that does not name coffee must also meet the title, or be explained nearly whole
 * ("what is WDT"; but "how do I choose red wine" meets a keyword only), and is never answered from
 * the topic health: "how can I sleep better" is for a doctor, not for a coffee salon.
 */
export function isRelevant(
  result: SearchResult,
  entry: KnowledgeEntry,
  question: SearchQuestion,
): boolean {
  const { share, inTitle } = explain(result, question);
  if (question.aboutCoffee) return share >= threshold.coffee;
  return (
    share >= (inTitle ? threshold.unknown : threshold.withoutTitle) && entry.topic !== 'health'
  );
}

/** The share is 0 when title and keywords have nothing in common with the question. */
function explain(
  result: SearchResult,
  question: SearchQuestion,
): { share: number; inTitle: boolean } {
  const found = new Set(result.queryTerms);
  const credits = new Map<number, number>();
  let named = false;
  let inTitle = false;
  for (const { text, units } of question.terms) {
    if (units.length === 0 || !found.has(text)) continue;
    const fields = fieldsWith(result, text);
    const labelled = fields.some((field) => field !== 'body' && field !== 'followUps');
    named ||= labelled;
    inTitle ||= fields.includes('title') || fields.includes('otherTitle');
    for (const unit of units)
      credits.set(unit, Math.max(credits.get(unit) ?? 0, labelled ? 1 : textCredit));
  }
  const explained = [...credits.values()].reduce((sum, credit) => sum + credit, 0);
  return { share: named ? explained / question.unitCount : 0, inTitle };
}

/**
 * A term found only by its fuzzy neighbour has no match of its own; then the neighbours' fields
 * count.
 */
function fieldsWith(result: SearchResult, term: string): string[] {
  return result.match[term] ?? Object.values(result.match).flat();
}
