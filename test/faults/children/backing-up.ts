import { join } from 'node:path';
import { FileSecretStore } from '../../../src/adapters/file-secret-store';
import { openConfSettings } from '../../../src/adapters/conf-settings';
import { AuditQueue } from '../../../src/core/audit/audit-queue';
import { Backups } from '../../../src/core/app/backups';
import { openDataFolder } from '../../../src/core/app/open-data-folder';
import { Translator } from '../../../src/core/lib/translator';
import { systemClock } from '../../../src/core/ports/clock';
import { silentLogger } from '../../../src/core/ports/logger';
import { holdFolder } from '../../../src/core/storage/folder-hold';

// Backs up, or restores a backup, again and again until it is killed: FOLDER SECRETS create |
// FOLDER SECRETS restore FILE.
const [folder = '', secretsFile = '', what = '', file = ''] = process.argv.slice(2);

const secrets = new FileSecretStore(secretsFile);
const { database } = await openDataFolder(folder, secrets, systemClock, silentLogger);
const backups = new Backups({
  dataFolder: folder,
  appVersion: '1',
  secrets,
  settings: openConfSettings(folder),
  clock: systemClock,
  translator: new Translator('en'),
  logger: silentLogger,
  audit: new AuditQueue(systemClock, 'command'),
  databaseProgram: null,
  hold: holdFolder(folder),
  database: async () => database,
  onFailed: () => {},
});
process.stdout.write('ready\n');
if (what === 'create')
  for (;;) await backups.service.save(join(folder, 'own.salonbackup'), { kind: 'keychain' });
await backups.service.restoreFrom({ path: file }, null);
process.stdout.write('decided\n');
database.close();
await backups.finishRestore();
process.stdout.write('done\n');
