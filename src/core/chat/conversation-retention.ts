import { toAppError } from '../lib/errors';
import type { Clock } from '../ports/clock';
import type { Logger } from '../ports/logger';
import type { ChatStore } from './store/chat-store';

const DAY_MS = 24 * 60 * 60 * 1000;
/** Interval in milliseconds between two runs. */
const EVERY_MS = 6 * 60 * 60 * 1000;

export interface ConversationRetentionOptions {
  store: Pick<ChatStore, 'countUnused' | 'deleteUnused'>;
  clock: Clock;
  logger: Logger;
  /** Days; 0 keeps everything. */
  keepDays: () => number;
  /** Called after conversations were deleted. */
  onDeleted: () => void;
}

/** Deletes conversations that have been unused for longer than the person chose. */
export class ConversationRetention {
  private readonly timer: NodeJS.Timeout;

  constructor(private readonly options: ConversationRetentionOptions) {
    this.apply();
    this.timer = setInterval(() => this.apply(), EVERY_MS);
    this.timer.unref();
  }

  /** Number of conversations that would be deleted with this setting. */
  count(days: number): number {
    return this.options.store.countUnused(this.before(days));
  }

  /**
   * Deletes what is due; also called after a change of the setting. A write error is retried later.
   */
  apply(): void {
    const days = this.options.keepDays();
    if (days === 0) return;
    try {
      const deleted = this.options.store.deleteUnused(this.before(days));
      if (deleted === 0) return;
      this.options.logger.info('old conversations deleted', { count: deleted, days });
      this.options.onDeleted();
    } catch (thrown) {
      this.options.logger.warn('old conversations not deleted', { code: toAppError(thrown).code });
    }
  }

  dispose(): void {
    clearInterval(this.timer);
  }

  private before(days: number): number {
    return this.options.clock.now() - days * DAY_MS;
  }
}
