import { z } from 'zod';
import { auditEntrySchema, auditFilterSchema, auditProofSchema } from '../model/audit';
import { nothing, request } from './define';

/** The log of who did what. It can be read, proved and written out, never changed. */
export const auditRequests = {
  /** Newest first. `beforeNumber` is the last one of the page before. */
  'audit.list': request(
    z.object({
      filter: auditFilterSchema,
      limit: z.number().int().min(1).max(500),
      beforeNumber: z.number().int().optional(),
    }),
    z.array(auditEntrySchema),
  ),
  /** Follows the chain from the first entry to the last. */
  'audit.prove': request(nothing, auditProofSchema),
  /**
   * Lets the person choose a file and writes all of it there as JSON lines with their hashes. Null
   * when cancelled.
   */
  'audit.export': request(nothing, z.object({ path: z.string() }).nullable()),
};

export const auditEvents = {
  /** There is something new. */
  'audit.grown': z.object({}),
};
