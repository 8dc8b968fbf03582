import { z } from 'zod';
import { backupStateSchema, backupCountsSchema, restorePreviewSchema } from '../model/backup';
import { nothing, request, snapshotOf } from './define';

const backupSnapshot = snapshotOf(backupStateSchema);
const fileName = z.string().max(200);
const passphrase = z.string().max(500);

/** Backups. A passphrase is sent with the request that needs it and never stored. */
export const backupRequests = {
  'backup.state': request(nothing, backupSnapshot),
  /**
   * Makes a backup in the folder of backups, locked with the keychain. BACKUP_BUSY, DISK_FULL,
   * DISK_READ_ONLY, KEYCHAIN_UNAVAILABLE.
   */
  'backup.create': request(nothing, backupCountsSchema),
  /**
   * Asks the person for a file and makes a backup there, locked with the passphrase. Null when
   * cancelled.
   */
  'backup.save': request(
    z.object({ passphrase: passphrase.min(8), withKeys: z.boolean() }),
    z.object({ path: z.string(), counts: backupCountsSchema }).nullable(),
  ),
  /**
   * Restores a backup into a temporary folder and counts it. BACKUP_DAMAGED, BACKUP_NEWER,
   * BACKUP_KEY_MISSING, BACKUP_MISSING.
   */
  'backup.verify': request(z.object({ fileName }), backupCountsSchema),
  /** Opens and verifies a backup. Same errors. */
  'backup.preview': request(z.object({ fileName }), restorePreviewSchema),
  /**
   * Lets the person pick a file; a `locked` one is then opened with `backup.previewFile`. Null when
   * cancelled. BACKUP_FOREIGN, BACKUP_DAMAGED, BACKUP_NEWER.
   */
  'backup.pickFile': request(
    nothing,
    z.object({ name: z.string(), locked: z.boolean() }).nullable(),
  ),
  /**
   * Opens the file picked last. Additional errors: BACKUP_PASSPHRASE_NEEDED,
   * BACKUP_PASSPHRASE_WRONG.
   */
  'backup.previewFile': request(z.object({ passphrase }), restorePreviewSchema),
  'backup.putAway': request(z.object({ previewId: z.string() }), nothing),
  /**
   * Replaces the present data, which is set aside, with the previewed backup, and restarts the app.
   */
  'backup.restore': request(z.object({ previewId: z.string() }), nothing),
  'backup.remove': request(z.object({ fileName }), nothing),
};

export const backupEvents = { 'backup.changed': backupSnapshot };
