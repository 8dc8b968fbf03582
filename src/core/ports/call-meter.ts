import type { MeteredService } from '../../shared/model/monitoring';

/**
 * One call that is over: going out (Coze, KAI, a tunnel, a notification) or coming in (a webhook
 * delivery).
 */
export interface CallRecord {
  service: MeteredService;
  /**
   * What was called: a path of the API without ids, a tool's name. Never a value a person typed.
   */
  operation: string;
  /** `ok`, or the code of what went wrong: one of ours, or the one a sender was told. */
  outcome: string;
  /** Until the answer was there, milliseconds; of a streamed answer until its first byte. */
  ms: number;
  /** Until all of it was there, milliseconds. */
  totalMs: number;
  /** How often it was sent again. */
  retries: number;
  bytesOut: number;
  bytesIn: number;
  /** The turn on whose behalf it was made; without it nobody's. */
  turnId?: string;
  /** The other side's own id of it, where it gave one. */
  logid?: string;
}

/** Hears of every call once. Must be cheap: it stands in the way of each. */
export interface CallMeter {
  record(call: CallRecord): void;
}

/** Measures nothing. For tests and for trials of what is not saved yet. */
export const deafMeter: CallMeter = { record() {} };
