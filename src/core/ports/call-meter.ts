import type { MeteredService } from '../../shared/model/monitoring';

/**
 * One call that has ended: outgoing (Coze, KAI, a tunnel, a notification) or incoming (a webhook
 * delivery).
 */
export interface CallRecord {
  service: MeteredService;
  /**
   * What was called: a path of the API without ids, a tool's name. Never a value a person typed.
   */
  operation: string;
  /** `ok`, or an error code: ours, or the one sent to a sender. */
  outcome: string;
  /** Time to the answer, in milliseconds; of a streamed answer to its first byte. */
  ms: number;
  /** Time to the end of the answer, in milliseconds. */
  totalMs: number;
  /** Number of retries. */
  retries: number;
  bytesOut: number;
  bytesIn: number;
  /** The turn that made the call; absent when none did. */
  turnId?: string;
  /** The other side's id of the call, where it gave one. */
  logid?: string;
}

/** Receives every call once. Must be cheap: it runs within each call. */
export interface CallMeter {
  record(call: CallRecord): void;
}

/** Measures nothing. For tests and for trials of drafts. */
export const deafMeter: CallMeter = { record() {} };
