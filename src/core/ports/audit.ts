import type { AuditActor } from '../../shared/model/audit';

/**
 * Something that was done. Nothing secret: names of secrets, never their values; `detail` is short.
 */
export interface AuditRecord {
  /** What kind of thing, for example `secret.replaced`; the list is in shared/model/audit.ts. */
  action: string;
  subject: string;
  detail?: string;
  /** Who, where it is not whoever uses the program. */
  actor?: AuditActor;
}

/**
 * Takes down who did what. Never throws and never waits: what cannot be written yet is written as
 * soon as the log is open.
 */
export interface AuditSink {
  record(fact: AuditRecord): void;
}

/** For programs without a log. */
export const noAudit: AuditSink = { record() {} };
