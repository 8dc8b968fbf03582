import type { Texts } from '../text-shape';
import type { backup as zh } from '../zh-CN/backup';

/** Backups and restoring. */
export const backup: Texts<typeof zh> = {
  title: 'Backup',
  text:
    'Conversations, connections, webhook events and settings. Each backup is restored to a ' +
    'temporary folder and checked before it counts. Keys and tokens are not included.',
  now: 'Back up now',
  saveCopy: 'Save a copy…',
  restoreFile: 'Restore from a file…',
  made: 'Backup complete and verified. Conversations: {{conversations}}, turns: {{turns}}.',
  saved: 'Saved to {{path}} and verified.',
  running: {
    create: 'Backing up and verifying…',
    verify: 'Restoring to a temporary folder and checking…',
    restore: 'Restoring…',
  },
  backupEnabled: {
    label: 'Back up every day',
    hint: 'Once a day while the app is running. A missed backup is made after the next start.',
    next: 'Next: {{time}}',
  },
  backupTime: { label: 'Backup time', hint: 'By this computer’s clock.' },
  backupKeep: {
    label: 'Automatic backups to keep',
    hint:
      'Older automatic backups are deleted; manual ones are kept. The same number of ' +
      'before-restore folders is kept.',
    count: '{{count}} backups',
  },
  failed: 'The last automatic backup failed',
  list: 'Backups on this computer',
  empty: 'No backup yet',
  emptyText:
    'The first automatic backup is made a few minutes after startup. You can also make one now.',
  kind: { automatic: 'Automatic', manual: 'Manual', upgrade: 'Before an upgrade' },
  summary: 'Conversations: {{conversations}}, turns: {{turns}}',
  verified: 'verified',
  verifiedAt: 'verified {{time}}',
  verify: 'Verify',
  verifyDone: 'Restored to a temporary folder; everything is there.',
  restore: 'Restore…',
  remove: 'Delete',
  removeTitle: 'Delete this backup?',
  removeText: 'The backup of {{time}} will be deleted from this computer. This cannot be undone.',
  removeConfirm: 'Delete backup',
  counts: {
    conversations: 'Conversations',
    turns: 'Turns',
    attachments: 'Attachments',
    deliveries: 'Webhook events',
    toolCalls: 'Tool calls',
    auditEntries: 'Audit entries',
    profiles: 'Connections',
    kaiServers: 'KAI servers',
    keys: 'Keys and tokens',
  },
  restoring: {
    title: 'Restore the backup of {{time}}',
    checking: 'Opening the backup and restoring it to a temporary folder to check it…',
    text:
      'The current data is replaced by the backup, then the app restarts. Nothing is deleted: ' +
      'the current data is kept in a before-restore folder inside the data folder. As many of ' +
      'these folders are kept as automatic backups.',
    madeBy: 'Made by version {{version}}, {{time}}',
    table: 'Backup compared with current data',
    what: 'Content',
    inBackup: 'In backup',
    here: 'Now',
    confirm: 'Restore and restart',
    keysStay: 'The backup contains no keys or tokens; those in the keychain stay as they are.',
    keysCome: 'The keys and tokens in the backup are written to the keychain.',
  },
  copy: {
    title: 'Save a copy',
    text:
      'Encrypted with a passphrase, so that it can be restored on another computer. Nobody can ' +
      'recover a forgotten passphrase.',
    passphrase: 'Passphrase',
    again: 'Repeat passphrase',
    short: 'At least 8 characters.',
    different: 'The passphrases do not match.',
    withKeys: 'Include keys and tokens',
    withKeysHint:
      'Only needed to move the whole app to another computer. Keep such a file as you would keep the keys.',
    confirm: 'Choose location and save',
  },
  unlock: {
    title: 'Open “{{name}}”',
    text: 'This backup is encrypted with a passphrase.',
    confirm: 'Open',
  },
};
