import type { DeliveryOrigin, DeliveryStatus, Verification } from '../../shared/model/webhook';
import type { StoredError } from '../lib/translator';

/**
 * A delivery on its way to the disk. Proofs in `headers` are masked already. Times are milliseconds
 * since the epoch.
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
  /** The sender's id of the event; the same one is stored once. */
  eventKey: string | null;
  /** The sender's Idempotency-Key; the same one is stored once. */
  repeatKey: string | null;
  /** Digest of body and source for a delivery without both. */
  digest: string | null;
  /** A delivery with this digest not older than so is the same one. */
  digestSince: number;
  conversationId: string | null;
  ownerPid: number;
  /** The delivery that this one repeats. */
  repeats: string | null;
}

/** As what a delivery is on disk: under its own id, or as one that was there already. */
export interface AppendResult {
  id: string;
  duplicate: boolean;
}

/** What became of handing a delivery on. */
export interface DeliveryOutcome {
  id: string;
  status: DeliveryStatus;
  attempts: number;
  nextAttemptAt: number | null;
  /** Receivers that have it. */
  receivedBy: string[];
  history: {
    number: number;
    receiver: string;
    at: number;
    ms: number;
    error: StoredError | null;
  }[];
}

/** How much is kept. */
export interface RetentionLimits {
  /** Older ones go, milliseconds since the epoch. */
  before: number;
  maxBytes: number;
  maxRefused: number;
}

/**
 * The only way a delivery reaches the disk. `append` resolves after all entries are committed with
 * synchronous FULL; the others may be undone by a power cut (never by a kill), which repeats work
 * but loses nothing. Errors: DISK_FULL, DISK_READ_ONLY, DATABASE_BUSY.
 */
export interface InboxWriter {
  append(entries: readonly InboxEntry[]): Promise<AppendResult[]>;
  record(outcomes: readonly DeliveryOutcome[]): Promise<void>;
  /** How long answers took, milliseconds, by delivery. */
  recordAnswers(answers: readonly { id: string; ms: number }[]): Promise<void>;
  /**
   * Dead letters of a profile become pending again, of this process; null for all of them. Answers
   * how many.
   */
  redrive(profileId: string, ids: readonly string[] | null, ownerPid: number): Promise<number>;
  /** Takes what dead processes left open. Answers how many. */
  adopt(deadPids: readonly number[], ownerPid: number): Promise<number>;
  /** Gives a profile what belongs to nobody yet: deliveries, rules, tests. */
  takeOver(profileId: string): Promise<void>;
  /**
   * Removes some of what is no longer kept, never what is still to be handed on. Answers how many;
   * 0 when all of it is gone.
   */
  prune(limits: RetentionLimits): Promise<number>;
  close(): Promise<void>;
}
