import { createReadStream } from 'node:fs';
import { open, stat } from 'node:fs/promises';
import { AppError } from '../lib/errors';

/** A part of a backup: a short text, or a file on disk. */
export type BackupEntry = { name: string; text: string } | { name: string; path: string };

const NAME_MAX = 200;
const TEXT_MAX = 64 * 1024 * 1024;

/** Joins the parts: length of the name, name, length of the content (8 bytes), content. */
export async function* packEntries(entries: readonly BackupEntry[]): AsyncGenerator<Buffer> {
  for (const entry of entries) {
    const name = Buffer.from(entry.name, 'utf8');
    const content = 'text' in entry ? Buffer.from(entry.text, 'utf8') : null;
    const size = 'path' in entry ? (await stat(entry.path)).size : (content?.length ?? 0);
    const head = Buffer.alloc(12);
    head.writeUInt32BE(name.length);
    head.writeBigUInt64BE(BigInt(size), 4);
    yield Buffer.concat([head.subarray(0, 4), name, head.subarray(4)]);
    if (content) yield content;
    // A stream without an encoding gives buffers.
    // oxlint-disable-next-line typescript/no-unsafe-type-assertion
    if ('path' in entry)
      yield* createReadStream(entry.path, { highWaterMark: 1 << 20 }) as AsyncIterable<Buffer>;
  }
}

/**
 * Splits the parts: `placeFor` returns the target file of a part, or null to keep it as text.
 * BACKUP_DAMAGED when something is cut off.
 */
export async function unpackEntries(
  plain: AsyncIterable<Buffer>,
  placeFor: (name: string) => string | null,
): Promise<Map<string, string>> {
  const source = new ByteSource(plain);
  const texts = new Map<string, string>();
  for (;;) {
    const first = await source.take(4, true);
    if (!first) return texts;
    const nameBytes = first.readUInt32BE();
    if (nameBytes > NAME_MAX) throw new AppError('BACKUP_DAMAGED');
    const name = (await source.need(nameBytes)).toString('utf8');
    const size = Number((await source.need(8)).readBigUInt64BE());
    const place = placeFor(name);
    if (place === null && size > TEXT_MAX) throw new AppError('BACKUP_DAMAGED');
    if (place === null) texts.set(name, (await source.need(size)).toString('utf8'));
    else await writePart(source, size, place);
  }
}

async function writePart(source: ByteSource, size: number, path: string): Promise<void> {
  const file = await open(path, 'wx', 0o600);
  try {
    for (let left = size; left > 0;) {
      const piece = await source.some(left);
      left -= piece.length;
      await file.writeFile(piece);
    }
    await file.sync();
  } finally {
    await file.close();
  }
}

/** Reads given numbers of bytes from a stream of chunks. */
class ByteSource {
  private readonly pieces: AsyncIterator<Buffer>;
  private waiting: Buffer = Buffer.alloc(0);

  constructor(plain: AsyncIterable<Buffer>) {
    this.pieces = plain[Symbol.asyncIterator]();
  }

  async need(bytes: number): Promise<Buffer> {
    const taken = await this.take(bytes, false);
    if (!taken) throw new AppError('BACKUP_DAMAGED');
    return taken;
  }

  /** Null at the end, where the end is allowed. */
  async take(bytes: number, mayEnd: boolean): Promise<Buffer | null> {
    const parts: Buffer[] = [];
    for (let left = bytes; left > 0;) {
      if (mayEnd && parts.length === 0 && !(await this.fill())) return null;
      const piece = await this.some(left);
      parts.push(piece);
      left -= piece.length;
    }
    return Buffer.concat(parts);
  }

  /** The available bytes, at least one and at most `most`. */
  async some(most: number): Promise<Buffer> {
    if (!(await this.fill())) throw new AppError('BACKUP_DAMAGED');
    const piece = this.waiting.subarray(0, most);
    this.waiting = this.waiting.subarray(piece.length);
    return piece;
  }

  private async fill(): Promise<boolean> {
    while (this.waiting.length === 0) {
      const next = await this.pieces.next();
      if (next.done === true) return false;
      this.waiting = next.value;
    }
    return true;
  }
}
