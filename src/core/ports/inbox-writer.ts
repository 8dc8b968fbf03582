import type { DeliveryOrigin, DeliveryStatus, Verification } from '../../shared/model/webhook';
import type { StoredError } from '../lib/translator';

/**
 * A delivery to be written. Proofs in `headers` are already masked. Times are milliseconds since
 * the epoch.
 */
export interface InboxEntry {
  id: string;
  /** The profile it belongs to; empty while there is none. */
  profileId: string;
  receivedAt: number;
  event: string;
  status: DeliveryStatus;
  origin: DeliveryOrigin;
  verification: Verification;
  method: string;
  path: string;
  /** Address of the other end of the connection. */
  source: string;
  /** `[["name","value"],...]` as JSON text. */
  headers: string;
  body: string;
  bodyBytes: number;
  answerStatus: number;
  answerBody: string;
  /** The sender's id of the event; each is stored once. */
  eventKey: string | null;
  /** The sender's Idempotency-Key; each is stored once. */
  repeatKey: string | null;
  /** Digest of body and source for a delivery without both. */
  digest: string | null;
  /** An earlier delivery with this digest is the same one if it is not older than this time. */
  digestSince: number;
  conversationId: string | null;
  ownerPid: number;
  /** The delivery that this one repeats. */
  repeats: string | null;
}

/** Id of the stored delivery: its own, or that of the one that existed already. */
export interface AppendResult {
  id: string;
  duplicate: boolean;
}

/** Result of handing a delivery on. */
export interface DeliveryOutcome {
  id: string;
  status: DeliveryStatus;
  attempts: number;
  nextAttemptAt: number | null;
  /** Receivers that have accepted it. */
  receivedBy: string[];
  history: {
    number: number;
    receiver: string;
    at: number;
    ms: number;
    error: StoredError | null;
  }[];
}

/** Limits of what is kept. */
export interface RetentionLimits {
  /** Older ones are removed, milliseconds since the epoch. */
  before: number;
  maxBytes: number;
  maxRefused: number;
}

/**
 * The only way a delivery is written. `append` resolves after all entries are committed with
 * synchronous FULL; the others may be undone by a power cut (never by a kill), which repeats work
 * but loses nothing. Errors: DISK_FULL, DISK_READ_ONLY, DATABASE_BUSY.
 */
export interface InboxWriter {
  append(entries: readonly InboxEntry[]): Promise<AppendResult[]>;
  record(outcomes: readonly DeliveryOutcome[]): Promise<void>;
  /** Records response times in milliseconds, by delivery. */
  recordAnswers(answers: readonly { id: string; ms: number }[]): Promise<void>;
  /**
   * Makes a profile's dead letters pending again, for this process; null for all of them. Returns
   * how many.
   */
  redrive(profileId: string, ids: readonly string[] | null, ownerPid: number): Promise<number>;
  /** Takes over what dead processes left open. Returns how many. */
  adopt(deadPids: readonly number[], ownerPid: number): Promise<number>;
  /** Assigns what has no profile yet to this one: deliveries, rules, tests. */
  takeOver(profileId: string): Promise<void>;
  /**
   * Removes some of what is no longer kept, never what is still to be handed on. Returns how many;
   * 0 when nothing is left.
   */
  prune(limits: RetentionLimits): Promise<number>;
  close(): Promise<void>;
}
