import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { decideStart, startRecordSchema, type StartRecord } from './start-record';

/** Time in milliseconds after which a start has succeeded. */
const THROUGH_MS = 30_000;

/**
 * Counts crashing starts in `starts.json` of the data folder. Without a writable disk every start
 * is a normal one.
 */
export class StartWatch {
  /** Run only what shows a window, until the person says otherwise. */
  readonly safe: boolean;
  private readonly path: string;
  private timer: NodeJS.Timeout | null = null;

  constructor(dataFolder: string, now: number) {
    this.path = join(dataFolder, 'starts.json');
    const { safe, record } = decideStart(this.read(), now);
    this.safe = safe;
    this.write(record);
  }

  /** The window is open and everything has been started. */
  begun(): void {
    this.timer = setTimeout(() => this.cameThrough(), THROUGH_MS);
    this.timer.unref();
  }

  /**
   * The start succeeded: it ran long enough, or a person ended it, or chose to start everything.
   */
  cameThrough(): void {
    if (this.timer) clearTimeout(this.timer);
    try {
      rmSync(this.path, { force: true });
    } catch {
      // At worst the next start is a safe one.
    }
  }

  private read(): StartRecord {
    try {
      return startRecordSchema.parse(JSON.parse(readFileSync(this.path, 'utf8')));
    } catch {
      return { unfinished: [] };
    }
  }

  private write(record: StartRecord): void {
    try {
      writeFileSync(this.path, JSON.stringify(record), { mode: 0o600 });
    } catch {
      // A disk error is reported elsewhere.
    }
  }
}
