import { z } from 'zod';
import { auditEntrySchema, auditFilterSchema, auditProofSchema } from '../model/audit';
import { nothing, request } from './define';

/** The audit log. It can be read, verified and exported, never changed. */
export const auditRequests = {
  /** Newest first. `beforeNumber`: the last one of the previous page. */
  'audit.list': request(
    z.object({
      filter: auditFilterSchema,
      limit: z.number().int().min(1).max(500),
      beforeNumber: z.number().int().optional(),
    }),
    z.array(auditEntrySchema),
  ),
  /** Verifies the chain from the first entry to the last. */
  'audit.prove': request(nothing, auditProofSchema),
  /**
   * Asks the person for a file and writes the whole log to it as JSON lines with their hashes. Null
   * when cancelled.
   */
  'audit.export': request(nothing, z.object({ path: z.string() }).nullable()),
};

export const auditEvents = {
  /** There are new entries. */
  'audit.grown': z.object({}),
};
