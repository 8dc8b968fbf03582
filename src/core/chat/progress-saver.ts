import type { Clock } from '../ports/clock';
import type { StoredTurn } from '../ports/stored-turn';

/**
 * Interval in milliseconds at which a running answer is saved, and the longest delay after its last
 * piece.
 */
const SAVE_EVERY_MS = 500;

/**
 * Saves a running turn without a write per piece: after a kill, less than a second of it is lost.
 */
export class ProgressSaver {
  private savedAt: number;
  private latest: StoredTurn | null = null;
  private timer: NodeJS.Timeout | null = null;

  constructor(
    private readonly save: (turn: StoredTurn) => void,
    private readonly clock: Clock,
  ) {
    this.savedAt = clock.monotonic();
  }

  /**
   * Saves when the interval has passed and throws the error of saving; otherwise the turn waits for
   * the next piece or the timer.
   */
  record(turn: StoredTurn): void {
    this.latest = turn;
    if (this.clock.monotonic() - this.savedAt >= SAVE_EVERY_MS) this.write();
    else this.timer ??= setTimeout(() => this.writeQuietly(), SAVE_EVERY_MS);
  }

  /** Discards the waiting state: a newer one is stored, or the turn has ended. */
  drop(): void {
    if (this.timer) clearTimeout(this.timer);
    this.timer = null;
    this.latest = null;
  }

  private write(): void {
    const turn = this.latest;
    this.drop();
    this.savedAt = this.clock.monotonic();
    if (turn) this.save(turn);
  }

  private writeQuietly(): void {
    try {
      this.write();
    } catch {
      // The next piece or the end of the turn meets the same error and can report it.
    }
  }
}
