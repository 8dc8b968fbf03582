import { existsSync, mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeEach, describe, expect, test } from 'vitest';
import {
  applyRestore,
  applyRestoredSecrets,
  withdrawRestore,
} from '../../../src/core/backup/restore-staging';
import { AppError } from '../../../src/core/lib/errors';
import { AuditLog } from '../../../src/core/storage/audit-log';
import { ChatStore } from '../../../src/core/chat/store/chat-store';
import { inspectDatabase } from '../../../src/core/storage/database-copy';
import { tasksHere, type DatabaseTasks } from '../../../src/core/storage/database-tasks';
import { soleHold, type FolderHold } from '../../../src/core/storage/folder-hold';
import { openStorage } from '../../../src/core/storage/open-storage';
import { appErrorOf } from '../../fakes/app-error-of';
import {
  testBackups,
  DATABASE_KEY,
  PASSPHRASE_LOCK,
  type TestBackups,
} from '../../fakes/test-backups';
import { tempFolder } from '../../fakes/temp-folder';

let folder: string;
let bench: TestBackups;
beforeEach(() => {
  folder = tempFolder();
  bench = testBackups(folder);
  bench.addConversation('手冲');
  bench.addConversation('意式');
});

function onlyBackup(): string {
  const [name = ''] = readdirSync(join(folder, 'backups'));
  return name;
}

function titles(): string[] {
  const { database, notice } = openStorage(folder, DATABASE_KEY, () => new Date());
  expect(notice).toBeNull();
  const found = new ChatStore(database).conversations('p1').map(({ title }) => title);
  database.close();
  return found.toSorted();
}

describe('making one', () => {
  test('counts what is in it, is listed, for this person alone, and leaves nothing beside it', async () => {
    const counts = await bench.service.create('manual');
    expect(counts).toMatchObject({
      conversations: 2,
      turns: 0,
      auditEntries: 1,
      profiles: 1,
      kaiServers: 0,
      keys: 0,
    });
    expect(readdirSync(join(folder, 'backups'))).toHaveLength(1);
    expect(statSync(join(folder, 'backups', onlyBackup())).mode & 0o077).toBe(0);
    expect(bench.service.state.value).toMatchObject({
      running: null,
      backups: [{ kind: 'manual', appVersion: '1.2.3', locked: false, withKeys: false, counts }],
    });
    expect(bench.recorded).toMatchObject([{ action: 'backup.created' }]);
  });

  test('neither texts nor settings can be read in it', async () => {
    await bench.service.create('manual');
    const bytes = readFileSync(join(folder, 'backups', onlyBackup()));
    for (const text of ['手冲', 'CREATE TABLE', 'theme', DATABASE_KEY])
      expect(bytes.includes(text)).toBe(false);
  });

  test('what is written meanwhile does not disturb it', async () => {
    const making = bench.service.create('manual');
    bench.addConversation('冷萃');
    await making;
    expect(await bench.service.verify({ fileName: onlyBackup() }, null)).toEqual(
      bench.service.state.value.backups[0]?.counts,
    );
  });

  test('two at once are one too many', async () => {
    const first = bench.service.create('manual');
    expect((await appErrorOf(bench.service.create('manual'))).code).toBe('BACKUP_BUSY');
    await first;
  });

  test('keys go along only behind a passphrase', async () => {
    bench.carried.set('profile/p1/pat', Buffer.from('pat_canary_value'));
    expect((await appErrorOf(bench.service.save(file(), { kind: 'keychain' }, true))).code).toBe(
      'INVALID_INPUT',
    );
    expect(existsSync(file())).toBe(false);
    expect(await bench.service.save(file(), PASSPHRASE_LOCK, true)).toMatchObject({ keys: 1 });
    expect(readFileSync(file()).includes('pat_canary_value')).toBe(false);
  });

  test('what cannot be restored as it was counted is no backup and is not kept', async () => {
    const losing: DatabaseTasks = {
      ...tasksHere,
      inspectDatabase: async (path, key) => {
        const { schema, tables } = inspectDatabase(path, key);
        return { schema, tables: { ...tables, conversations: 1 } };
      },
    };
    const other = testBackups(tempFolder(), losing);
    expect((await appErrorOf(other.service.save(file(), PASSPHRASE_LOCK))).code).toBe(
      'BACKUP_DAMAGED',
    );
    expect(existsSync(file())).toBe(false);
  });
});

const file = (): string => join(folder, 'own.salonbackup');

