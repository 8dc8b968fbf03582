import { open, type FileHandle } from 'node:fs/promises';
import type { LogSource, LogText } from '../core/ports/log-source';

/** Bytes read at once: of a log that grew by more, only the newest part is shown. */
const READ_MAX = 4 * 1024 * 1024;
const NEWLINE = 10;

/** Reads a log file while it is being written. Incomplete lines are left for the next read. */
export class LogFileSource implements LogSource {
  constructor(readonly path: string) {}

  tail(bytes: number): Promise<LogText> {
    return this.read((size) => size - Math.min(bytes, READ_MAX));
  }

  after(place: number): Promise<LogText> {
    return this.read((size) => (place > size ? 0 : place));
  }

  private async read(from: (size: number) => number): Promise<LogText> {
    let file: FileHandle;
    try {
      file = await open(this.path);
    } catch {
      return { text: '', end: 0 };
    }
    try {
      const { size } = await file.stat();
      const wanted = Math.max(0, from(size), size - READ_MAX);
      const buffer = Buffer.alloc(size - wanted);
      const { bytesRead } = await file.read(buffer, 0, buffer.length, wanted);
      const whole = buffer.subarray(0, bytesRead);
      const end = whole.lastIndexOf(NEWLINE) + 1;
      // A position inside the file is always the start of a line; elsewhere the first line is cut.
      const begin = wanted > 0 && wanted !== from(size) ? whole.indexOf(NEWLINE) + 1 : 0;
      return { text: whole.subarray(begin, end).toString('utf8'), end: wanted + end };
    } finally {
      await file.close();
    }
  }
}
