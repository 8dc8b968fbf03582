import { z } from 'zod';
import { errorViewSchema } from './error-view';

/**
 * Whether the app starts with the computer, as it really is now, and whether this system lets us
 * change it.
 */
const loginItemSchema = z.object({ supported: z.boolean(), enabled: z.boolean() });
export type LoginItem = z.infer<typeof loginItemSchema>;

/** The keys of the quick ask in the system: switched off, held, or refused with the reason. */
const globalShortcutSchema = z.object({
  status: z.enum(['off', 'held', 'refused']),
  error: errorViewSchema.nullable(),
});

/** What the desktop around the app does for it. */
export const desktopStateSchema = z.object({
  loginItem: loginItemSchema,
  quickAsk: globalShortcutSchema,
  /** Can this system show notifications at all. */
  notificationsSupported: z.boolean(),
});
export type DesktopStateView = z.infer<typeof desktopStateSchema>;

/**
 * How much room the data takes, bytes. Attachments are part of the database; `setAside` is what
 * restores have put aside.
 */
export const dataSizesSchema = z.object({
  database: z.number(),
  attachments: z.number(),
  logs: z.number(),
  backups: z.number(),
  setAside: z.number(),
  other: z.number(),
});
export type DataSizes = z.infer<typeof dataSizesSchema>;

/** What runs here, for the about page and for support. */
export const aboutAppSchema = z.object({
  version: z.string(),
  electron: z.string(),
  chromium: z.string(),
  node: z.string(),
  /** Operating system, its release and the processor. */
  system: z.string(),
});

/** A library that is part of the app. `licence` is its SPDX expression as its author states it. */
export const bundledLibrarySchema = z.object({
  name: z.string(),
  version: z.string(),
  licence: z.string(),
});
export type BundledLibrary = z.infer<typeof bundledLibrarySchema>;
