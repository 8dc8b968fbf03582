import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { expect, test } from 'vitest';
import { FileSecretStore } from '../../src/adapters/file-secret-store';
import { openConfSettings } from '../../src/adapters/conf-settings';
import { AuditQueue } from '../../src/core/audit/audit-queue';
import { Backups } from '../../src/core/app/backups';
import { openDataFolder } from '../../src/core/app/open-data-folder';
import { applyRestore } from '../../src/core/backup/restore-staging';
import { Translator } from '../../src/core/lib/translator';
import { systemClock } from '../../src/core/ports/clock';
import { silentLogger } from '../../src/core/ports/logger';
import { holdFolder, soleHold } from '../../src/core/storage/folder-hold';
import { AuditLog } from '../../src/core/storage/audit-log';
import { ChatStore } from '../../src/core/chat/store/chat-store';
import type { Database } from '../../src/core/storage/database';
import { eventually } from '../fakes/deferred';
import { tempFolder } from '../fakes/temp-folder';
import { startFaultProgram } from './fault-program';

const ROUNDS = [0, 5, 15, 30, 50, 80, 120, 180];

interface Place {
  folder: string;
  secrets: string;
}

async function opened({
  folder,
  secrets,
}: Place): Promise<{ database: Database; backups: Backups }> {
  const store = new FileSecretStore(secrets);
  const { database, notice } = await openDataFolder(folder, store, systemClock, silentLogger);
  expect(notice).toBeNull();
  const backups = new Backups({
    dataFolder: folder,
    appVersion: '1',
    secrets: store,
    settings: openConfSettings(folder),
    clock: systemClock,
    translator: new Translator('en'),
    logger: silentLogger,
    audit: new AuditQueue(systemClock, 'command'),
    databaseProgram: null,
    hold: soleHold,
    database: async () => database,
    onFailed: () => {},
  });
  return { database, backups };
}

function addConversations(database: Database, prefix: string, count: number): void {
  const chat = new ChatStore(database);
  const at = '2026-01-01T00:00:00.000Z';
  database.transaction(() => {
    for (let number = 0; number < count; number += 1)
      chat.insertConversation(
        {
          id: `${prefix}-${number}`,
          title: 'x'.repeat(2000),
          userId: 'g',
          createdAt: at,
          updatedAt: at,
        },
        'p1',
      );
  });
}

/** A folder whose state is told by the prefix of its conversations and by its theme. */
async function filled(prefix: string): Promise<Place> {
  const root = tempFolder();
  const place = { folder: root, secrets: join(root, 'secrets.json') };
  writeFileSync(
    join(root, 'settings.json'),
    JSON.stringify({ settings: { theme: prefix === 'old' ? 'light' : 'dark' } }),
  );
  const { database } = await opened(place);
  addConversations(database, prefix, 400);
  database.close();
  return place;
}

test('kill -9 while a backup is made: what is there under its name is whole, the state is untouched', async () => {
  const place = await filled('old');
  const file = join(place.folder, 'own.salonbackup');
  for (const milliseconds of ROUNDS) {
    const program = await startFaultProgram('backing-up', [place.folder, place.secrets, 'create']);
    await program.firstLine();
    await setTimeout(milliseconds);
    program.kill('SIGKILL');
    await program.ended;
    const { database, backups } = await opened(place);
    expect(new ChatStore(database).conversations('p1')).toHaveLength(400);
    if (existsSync(file))
      expect(await backups.service.verify({ path: file }, null)).toMatchObject({
        conversations: 400,
      });
    database.close();
  }
}, 120_000);

test('kill -9 while one is restored: the next start has the old state whole or the new one whole', async () => {
  const place = await filled('new');
  const file = join(place.folder, 'kept.salonbackup');
  const first = await opened(place);
  await first.backups.service.save(file, { kind: 'keychain' });
  first.database.close();
  const found = new Set<string>();
  for (const round of [...ROUNDS, 'decided'] as const) {
    const { database } = await opened(place);
    database.run("DELETE FROM conversations WHERE id LIKE 'new-%'");
    if (!(new ChatStore(database).conversations('p1').length > 0))
      addConversations(database, 'old', 400);
    database.close();
    writeFileSync(
      join(place.folder, 'settings.json'),
      JSON.stringify({ settings: { theme: 'light' } }),
    );

    const program = await startFaultProgram('backing-up', [
      place.folder,
      place.secrets,
      'restore',
      file,
    ]);
    await program.firstLine();
    if (round === 'decided')
      await eventually(() => program.stdout.includes('decided'), 'the restore is decided');
    else await setTimeout(round * 2);
    program.kill('SIGKILL');
    await program.ended;

    const hold = holdFolder(place.folder);
    applyRestore(place.folder, hold);
    hold.release();
    const after = await opened(place);
    const prefixes = new Set(
      new ChatStore(after.database).conversations('p1').map(({ id }) => id.slice(0, 3)),
    );
    const theme = readFileSync(join(place.folder, 'settings.json'), 'utf8').includes('dark')
      ? 'new'
      : 'old';
    expect([...prefixes]).toEqual([theme]);
    expect(new ChatStore(after.database).conversations('p1')).toHaveLength(400);
    expect(new AuditLog(after.database, () => 0, 'person').prove().brokenAt).toBeNull();
    found.add(theme);
    after.database.close();
  }
  // Control: the first kill comes before the decision, the last one after it.
  expect([...found].toSorted()).toEqual(['new', 'old']);
}, 120_000);
