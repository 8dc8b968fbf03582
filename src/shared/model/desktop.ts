import { z } from 'zod';
import { errorViewSchema } from './error-view';

/**
 * Whether the app starts with the computer at present, and whether this can be changed on this
 * system.
 */
const loginItemSchema = z.object({ supported: z.boolean(), enabled: z.boolean() });
export type LoginItem = z.infer<typeof loginItemSchema>;

/** The global keys of the quick ask: switched off, registered, or refused with the reason. */
const globalShortcutSchema = z.object({
  status: z.enum(['off', 'held', 'refused']),
  error: errorViewSchema.nullable(),
});

/** State of the desktop integration. */
export const desktopStateSchema = z.object({
  loginItem: loginItemSchema,
  quickAsk: globalShortcutSchema,
  /** Whether this system can show notifications. */
  notificationsSupported: z.boolean(),
});
export type DesktopStateView = z.infer<typeof desktopStateSchema>;

/**
 * Disk space of the data, in bytes. Attachments are part of the database; `setAside` is what
 * restores have set aside.
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

/** Versions in use, for the about page and for support. */
export const aboutAppSchema = z.object({
  version: z.string(),
  electron: z.string(),
  chromium: z.string(),
  node: z.string(),
  /** Operating system, its release and the processor. */
  system: z.string(),
});

/** A library bundled with the app. `licence` is its SPDX expression as stated by its author. */
export const bundledLibrarySchema = z.object({
  name: z.string(),
  version: z.string(),
  licence: z.string(),
});
export type BundledLibrary = z.infer<typeof bundledLibrarySchema>;
