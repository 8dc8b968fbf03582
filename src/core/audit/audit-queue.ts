import type { AuditActor } from '../../shared/model/audit';
import { Emitter } from '../lib/emitter';
import type { AuditRecord, AuditSink } from '../ports/audit';
import type { Clock } from '../ports/clock';

/** As many wait for the database at most; one that never opens must not eat the memory. */
const WAITING_MAX = 1000;

/** A record with the time it was made, milliseconds since the epoch. */
export type TimedAuditRecord = AuditRecord & { at: number };

/**
 * Takes records from the first moment of a program, before anything is open, each with its own
 * time. `AuditTrail` writes them down.
 */
export class AuditQueue implements AuditSink {
  readonly added = new Emitter<void>();
  private readonly waiting: TimedAuditRecord[] = [];

  /** `actor`: who uses this program. */
  constructor(
    private readonly clock: Clock,
    readonly actor: AuditActor,
  ) {}

  record(fact: AuditRecord): void {
    if (this.waiting.length >= WAITING_MAX) return;
    this.waiting.push({ ...fact, at: this.clock.now() });
    this.added.emit();
  }

  get next(): TimedAuditRecord | undefined {
    return this.waiting[0];
  }

  /** The next one is written down. */
  removeNext(): void {
    this.waiting.shift();
  }
}
