import type { SearchResult } from 'minisearch';
import type { SearchQuestion } from './search-question';

/**
 * The share of a question an entry must explain to be an answer, when the question names coffee and when it does not.
 * Chosen with the questions in the tests: strict enough for "how do I fix my car" (fix is a keyword), lenient enough
 * for a guest who tells a story around the question.
 */
const threshold = { coffee: 0.3, unknown: 0.65 };

/** What a unit found only in running text counts: half the dictionary occurs there by chance. */
const bodyCredit = 0.4;

/**
 * How much of a question a search result explains, from 0 to 1. Scores of a full-text search grow with rare words and
 * say nothing about what was *not* found; this does. 0 when title and keywords share nothing with the question.
 */
export function relevanceOf(result: SearchResult, question: SearchQuestion): number {
  const found = new Set(result.queryTerms);
  const credits = new Map<number, number>();
  let anchored = false;
  for (const term of question.terms) {
    if (!found.has(term.text)) continue;
    const named = isNamed(result, term.text);
    anchored ||= named && term.units.length > 0;
    for (const unit of term.units) credits.set(unit, Math.max(credits.get(unit) ?? 0, named ? 1 : bodyCredit));
  }
  if (!anchored) return 0;
  return [...credits.values()].reduce((sum, credit) => sum + credit, 0) / question.unitCount;
}

/** Whether a result that explains this share of the question may be shown. */
export function isRelevant(relevance: number, question: SearchQuestion): boolean {
  return relevance >= (question.aboutCoffee ? threshold.coffee : threshold.unknown);
}

/** A term found only by its fuzzy neighbour has no match of its own; neighbours are as good when they are in a title. */
function isNamed(result: SearchResult, term: string): boolean {
  const fields = result.match[term] ?? Object.values(result.match).flat();
  return fields.some((field) => field !== 'body');
}