describe('opening one', () => {
  test('the passphrase is asked for, a wrong one is told from damage', async () => {
    await bench.service.save(file(), PASSPHRASE_LOCK);
    expect((await appErrorOf(bench.service.verify({ path: file() }, null))).code).toBe(
      'BACKUP_PASSPHRASE_NEEDED',
    );
    expect((await appErrorOf(bench.service.verify({ path: file() }, 'other'))).code).toBe(
      'BACKUP_PASSPHRASE_WRONG',
    );
    expect(await bench.service.verify({ path: file() }, '咖啡 correct horse')).toMatchObject({
      conversations: 2,
    });
  });

  test('another keychain does not open what this one locked', async () => {
    await bench.service.save(file(), { kind: 'keychain' });
    const other = testBackups(tempFolder());
    expect((await appErrorOf(other.service.verify({ path: file() }, null))).code).toBe(
      'BACKUP_KEY_MISSING',
    );
    await other.service.create('manual');
    expect((await appErrorOf(other.service.verify({ path: file() }, null))).code).toBe(
      'BACKUP_KEY_MISSING',
    );
  });

  test('other files are told as what they are', async () => {
    writeFileSync(file(), 'no backup at all, but long enough to be looked at');
    expect((await appErrorOf(bench.service.verify({ path: file() }, null))).code).toBe(
      'BACKUP_FOREIGN',
    );
    expect(
      (await appErrorOf(bench.service.verify({ path: join(folder, 'nowhere') }, null))).code,
    ).toBe('FILE_UNREADABLE');
    expect((await appErrorOf(bench.service.verify({ fileName: '../salon.db' }, null))).code).toBe(
      'BACKUP_MISSING',
    );
  });

  test('a changed, missing or additional byte anywhere is found', async () => {
    await bench.service.save(file(), PASSPHRASE_LOCK);
    const whole = readFileSync(file());
    const spoilt: [string, Buffer][] = [];
    for (let at = 0; at < whole.length; at += at < 1200 ? 7 : 4801) {
      const bytes = Buffer.from(whole);
      bytes[at] = (bytes[at] ?? 0) ^ 0x20;
      spoilt.push([`changed at ${at}`, bytes]);
    }
    spoilt.push(
      ['cut', whole.subarray(0, -1)],
      ['cut to the header', whole.subarray(0, 1100)],
      ['longer', Buffer.concat([whole, Buffer.from([0])])],
      ['empty', Buffer.alloc(0)],
    );
    for (const [what, bytes] of spoilt) {
      writeFileSync(file(), bytes);
      const { code } = await appErrorOf(
        bench.service.verify({ path: file() }, '咖啡 correct horse'),
      );
      expect(['BACKUP_DAMAGED', 'BACKUP_FOREIGN'], what).toContain(code);
    }
  }, 60_000);
});

describe('restoring one', () => {
  test('shows first what is in it and what is here, then puts it in place and keeps what was there', async () => {
    await bench.service.create('manual');
    new ChatStore(bench.database).deleteConversation('手冲');
    bench.settings.text = '{"profiles": []}';
    const preview = await bench.service.preview({ fileName: onlyBackup() }, null);
    expect(preview).toMatchObject({
      backup: { counts: { conversations: 2, profiles: 1 } },
      here: { conversations: 1, profiles: 0 },
    });
    writeFileSync(join(folder, 'settings.json'), 'the present ones');
    await bench.service.restore(preview.previewId);
    bench.database.close();
    expect(titles()).toEqual(['意式']);
    const applied = applyRestore(folder, soleHold);
    expect(titles()).toEqual(['意式', '手冲']);
    expect(JSON.parse(readFileSync(join(folder, 'settings.json'), 'utf8'))).toMatchObject({
      settings: { theme: 'dark' },
    });
    const aside = join(folder, applied?.setAside ?? '');
    expect(readFileSync(join(aside, 'settings.json'), 'utf8')).toBe('the present ones');
    expect(readdirSync(aside)).toContain('salon.db');
    expect(applyRestore(folder, soleHold)).toBeNull();
    expect(
      readdirSync(folder).filter(
        (name) => name.includes('restore-ready') || name.startsWith('.restore'),
      ),
    ).toEqual([]);
  });

  test('the audit log of the backup goes on whole', async () => {
    await bench.service.create('manual');
    const { previewId } = await bench.service.preview({ fileName: onlyBackup() }, null);
    await bench.service.restore(previewId);
    bench.database.close();
    applyRestore(folder, soleHold);
    const { database } = openStorage(folder, DATABASE_KEY, () => new Date());
    const log = new AuditLog(database, () => 0, 'person');
    expect(log.newest(3)).toMatchObject([
      { action: 'backup.restored', subject: onlyBackup() },
      { action: 'rule.never' },
    ]);
    expect(log.prove()).toMatchObject({ entries: 2, brokenAt: null });
    database.close();
  });

  test('keys that came along are in the secret store once it can be asked, and never lie open', async () => {
    bench.carried.set('profile/p1/pat', Buffer.from('pat_canary_value'));
    await bench.service.save(join(folder, 'own'), PASSPHRASE_LOCK, true);
    await bench.service.restoreFrom({ path: join(folder, 'own') }, '咖啡 correct horse');
    bench.database.close();
    applyRestore(folder, soleHold);
    expect(await bench.secrets.get('profile/p1/pat')).toBeNull();
    for (const name of readdirSync(folder, { recursive: true, encoding: 'utf8' })) {
      if (statSync(join(folder, name)).isFile())
        expect(readFileSync(join(folder, name)).includes('pat_canary_value'), name).toBe(false);
    }
    await applyRestoredSecrets(folder, DATABASE_KEY, bench.secrets);
    expect(Buffer.from((await bench.secrets.get('profile/p1/pat')) ?? []).toString()).toBe(
      'pat_canary_value',
    );
    expect(existsSync(join(folder, 'restore-ready'))).toBe(false);
  });

  test('a preview that was put away restores nothing', async () => {
    await bench.service.create('manual');
    const { previewId } = await bench.service.preview({ fileName: onlyBackup() }, null);
    bench.service.putAway(previewId);
    expect((await appErrorOf(bench.service.restore(previewId))).code).toBe('BACKUP_MISSING');
    expect(applyRestore(folder, soleHold)).toBeNull();
  });
});

