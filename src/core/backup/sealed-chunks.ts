import { createCipheriv, createDecipheriv, createHash } from 'node:crypto';
import { AppError } from '../lib/errors';

const TAG_BYTES = 16;

/** What every chunk is bound to: the key, and the file's header. */
export interface Seal {
  key: Buffer;
  header: Buffer;
  chunkBytes: number;
}

/**
 * Encrypts a stream in chunks (AES-256-GCM, the STREAM construction): a chunk's number and whether
 * it is the last are part of its nonce, the header is part of the authenticated data. So a changed,
 * moved, missing or additional byte anywhere in the file is detected.
 */
export async function* sealChunks(
  plain: AsyncIterable<Buffer>,
  seal: Seal,
): AsyncGenerator<Buffer> {
  const digest = createHash('sha256').update(seal.header).digest();
  let waiting: Buffer = Buffer.alloc(0);
  let number = 0;
  const encrypt = (part: Buffer, isLast: boolean): Buffer => {
    const cipher = createCipheriv('aes-256-gcm', seal.key, nonceOf(number, isLast));
    number += 1;
    cipher.setAAD(digest);
    return Buffer.concat([cipher.update(part), cipher.final(), cipher.getAuthTag()]);
  };
  for await (const piece of plain) {
    waiting = waiting.length === 0 ? piece : Buffer.concat([waiting, piece]);
    // The last chunk is only known at the end, so one is always held back.
    while (waiting.length > seal.chunkBytes) {
      yield encrypt(waiting.subarray(0, seal.chunkBytes), false);
      waiting = waiting.subarray(seal.chunkBytes);
    }
  }
  yield encrypt(waiting, true);
}

/**
 * Decrypts the chunks. BACKUP_DAMAGED as soon as a chunk is not the original, or the end is
 * missing.
 */
export async function* openChunks(
  sealed: AsyncIterable<Buffer>,
  seal: Seal,
): AsyncGenerator<Buffer> {
  const digest = createHash('sha256').update(seal.header).digest();
  const size = seal.chunkBytes + TAG_BYTES;
  let waiting: Buffer = Buffer.alloc(0);
  let number = 0;
  const decrypt = (part: Buffer, isLast: boolean): Buffer => {
    if (part.length < TAG_BYTES) throw new AppError('BACKUP_DAMAGED');
    const decipher = createDecipheriv('aes-256-gcm', seal.key, nonceOf(number, isLast));
    number += 1;
    decipher.setAAD(digest);
    decipher.setAuthTag(part.subarray(part.length - TAG_BYTES));
    try {
      return Buffer.concat([
        decipher.update(part.subarray(0, part.length - TAG_BYTES)),
        decipher.final(),
      ]);
    } catch (thrown) {
      throw new AppError('BACKUP_DAMAGED', { cause: thrown });
    }
  };
  for await (const piece of sealed) {
    waiting = waiting.length === 0 ? piece : Buffer.concat([waiting, piece]);
    while (waiting.length > size) {
      yield decrypt(waiting.subarray(0, size), false);
      waiting = waiting.subarray(size);
    }
  }
  yield decrypt(waiting, true);
}

/**
 * Keys are never used twice, so a counter is enough: 7 bytes of zero, 4 of the number, 1 for the
 * end.
 */
function nonceOf(number: number, isLast: boolean): Buffer {
  const nonce = Buffer.alloc(12);
  nonce.writeUInt32BE(number, 7);
  nonce[11] = isLast ? 1 : 0;
  return nonce;
}
