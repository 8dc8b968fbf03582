import type { AuditActor, AuditEntry, AuditFilter, AuditProof } from '../../shared/model/audit';
import { Emitter } from '../lib/emitter';
import type { AuditRecord, AuditSink } from '../ports/audit';
import type { Clock } from '../ports/clock';
import { AuditLog } from '../storage/audit-log';
import type { Database } from '../storage/database';

/** As many wait for the database at most; one that never opens must not eat the memory. */
const WAITING_MAX = 1000;

/**
 * Who did what, from wherever it is done. What happens before the database is open waits and is
 * written with its own time.
 */
export class AuditTrail implements AuditSink {
  /** There is something new. */
  readonly grown = new Emitter<void>();
  private waiting: (AuditRecord & { at: number })[] = [];
  private open: (() => Promise<Database>) | null = null;
  private writing: Promise<void> = Promise.resolve();

  /** `actor`: who uses this program. */
  constructor(
    private readonly clock: Clock,
    readonly actor: AuditActor,
  ) {}

  record(fact: AuditRecord): void {
    if (this.waiting.length >= WAITING_MAX) return;
    this.waiting.push({ ...fact, at: this.clock.now() });
    this.write();
  }

  /** From now on there is a database to open. */
  keepIn(open: () => Promise<Database>): void {
    this.open = open;
    if (this.waiting.length > 0) this.write();
  }

  /** Newest first. */
  async list(filter: AuditFilter, limit: number, beforeNumber?: number): Promise<AuditEntry[]> {
    return (await this.log()).newest(limit, beforeNumber, filter);
  }

  /** Follows the chain. */
  async prove(): Promise<AuditProof> {
    return (await this.log()).prove();
  }

  /** The whole log as JSON lines, oldest first, with the hashes. */
  async lines(): Promise<string> {
    return Array.from((await this.log()).all(), (entry) => `${JSON.stringify(entry)}\n`).join('');
  }

  /** What was recorded is on the disk, as far as there is one. */
  async settled(): Promise<void> {
    await this.writing;
  }

  private async log(): Promise<AuditLog> {
    if (!this.open) throw new Error('keepIn() comes first');
    await this.settled();
    return new AuditLog(await this.open(), () => this.clock.now(), this.actor);
  }

  private write(): void {
    const { open } = this;
    if (!open) return;
    this.writing = this.writing.then(() => this.flush(open));
  }

  private async flush(open: () => Promise<Database>): Promise<void> {
    if (this.waiting.length === 0) return;
    try {
      const log = new AuditLog(await open(), () => this.clock.now(), this.actor);
      for (let fact = this.waiting[0]; fact !== undefined; fact = this.waiting[0]) {
        const { detail = '', ...rest } = fact;
        log.add({ ...rest, detail });
        this.waiting.shift();
      }
      this.grown.emit();
    } catch {
      // No database now: it stays with those that wait, and is tried again with the next.
    }
  }
}