describe('while another program has the data folder open', () => {
  const busy: FolderHold = {
    alone() {
      throw new AppError('DATA_FOLDER_IN_USE');
    },
    release() {},
  };

  test('nothing is restored, and nothing is touched', async () => {
    const shared = tempFolder();
    const { service } = testBackups(shared, tasksHere, busy);
    await service.create('manual');
    const fileName = service.state.value.backups[0]?.fileName ?? '';
    const { previewId } = await service.preview({ fileName }, null);
    const before = readdirSync(shared);
    expect((await appErrorOf(service.restore(previewId))).code).toBe('DATA_FOLDER_IN_USE');
    expect((await appErrorOf(service.restoreFrom({ fileName }, null))).code).toBe(
      'DATA_FOLDER_IN_USE',
    );
    expect(readdirSync(shared)).toEqual(before);
  });

  test('what was decided before waits, and is put in place once the other is gone', async () => {
    await bench.service.create('manual');
    await bench.service.restoreFrom({ fileName: onlyBackup() }, null);
    new ChatStore(bench.database).deleteConversation('手冲');
    bench.database.close();
    expect(() => applyRestore(folder, busy)).toThrow('DATA_FOLDER_IN_USE');
    expect(titles()).toEqual(['意式']);
    expect(applyRestore(folder, soleHold)).not.toBeNull();
    expect(titles()).toEqual(['意式', '手冲']);
  });

  test('a decision that was taken back is none', async () => {
    await bench.service.create('manual');
    await bench.service.restoreFrom({ fileName: onlyBackup() }, null);
    withdrawRestore(folder);
    expect(applyRestore(folder, soleHold)).toBeNull();
  });
});

function setAside(): string[] {
  return readdirSync(folder).filter((name) => name.startsWith('before-restore-'));
}

describe('what restores set aside', () => {
  test('stays as often as was said, the newest, and the rest is taken down as deleted', async () => {
    for (const day of ['01', '02', '03'])
      mkdirSync(join(folder, `before-restore-2026-01-${day}T00-00-00-000Z`));
    writeFileSync(join(folder, 'before-restore-2026-01-01T00-00-00-000Z', 'salon.db'), 'x');
    await bench.service.tidySetAside(2);
    expect(setAside()).toEqual([
      'before-restore-2026-01-02T00-00-00-000Z',
      'before-restore-2026-01-03T00-00-00-000Z',
    ]);
    expect(bench.recorded).toEqual([
      {
        action: 'backup.set-aside-deleted',
        subject: 'before-restore-2026-01-01T00-00-00-000Z',
        actor: 'app',
      },
    ]);
  });

  test('is never let go of as a whole', async () => {
    mkdirSync(join(folder, 'before-restore-2026-01-01T00-00-00-000Z'));
    await bench.service.tidySetAside(0);
    expect(setAside()).toHaveLength(1);
  });
});

describe('keeping them', () => {
  test('the newest automatic ones stay, those a person made all of them', async () => {
    for (let day = 0; day < 4; day += 1) {
      await bench.service.create('automatic');
      bench.clock.advance(24 * 60 * 60_000);
    }
    await bench.service.create('manual');
    await bench.service.tidy(2);
    expect(
      bench.service.state.value.backups.map(({ kind, createdAt }) => [
        kind,
        createdAt.slice(8, 10),
      ]),
    ).toEqual([
      ['manual', '05'],
      ['automatic', '04'],
      ['automatic', '03'],
    ]);
  });

  test('a copy left before an upgrade becomes a backup like the others', async () => {
    await bench.service.create('manual');
    bench.database.exec('PRAGMA wal_checkpoint(TRUNCATE)');
    const copy = join(folder, 'backups', 'salon-schema-5-2026-01-01T00-00-00-000Z.db');
    writeFileSync(copy, readFileSync(join(folder, 'salon.db')));
    await bench.service.tidy(7);
    expect(existsSync(copy)).toBe(false);
    expect(
      bench.service.state.value.backups.map(({ kind, counts }) => [kind, counts.conversations]),
    ).toContainEqual(['upgrade', 2]);
  });
});
