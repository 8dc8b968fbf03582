import type { WireLogEntry } from '../../../shared/model/kai-call';
import { Emitter } from '../../lib/emitter';
import type { Redactor } from '../../lib/redact';
import type { Clock } from '../../ports/clock';

const ENTRIES_MAX = 1000;
const BODY_MAX = 20_000;
/** Time in milliseconds over which new lines are announced together. */
const JOIN_MS = 100;

export type WireEvent = Omit<WireLogEntry, 'number' | 'at' | 'cut'>;

/**
 * Log of the traffic with KAI: the last 1,000 lines, in memory only. Secrets are masked before a
 * line is kept.
 */
export class WireLog {
  /** New lines, batched for 100 ms. */
  readonly logged = new Emitter<WireLogEntry[]>();
  private entries: WireLogEntry[] = [];
  private waiting: WireLogEntry[] = [];
  private timer: NodeJS.Timeout | null = null;
  private number = 0;

  constructor(
    private readonly redactor: Redactor,
    private readonly clock: Clock,
  ) {}

  add(event: WireEvent): void {
    this.number += 1;
    const cut = event.body.length > BODY_MAX;
    const body = this.redactor.redact(cut ? event.body.slice(0, BODY_MAX) : event.body);
    const entry = {
      ...event,
      number: this.number,
      at: new Date(this.clock.now()).toISOString(),
      body,
      cut,
    };
    this.entries.push(entry);
    if (this.entries.length > ENTRIES_MAX * 1.2) this.entries = this.entries.slice(-ENTRIES_MAX);
    this.waiting.push(entry);
    this.timer ??= setTimeout(() => this.announce(), JOIN_MS).unref();
  }

  /** The newest lines, oldest first. */
  newest(limit: number, serverId?: string): WireLogEntry[] {
    const shown =
      serverId === undefined
        ? this.entries
        : this.entries.filter((entry) => entry.serverId === serverId);
    return shown.slice(-Math.min(limit, ENTRIES_MAX));
  }

  clear(): void {
    this.entries = [];
    this.waiting = [];
  }

  private announce(): void {
    this.timer = null;
    const entries = this.waiting;
    this.waiting = [];
    if (entries.length > 0) this.logged.emit(entries);
  }
}
