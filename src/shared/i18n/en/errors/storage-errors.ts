import type { storageErrors as zh } from '../../zh-CN/errors/storage-errors';
import type { Texts } from '../../text-shape';

export const storageErrors: Texts<typeof zh> = {
  DATABASE_DAMAGED: {
    message: 'The database file is damaged; it was kept unchanged as {{file}}.',
    remedy:
      'The app goes on with a new database. Keep that file; history can be restored from a backup.',
  },
  DATABASE_FOREIGN: {
    message:
      'The database does not open with this machine’s key; it was kept unchanged as {{file}}.',
    remedy:
      'It may come from another computer, or the key was removed from the keychain. With the ' +
      'original keychain the file can be put back.',
  },
  DATABASE_BUSY: {
    message: 'The database is in use by another program.',
    remedy: 'Close the other Coffee Salon and try again.',
  },
  DATABASE_NEWER: {
    message: 'The database was written by a newer app ({{found}}); this one knows up to {{known}}.',
    remedy: 'Update the app. Until then history is not shown and the file stays unchanged.',
  },
  DISK_FULL: {
    message: 'The disk is full; nothing can be written.',
    remedy: 'Free some space and try again. What was saved before is safe.',
  },
  DISK_READ_ONLY: {
    message: 'The data folder {{path}} cannot be written to.',
    remedy: 'Check its permissions, or choose another folder.',
  },
  STORAGE_IN_MEMORY: {
    message:
      'Conversations, tool calls and webhook events of this run are kept in memory only and ' +
      'are lost when the app quits.',
    remedy:
      'Check that the system keychain and the data folder can be used, then restart the app; ' +
      'export what you want to keep first.',
  },
  SETTINGS_DAMAGED: {
    message:
      'The settings file could not be read; it was kept as {{file}} and defaults are in use.',
    remedy: 'Set what you need again. Keys are still in the keychain.',
  },

  BACKUP_PASSPHRASE_NEEDED: {
    message: 'This backup opens with a passphrase.',
    remedy: 'Enter the passphrase that was chosen when it was made.',
  },
  BACKUP_PASSPHRASE_WRONG: {
    message: 'The passphrase does not open this backup.',
    remedy:
      'Check capital letters and the input method. A forgotten passphrase cannot be recovered.',
  },
  BACKUP_KEY_MISSING: {
    message: 'This backup was locked with another keychain.',
    remedy:
      'It opens only on the computer, and for the user, that made it. To move to another ' +
      'computer, save a copy with a passphrase there.',
  },
  BACKUP_DAMAGED: {
    message: 'The backup is damaged: what is in it is not what was written.',
    remedy: 'Take another backup; the list shows the others.',
  },
  BACKUP_FOREIGN: {
    message: 'This file is no Coffee Salon backup.',
    remedy: 'Choose a file ending in .salonbackup, or the one you saved yourself.',
  },
  BACKUP_NEWER: {
    message: 'The backup was made by a newer app.',
    remedy: 'Update the app, then restore it.',
  },
  BACKUP_MISSING: { message: 'This backup is gone.', remedy: 'Take another one from the list.' },
  BACKUP_BUSY: {
    message: 'A backup is being made or restored already.',
    remedy: 'Wait until it is done, then try again.',
  },
  BACKUP_FAILED: {
    message: 'The automatic backup was not made. $t(errors:{{reason}}.message)',
    remedy: '$t(errors:{{reason}}.remedy)',
  },
  BACKUP_RESTORED: {
    message: 'The backup of {{at}} was restored.',
    remedy: 'What was here before is kept in {{folder}} of the data folder.',
  },
  DATA_FOLDER_IN_USE: {
    message:
      'Nothing was restored: another Coffee Salon has this data folder open, a window or a ' +
      'command such as salon serve.',
    remedy: 'End the other one, then restore again.',
  },
  RESTORE_WAITS: {
    message:
      'The backup you chose is not in place yet: another Coffee Salon has this data folder ' +
      'open. You see the data from before.',
    remedy:
      'End the other one (a window, or a command such as salon serve), then start this one again.',
  },
  SAFE_MODE: {
    message:
      'The app failed to start several times, so it runs in safe mode: no webhooks, no tunnel, ' +
      'no KAI, no automatic backup.',
    remedy: 'Look at the log or save a diagnostics bundle under Health; then start everything.',
  },
};
