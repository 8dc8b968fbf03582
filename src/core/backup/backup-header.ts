import { createHash, timingSafeEqual } from 'node:crypto';
import { z } from 'zod';
import { backupCountsSchema } from '../../shared/model/backup';
import { AppError } from '../lib/errors';

/** The first bytes of every backup file. */
const MAGIC = Buffer.from('SALONBK\u0001', 'latin1');
const FORMAT = 1;
const DIGEST_BYTES = 32;
/** Bytes of magic and header length. */
export const PREFIX_BYTES = MAGIC.length + 4;
const HEADER_MAX = 64 * 1024;

const base64 = z.base64().max(200);

/** How the file's key is derived. The limits keep a forged header from using up the machine. */
const keyRecipeSchema = z.discriminatedUnion('kind', [
  z.object({
    kind: z.literal('passphrase'),
    salt: base64,
    costLog2: z.number().int().min(10).max(20),
  }),
  z.object({ kind: z.literal('keychain'), salt: base64 }),
]);
export type KeyRecipe = z.infer<typeof keyRecipeSchema>;

const headerSchema = z.object({
  format: z.number().int(),
  /** Version of the app that wrote it. */
  app: z.string().max(100),
  createdAt: z.iso.datetime(),
  kind: z.enum(['automatic', 'manual', 'upgrade']),
  key: keyRecipeSchema,
  /** Identifies the right key. */
  keyCheck: base64,
  chunkBytes: z
    .number()
    .int()
    .min(1024)
    .max(8 * 1024 * 1024),
  schema: z.number().int(),
  counts: backupCountsSchema,
  withKeys: z.boolean(),
});
export type BackupHeader = z.infer<typeof headerSchema>;

/** Unencrypted start of a backup file: readable without a key, and authenticated by every chunk. */
export function encodeHeader(header: Omit<BackupHeader, 'format'>): Buffer {
  const text = Buffer.from(
    JSON.stringify({ ...header, format: FORMAT } satisfies BackupHeader),
    'utf8',
  );
  const length = Buffer.alloc(4);
  length.writeUInt32BE(text.length);
  const body = Buffer.concat([MAGIC, length, text]);
  return Buffer.concat([body, createHash('sha256').update(body).digest()]);
}

/**
 * Length of the whole header, from its first bytes. BACKUP_FOREIGN when this is not a backup,
 * BACKUP_DAMAGED.
 */
export function headerLength(prefix: Buffer): number {
  if (prefix.length < PREFIX_BYTES || !prefix.subarray(0, MAGIC.length).equals(MAGIC))
    throw new AppError('BACKUP_FOREIGN');
  const length = prefix.readUInt32BE(MAGIC.length);
  if (length > HEADER_MAX) throw new AppError('BACKUP_DAMAGED');
  return PREFIX_BYTES + length + DIGEST_BYTES;
}

/** Reads a complete header. BACKUP_DAMAGED, or BACKUP_NEWER when a later release wrote it. */
export function decodeHeader(bytes: Buffer): BackupHeader {
  const body = bytes.subarray(0, bytes.length - DIGEST_BYTES);
  const digest = createHash('sha256').update(body).digest();
  if (bytes.length !== headerLength(bytes) || !timingSafeEqual(digest, bytes.subarray(body.length)))
    throw new AppError('BACKUP_DAMAGED');
  const json: unknown = JSON.parse(body.subarray(PREFIX_BYTES).toString('utf8'));
  const { format } = z.looseObject({ format: z.number() }).parse(json);
  if (format > FORMAT) throw new AppError('BACKUP_NEWER');
  const parsed = headerSchema.safeParse(json);
  if (!parsed.success) throw new AppError('BACKUP_DAMAGED', { cause: parsed.error });
  return parsed.data;
}
