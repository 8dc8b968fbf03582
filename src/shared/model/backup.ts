import { z } from 'zod';
import { errorViewSchema } from './error-view';

/** Number of items of each kind in a backup, or in the present data. */
export const backupCountsSchema = z.object({
  conversations: z.number().int(),
  turns: z.number().int(),
  attachments: z.number().int(),
  deliveries: z.number().int(),
  toolCalls: z.number().int(),
  auditEntries: z.number().int(),
  profiles: z.number().int(),
  kaiServers: z.number().int(),
  /** Keys and tokens; 0 unless they were requested. */
  keys: z.number().int(),
});
export type BackupCounts = z.infer<typeof backupCountsSchema>;

/** Why a backup was made. */
const backupKindSchema = z.enum(['automatic', 'manual', 'upgrade']);

/** What a backup file says about itself, before it is opened. */
export const backupFactsSchema = z.object({
  createdAt: z.string(),
  appVersion: z.string(),
  kind: backupKindSchema,
  counts: backupCountsSchema,
  withKeys: z.boolean(),
  /** Opened with a passphrase, otherwise with this computer's keychain. */
  locked: z.boolean(),
});
export type BackupFacts = z.infer<typeof backupFactsSchema>;

/** A backup on this computer. */
export const backupViewSchema = backupFactsSchema.extend({
  /** Name of the file in the folder of backups. */
  fileName: z.string(),
  bytes: z.number(),
  /** When the last trial restore succeeded, ISO 8601; null for never. */
  verifiedAt: z.string().nullable(),
});
export type BackupView = z.infer<typeof backupViewSchema>;

/** State of this computer's backups. `failed`: why the last automatic one could not be made. */
export const backupStateSchema = z.object({
  backups: z.array(backupViewSchema),
  /** The running operation. */
  running: z.enum(['create', 'verify', 'restore']).nullable(),
  failed: errorViewSchema.nullable(),
  /**
   * When the next automatic one is due, ISO 8601; null when they are switched off or impossible.
   */
  nextAt: z.string().nullable(),
});
export type BackupState = z.infer<typeof backupStateSchema>;

/** A backup that was opened and restored for a trial, beside the present data. */
export const restorePreviewSchema = z.object({
  /** Identifies the opened backup until it is restored or discarded. */
  previewId: z.string(),
  fileName: z.string(),
  backup: backupFactsSchema,
  here: backupCountsSchema,
});
export type RestorePreview = z.infer<typeof restorePreviewSchema>;
