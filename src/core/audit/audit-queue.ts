import type { AuditActor } from '../../shared/model/audit';
import { Emitter } from '../lib/emitter';
import type { AuditRecord, AuditSink } from '../ports/audit';
import type { Clock } from '../ports/clock';

/** Limit of waiting records: a database that never opens must not use up the memory. */
const WAITING_MAX = 1000;

/** A record with its time, milliseconds since the epoch. */
export type TimedAuditRecord = AuditRecord & { at: number };

/**
 * Queues records from the start of a program, before anything is open, each with its own time.
 * `AuditTrail` writes them to the log.
 */
export class AuditQueue implements AuditSink {
  readonly added = new Emitter<void>();
  private readonly waiting: TimedAuditRecord[] = [];

  /** `actor`: the user of this program. */
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

  /** Removes the next record, once it has been written. */
  removeNext(): void {
    this.waiting.shift();
  }
}
