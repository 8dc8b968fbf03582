import type { Clock } from '../ports/clock';
import type { StoredTurn } from '../ports/stored-turn';

/**
 * A running answer is written to disk at most so often, and at latest so long after its last piece.
 */
const SAVE_EVERY_MS = 500;

/**
 * Keeps a running turn on disk without a write per piece: a kill loses less than a second of it.
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
   * Throws what saving throws when it is time to; else the turn waits for the next piece or the
   * timer.
   */
  record(turn: StoredTurn): void {
    this.latest = turn;
    if (this.clock.monotonic() - this.savedAt >= SAVE_EVERY_MS) this.write();
    else this.timer ??= setTimeout(() => this.writeQuietly(), SAVE_EVERY_MS);
  }

  /** What waited is not written: a newer state is on disk, or the turn is over. */
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
      // The next piece or the end of the turn meets the same trouble and can tell of it.
    }
  }
}
