import { z } from 'zod';
import { bundleContentsSchema } from '../model/bundle';
import { nothing, request } from './define';

/** The diagnostics bundle: looked at first, saved then. */
export const bundleRequests = {
  /** Collects it; takes as long as the diagnosis does. */
  'bundle.prepare': request(nothing, bundleContentsSchema),
  /**
   * Lets the person choose where and writes exactly what was prepared. Null when cancelled.
   * INVALID_INPUT when it was prepared anew since.
   */
  'bundle.save': request(
    z.object({ bundleId: z.string() }),
    z.object({ path: z.string() }).nullable(),
  ),
};
