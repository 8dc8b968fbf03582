import { existsSync, openSync, renameSync, rmSync, statSync } from 'node:fs';
import pino from 'pino';

/** When a log is rotated, and how many old files are kept. */
export interface RotationRules {
  maxBytes: number;
  kept: number;
  /** Milliseconds since the epoch. */
  now: () => number;
}

type Destination = ReturnType<typeof pino.destination>;

/**
 * A log file that is rotated (`.1`, `.2`, ...) when it is full and at the start of a day; the
 * oldest is deleted. Every line is on disk at once.
 */
export class RotatingFile {
  private destination: Destination;
  private bytes: number;
  private day: string;

  constructor(
    private readonly path: string,
    private readonly rules: RotationRules,
  ) {
    const found = existsSync(path) ? statSync(path) : null;
    this.bytes = found?.size ?? 0;
    this.day = dayOf(found && found.size > 0 ? found.mtimeMs : rules.now());
    if (this.isDue()) this.setAside();
    this.destination = openFile(path);
  }

  write(line: string): void {
    if (this.isDue()) {
      this.destination.end();
      this.setAside();
      this.destination = openFile(this.path);
    }
    this.destination.write(line);
    this.bytes += Buffer.byteLength(line);
  }

  end(): void {
    this.destination.end();
  }

  private isDue(): boolean {
    return (
      this.bytes > this.rules.maxBytes || (this.bytes > 0 && this.day !== dayOf(this.rules.now()))
    );
  }

  private setAside(): void {
    const { path } = this;
    rmSync(`${path}.${this.rules.kept}`, { force: true });
    for (let index = this.rules.kept - 1; index >= 1; index -= 1) {
      if (existsSync(`${path}.${index}`)) renameSync(`${path}.${index}`, `${path}.${index + 1}`);
    }
    if (existsSync(path)) renameSync(path, `${path}.1`);
    this.bytes = 0;
    this.day = dayOf(this.rules.now());
  }
}

function openFile(path: string): Destination {
  return pino.destination({ dest: openSync(path, 'a', 0o600), sync: true });
}

/** The day in this machine's time zone. */
function dayOf(ms: number): string {
  return new Date(ms).toDateString();
}
