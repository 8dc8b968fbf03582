import type { DeliveryStatus, FilterProblem } from '../../../shared/model/webhook';

/**
 * How a value is compared: equal (with `*` for anything), different, contained, larger, smaller, or
 * only there.
 */
export type Comparison = '=' | '!=' | '~' | '>' | '<' | 'there';

/** One condition of a filter; all of them must hold. */
export type FilterTerm = { negated: boolean } & (
  | { field: 'text'; value: string }
  | { field: 'event'; value: string }
  | { field: 'id'; value: string }
  | { field: 'origin'; value: string }
  | { field: 'verified'; value: boolean }
  | { field: 'status'; value: DeliveryStatus }
  | { field: 'answer'; value: number }
  | { field: 'header'; name: string; comparison: Comparison; value: string }
  | { field: 'path'; path: string; comparison: Comparison; value: string }
);

/** What a filter means, or the first thing that is wrong with it. */
export type ParsedFilter =
  | { ok: true; terms: FilterTerm[] }
  | { ok: false; problem: FilterProblem };

/** A piece of a filter and where it stands. */
export interface FilterWord {
  text: string;
  at: number;
  /** Written in quotation marks from the start: plain text, whatever is in it. */
  quoted: boolean;
}
