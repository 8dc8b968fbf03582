import { z } from 'zod';
import { failures } from './errors';
import type { MetaData } from './wire-model';

/** `meta_data` on the wire; its limits are checked separately, since they have their own code. */
export const metaDataSchema = z.record(z.string(), z.string());

/**
 * Checks Coze's limits: at most 16 pairs, keys 1 to 64 characters, values 1 to 512. Throws code
 * 4003.
 */
export function checkMetaData(metaData: MetaData | undefined): void {
  if (metaData === undefined) return;
  const pairs = Object.entries(metaData);
  if (pairs.length > 16) throw failures.metaData('at most 16 pairs');
  for (const [key, value] of pairs) {
    if (key.length < 1 || key.length > 64) throw failures.metaData('keys have 1 to 64 characters');
    if (value.length < 1 || value.length > 512)
      throw failures.metaData('values have 1 to 512 characters');
  }
}
