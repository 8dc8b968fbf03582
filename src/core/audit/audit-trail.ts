import type { AuditEntry, AuditFilter, AuditProof } from '../../shared/model/audit';
import { Emitter } from '../lib/emitter';
import type { AuditRecord, AuditSink } from '../ports/audit';
import type { Clock } from '../ports/clock';
import { AuditLog } from '../storage/audit-log';
import type { Database } from '../storage/database';
import type { AuditQueue } from './audit-queue';

/**
 * The audit trail: writes the queue to the database and reads the log. While the database cannot be
 * opened, records stay in the queue and are retried with the next one.
 */
export class AuditTrail implements AuditSink {
  /** There are new entries. */
  readonly grown = new Emitter<void>();
  private writing: Promise<void> = Promise.resolve();

  constructor(
    private readonly queue: AuditQueue,
    private readonly open: () => Promise<Database>,
    private readonly clock: Clock,
  ) {
    queue.added.on(() => this.write());
    if (queue.next !== undefined) this.write();
  }

  /** The user of this program. */
  get actor(): AuditQueue['actor'] {
    return this.queue.actor;
  }

  record(fact: AuditRecord): void {
    this.queue.record(fact);
  }

  /** Newest first. */
  async list(filter: AuditFilter, limit: number, beforeNumber?: number): Promise<AuditEntry[]> {
    return (await this.log()).newest(limit, beforeNumber, filter);
  }

  /** Verifies the chain of hashes. */
  async prove(): Promise<AuditProof> {
    return (await this.log()).prove();
  }

  /** The whole log as JSON lines, oldest first, with the hashes. */
  async lines(): Promise<string> {
    return Array.from((await this.log()).all(), (entry) => `${JSON.stringify(entry)}\n`).join('');
  }

  /** Waits until all records are on disk, if there is one. */
  async dispose(): Promise<void> {
    await this.writing;
  }

  private async log(): Promise<AuditLog> {
    await this.writing;
    return new AuditLog(await this.open(), () => this.clock.now(), this.actor);
  }

  private write(): void {
    this.writing = this.writing.then(() => this.flush());
  }

  private async flush(): Promise<void> {
    if (this.queue.next === undefined) return;
    try {
      const log = new AuditLog(await this.open(), () => this.clock.now(), this.actor);
      for (let fact = this.queue.next; fact !== undefined; fact = this.queue.next) {
        const { detail = '', ...rest } = fact;
        log.add({ ...rest, detail });
        this.queue.removeNext();
      }
      this.grown.emit();
    } catch {
      // No database now: the record stays in the queue and is retried with the next.
    }
  }
}
