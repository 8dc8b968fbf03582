import { z } from 'zod';
import { backupStateSchema, backupCountsSchema, restorePreviewSchema } from '../model/backup';
import { nothing, request, snapshotOf } from './define';

const backupSnapshot = snapshotOf(backupStateSchema);
const fileName = z.string().max(200);
const passphrase = z.string().max(500);

/** Backups. A passphrase goes down with the request that needs it and is kept nowhere. */
export const backupRequests = {
  'backup.state': request(nothing, backupSnapshot),
  /**
   * Makes one in the folder of backups, locked with the keychain. BACKUP_BUSY, DISK_FULL,
   * DISK_READ_ONLY, KEYCHAIN_UNAVAILABLE.
   */
  'backup.create': request(nothing, backupCountsSchema),
  /**
   * Lets the person choose a file and writes one there, locked with the passphrase. Null when
   * cancelled.
   */
  'backup.save': request(
    z.object({ passphrase: passphrase.min(8), withKeys: z.boolean() }),
    z.object({ path: z.string(), counts: backupCountsSchema }).nullable(),
  ),
  /**
   * Restores one into a temporary folder and counts it. BACKUP_DAMAGED, BACKUP_NEWER,
   * BACKUP_KEY_MISSING, BACKUP_MISSING.
   */
  'backup.verify': request(z.object({ fileName }), backupCountsSchema),
  /** Opens one and tries it. The same errors. */
  'backup.preview': request(z.object({ fileName }), restorePreviewSchema),
  /**
   * Lets the person choose a file; `locked` files are then opened with `backup.previewFile`. Null
   * when cancelled. BACKUP_FOREIGN, BACKUP_DAMAGED, BACKUP_NEWER.
   */
  'backup.pickFile': request(
    nothing,
    z.object({ name: z.string(), locked: z.boolean() }).nullable(),
  ),
  /**
   * Opens the file that was picked last. BACKUP_PASSPHRASE_NEEDED, BACKUP_PASSPHRASE_WRONG besides.
   */
  'backup.previewFile': request(z.object({ passphrase }), restorePreviewSchema),
  'backup.putAway': request(z.object({ previewId: z.string() }), nothing),
  /**
   * Puts the previewed backup in the place of what is here, which is kept aside, and starts the app
   * anew.
   */
  'backup.restore': request(z.object({ previewId: z.string() }), nothing),
  'backup.remove': request(z.object({ fileName }), nothing),
};

export const backupEvents = { 'backup.changed': backupSnapshot };
