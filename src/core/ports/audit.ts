import type { AuditActor } from '../../shared/model/audit';

/**
 * An action to be audited. Contains no secrets: names of secrets, never their values; `detail` is
 * short.
 */
export interface AuditRecord {
  /** Kind of action, for example `secret.replaced`; the list is in shared/model/audit.ts. */
  action: string;
  subject: string;
  detail?: string;
  /** Who did it, if not the user of the program. */
  actor?: AuditActor;
}

/**
 * Records who did what. Never throws and never waits: what cannot be written yet is written as soon
 * as the log is open.
 */
export interface AuditSink {
  record(fact: AuditRecord): void;
}

/** For programs without a log. */
export const noAudit: AuditSink = { record() {} };
