import type { DeliveryStatus, FilterProblem } from '../../../shared/model/webhook';

/**
 * How a value is compared: equal (with `*` for anything), different, contained, larger, smaller, or
 * only present.
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

/** The meaning of a filter, or its first error. */
export type ParsedFilter =
  | { ok: true; terms: FilterTerm[] }
  | { ok: false; problem: FilterProblem };

/** A word of a filter and its position. */
export interface FilterWord {
  text: string;
  at: number;
  /** The whole word was quoted: plain text, whatever it contains. */
  quoted: boolean;
}
