import {
  deliveryOriginSchema,
  deliveryStatusSchema,
  type FilterProblem,
} from '../../../shared/model/webhook';
import type { Comparison, FilterTerm, FilterWord, ParsedFilter } from './filter-term';
import { filterWords } from './filter-words';

const FIELD = /^([a-z]+):(.*)$/is;
const HEADER = /^([!#$%&'*+.^_`|~\w-]+?)(?:(!=|=|~)(.*))?$/s;
const PATH = /^(\$(?:\.[\p{L}\p{N}_-]+|\[\d{1,6}\])*)(?:(!=|=|~|>|<)(.*))?$/su;

/**
 * Reads the filter language: words that must all hold, `-` in front for "not".
 * `event:conversation.*`  `status:dead` (or an answer: `status:401`)  `origin:replay`
 * `verified:no`  `id:whd_…` `header:user-agent~curl`  `$.data.conversation_id=conv_123`
 * `$.data.items[0]`  and any other word: text in body, event or id.
 */
export function parseFilter(text: string): ParsedFilter {
  const words = filterWords(text);
  if (!Array.isArray(words)) return { ok: false, problem: words };
  const terms: FilterTerm[] = [];
  for (const word of words) {
    const term = termOf(word);
    if ('problem' in term) return { ok: false, problem: term };
    terms.push(term);
  }
  return { ok: true, terms };
}

function termOf(word: FilterWord): FilterTerm | FilterProblem {
  if (word.quoted) return { negated: false, field: 'text', value: word.text };
  const negated = word.text.length > 1 && word.text.startsWith('-');
  const text = negated ? word.text.slice(1) : word.text;
  if (text.startsWith('$')) return pathTerm(text, negated, word);
  const field = FIELD.exec(text);
  if (!field) return { negated, field: 'text', value: text };
  return fieldTerm((field[1] ?? '').toLowerCase(), field[2] ?? '', negated, word);
}

function fieldTerm(
  name: string,
  value: string,
  negated: boolean,
  word: FilterWord,
): FilterTerm | FilterProblem {
  if (value === '' && ['event', 'status', 'origin', 'verified', 'id', 'header'].includes(name))
    return problem('missing-value', word);
  switch (name) {
    case 'event':
    case 'id':
      return { negated, field: name, value };
    case 'origin':
      return deliveryOriginSchema.safeParse(value).success
        ? { negated, field: 'origin', value }
        : problem('unknown-field', word);
    case 'verified':
      return /^(yes|true|no|false)$/i.test(value)
        ? { negated, field: 'verified', value: /^(yes|true)$/i.test(value) }
        : problem('unknown-field', word);
    case 'status': {
      const status = deliveryStatusSchema.safeParse(value.toLowerCase());
      if (status.success) return { negated, field: 'status', value: status.data };
      return /^[1-5]\d\d$/.test(value)
        ? { negated, field: 'answer', value: Number(value) }
        : problem('unknown-status', word);
    }
    case 'header':
      return headerTerm(value, negated, word);
    case 'http':
    case 'https':
      return { negated, field: 'text', value: `${name}:${value}` };
    default:
      return problem('unknown-field', word);
  }
}

function headerTerm(text: string, negated: boolean, word: FilterWord): FilterTerm | FilterProblem {
  const match = HEADER.exec(text);
  if (!match?.[1]) return problem('bad-header', word);
  return {
    negated,
    field: 'header',
    name: match[1].toLowerCase(),
    comparison: comparisonOf(match[2]),
    value: match[3] ?? '',
  };
}

function pathTerm(text: string, negated: boolean, word: FilterWord): FilterTerm | FilterProblem {
  const match = PATH.exec(text);
  if (!match?.[1]) return problem('bad-path', word);
  if ((match[2] === '>' || match[2] === '<') && !Number.isFinite(Number(match[3] || Number.NaN)))
    return problem('missing-value', word);
  return {
    negated,
    field: 'path',
    path: match[1],
    comparison: comparisonOf(match[2]),
    value: match[3] ?? '',
  };
}

function comparisonOf(sign: string | undefined): Comparison {
  return sign === '=' || sign === '!=' || sign === '~' || sign === '>' || sign === '<'
    ? sign
    : 'there';
}

function problem(kind: FilterProblem['problem'], { text, at }: FilterWord): FilterProblem {
  return { problem: kind, at, length: text.length, text };
}
