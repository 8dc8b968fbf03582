import { open, type FileHandle } from 'node:fs/promises';
import type { LogSource, LogText } from '../core/ports/log-source';

/**
 * At most so much is read at once, bytes: a log that grew by more is shown from its newest part on.
 */
const READ_MAX = 4 * 1024 * 1024;
const NEWLINE = 10;

/**
 * A log file, read while somebody writes it. Lines that are not finished yet are left for the next
 * time.
 */
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
      // A place within the file is always the beginning of a line; anywhere else the first one is
      // cut.
      const begin = wanted > 0 && wanted !== from(size) ? whole.indexOf(NEWLINE) + 1 : 0;
      return { text: whole.subarray(begin, end).toString('utf8'), end: wanted + end };
    } finally {
      await file.close();
    }
  }
}
