import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { decideStart, startRecordSchema, type StartRecord } from './start-record';

/** A start that lasts so long has come through, milliseconds. */
const THROUGH_MS = 30_000;

/**
 * Counts starts that crash in `starts.json` of the data folder. A disk that takes no notes makes
 * every start a usual one.
 */
export class StartWatch {
  /** Runs only what shows a window, until the person says otherwise. */
  readonly safe: boolean;
  private readonly path: string;
  private timer: NodeJS.Timeout | null = null;

  constructor(dataFolder: string, now: number) {
    this.path = join(dataFolder, 'starts.json');
    const { safe, record } = decideStart(this.read(), now);
    this.safe = safe;
    this.write(record);
  }

  /** The window is there and everything was begun. */
  begun(): void {
    this.timer = setTimeout(() => this.cameThrough(), THROUGH_MS);
    this.timer.unref();
  }

  /** It ran long enough, or a person ended it, or chose to start everything. */
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
      // A disk that refuses is told about elsewhere.
    }
  }
}
