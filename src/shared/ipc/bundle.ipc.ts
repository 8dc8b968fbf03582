import { z } from 'zod';
import { bundleContentsSchema } from '../model/bundle';
import { nothing, request } from './define';

/** The diagnostics bundle: shown first, then saved. */
export const bundleRequests = {
  /** Collects the bundle; takes as long as the diagnosis. */
  'bundle.prepare': request(nothing, bundleContentsSchema),
  /**
   * Asks the person where to save, and writes exactly what was prepared. Null when cancelled.
   * INVALID_INPUT when another one has been prepared since.
   */
  'bundle.save': request(
    z.object({ bundleId: z.string() }),
    z.object({ path: z.string() }).nullable(),
  ),
};
