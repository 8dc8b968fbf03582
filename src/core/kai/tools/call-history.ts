import { AppError } from '../../lib/errors';
import { outsideTurns } from '../../lib/turn-context';
import type { Logger } from '../../ports/logger';
import type { CallFilter, KaiCallStore, StoredCall } from '../store/kai-call-store';

/**
 * Delay in milliseconds over which calls are written together: a write for each would double the
 * time of a quick call.
 */
const WRITE_MS = 100;

/** History of calls. Writes are delayed briefly; readers always see everything. */
export class CallHistory {
  private waiting = new Map<string, StoredCall>();
  private inserted = new Set<string>();
  private timer: NodeJS.Timeout | null = null;

  constructor(
    private readonly store: KaiCallStore,
    private readonly logger: Logger,
  ) {}

  /** Records a call that began or ended. */
  record(call: StoredCall): void {
    this.waiting.set(call.id, call);
    this.timer ??= outsideTurns(() => setTimeout(() => this.flush(), WRITE_MS).unref());
  }

  /** Throws CALL_MISSING. */
  get(id: string): StoredCall {
    this.flush();
    const found = this.store.call(id);
    if (!found) throw new AppError('CALL_MISSING');
    return found;
  }

  list(filter: CallFilter, limit: number, beforeId?: string): StoredCall[] {
    this.flush();
    return this.store.calls(filter, limit, beforeId);
  }

  clear(filter: CallFilter): void {
    this.flush();
    this.store.clear(filter);
  }

  /**
   * Writes what is waiting. Write errors are logged: a call must not fail because of its record.
   */
  flush(): void {
    if (this.timer) clearTimeout(this.timer);
    this.timer = null;
    const calls = [...this.waiting.values()];
    this.waiting = new Map();
    try {
      this.store.save(calls, this.inserted);
    } catch (thrown) {
      this.logger.error('calls not stored', { reason: String(thrown) });
    }
  }
}
