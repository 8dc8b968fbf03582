import { z } from 'zod';

/** The parts of a diagnostics bundle, in their order. */
export const bundlePartSchema = z.enum([
  'versions',
  'settings',
  'connections',
  'checks',
  'services',
  'metrics',
  'data',
  'audit',
  'log',
  'errors',
]);
export type BundlePart = z.infer<typeof bundlePartSchema>;

/**
 * Content of a bundle, shown before it is saved. `entries`: lines, checks, settings and so on;
 * `text`: the part as it will be in the file, cut if it is long.
 */
export const bundleContentsSchema = z.object({
  /** Identifies the prepared bundle until it is saved. */
  bundleId: z.string(),
  fileName: z.string(),
  bytes: z.number().int(),
  parts: z.array(
    z.object({
      part: bundlePartSchema,
      entries: z.number().int(),
      bytes: z.number().int(),
      text: z.string(),
      cut: z.boolean(),
    }),
  ),
});
export type BundleContents = z.infer<typeof bundleContentsSchema>;
