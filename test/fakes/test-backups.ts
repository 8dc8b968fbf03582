import { join } from 'node:path';
import { MemorySecretStore } from '../../src/adapters/memory-secret-store';
import { BackupKeys, type BackupLock } from '../../src/core/backup/backup-key';
import { BackupMaker } from '../../src/core/backup/backup-maker';
import { BackupService } from '../../src/core/backup/backup-service';
import { BackupFolder } from '../../src/core/backup/backup-folder';
import { countsOf } from '../../src/core/backup/backup-content';
import type { AuditRecord } from '../../src/core/ports/audit';
import { AuditLog } from '../../src/core/storage/audit-log';
import { ChatStore } from '../../src/core/chat/store/chat-store';
import type { Database } from '../../src/core/storage/database';
import { countTables } from '../../src/core/storage/database-copy';
import { tasksHere, type DatabaseTasks } from '../../src/core/storage/database-tasks';
import { soleHold, type FolderHold } from '../../src/core/storage/folder-hold';
import { openStorage } from '../../src/core/storage/open-storage';
import { FakeClock } from './fake-clock';

export const DATABASE_KEY = 'd4'.repeat(32);
/** Cheap to derive: what is tested here is not how long a guess takes. */
export const PASSPHRASE_LOCK: BackupLock = {
  kind: 'passphrase',
  passphrase: '咖啡 correct horse',
  costLog2: 10,
};

export interface TestBackups {
  service: BackupService;
  database: Database;
  clock: FakeClock;
  secrets: MemorySecretStore;
  recorded: AuditRecord[];
  /** Secrets that go along when asked for. */
  carried: Map<string, Uint8Array>;
  /** What `settings.json` says. */
  settings: { text: string };
  addConversation: (title: string) => void;
}

/** Backups over a real encrypted database in a folder. */
export function testBackups(
  folder: string,
  tasks: DatabaseTasks = tasksHere,
  hold: FolderHold = soleHold,
): TestBackups {
  const clock = new FakeClock();
  const secrets = new MemorySecretStore();
  const { database } = openStorage(folder, DATABASE_KEY, () => new Date(clock.now()));
  new AuditLog(database, () => clock.now(), 'person').add({
    action: 'rule.never',
    subject: 'KAI/tool',
    detail: '',
  });
  const keys = new BackupKeys(secrets);
  const backupFolder = new BackupFolder(join(folder, 'backups'));
  const recorded: AuditRecord[] = [];
  const carried = new Map<string, Uint8Array>();
  const settings = {
    text: JSON.stringify({ settings: { theme: 'dark' }, profiles: [{ id: 'p1' }], kaiServers: [] }),
  };
  const service = new BackupService({
    dataFolder: folder,
    backupFolder,
    keys,
    clock,
    isAlive: () => false,
    tasks,
    hold,
    actor: 'person',
    audit: { record: (fact) => void recorded.push(fact) },
    maker: new BackupMaker({
      keys,
      clock,
      appVersion: '1.2.3',
      folder: backupFolder.path,
      isAlive: () => false,
      tasks,
    }),
    here: {
      source: async (withKeys) => ({
        database: { path: join(folder, 'salon.db'), key: DATABASE_KEY },
        settingsText: settings.text,
        secrets: withKeys ? carried : new Map(),
      }),
      counts: async () => countsOf(countTables(database), settings.text, 0),
    },
  });
  return {
    service,
    database,
    clock,
    secrets,
    recorded,
    carried,
    settings,
    addConversation: (title) => {
      const at = new Date(clock.now()).toISOString();
      new ChatStore(database).insertConversation(
        { id: title, title, userId: 'guest', createdAt: at, updatedAt: at },
        'p1',
      );
    },
  };
}
