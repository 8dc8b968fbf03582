import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { expect, test } from 'vitest';
import { z } from 'zod';
import { databaseKey } from '../../src/core/storage/database-key';
import { FileSecretStore } from '../../src/adapters/file-secret-store';
import { Database } from '../../src/core/storage/database';
import { ChatStore } from '../../src/core/chat/store/chat-store';
import { openStorage } from '../../src/core/storage/open-storage';
import { sampleProfile } from '../fakes/sample-profile';
import { tempFolder } from '../fakes/temp-folder';
import { expectError, salon, startSalon } from './run-salon';

const told = z.strictObject({
  file: z.string(),
  counts: z.record(z.string(), z.number()),
  verified: z.literal(true),
});

/** A data folder with a profile and two conversations, as a person would have it. */
async function usedFolder(): Promise<{
  folder: string;
  data: string;
  place: string[];
  change: (work: (chat: ChatStore) => void) => Promise<void>;
}> {
  const folder = tempFolder();
  const data = join(folder, 'data');
  const place = ['--json', '--data-dir', data, '--secrets', `file:${join(folder, 'secrets.json')}`];
  await salon(['profile', 'list', ...place]);
  writeFileSync(
    join(data, 'settings.json'),
    JSON.stringify({ profiles: [sampleProfile()], activeProfileId: 'p1' }),
  );
  const change = async (work: (chat: ChatStore) => void): Promise<void> => {
    const { database } = openStorage(
      data,
      await databaseKey(new FileSecretStore(join(folder, 'secrets.json'))),
      () => new Date(),
    );
    work(new ChatStore(database));
    database.close();
    letGo();
  };
  await change((chat) =>
    ['one', 'two'].forEach((id) =>
      chat.insertConversation(
        {
          id,
          title: id,
          userId: 'g',
          createdAt: '2026-01-01T00:00:00.000Z',
          updatedAt: '2026-01-01T00:00:00.000Z',
        },
        'p1',
      ),
    ),
  );
  return { folder, data, place, change };
}

/**
 * The driver lets go of a closed file only when its statements are collected; until then a restore
 * would find somebody at it.
 */
function letGo(): void {
  setFlagsFromString('--expose-gc');
  const collect: unknown = runInNewContext('gc');
  if (typeof collect === 'function') collect();
}

test('a backup is made, verified and restored, with a passphrase from a file or a variable', async () => {
  const { folder, data, place, change } = await usedFolder();
  const file = join(folder, 'salon.salonbackup');
  writeFileSync(join(folder, 'pass'), '咖啡 passphrase\n');
  const pass = ['--passphrase-file', join(folder, 'pass')];
  expect(
    (await salon(['backup', 'create', '--out', file, ...pass, ...place])).read(told),
  ).toMatchObject({ file, counts: { conversations: 2, profiles: 1, keys: 0 } });
  expectError(await salon(['backup', 'verify', file, ...place]), 'BACKUP_PASSPHRASE_NEEDED', 1);
  expectError(
    await salon(['backup', 'verify', file, ...place], { SALON_BACKUP_PASSPHRASE: 'wrong' }),
    'BACKUP_PASSPHRASE_WRONG',
    1,
  );
  expect(
    (
      await salon(['backup', 'verify', file, ...place], {
        SALON_BACKUP_PASSPHRASE: '咖啡 passphrase',
      })
    ).read(told).counts,
  ).toMatchObject({ conversations: 2 });

  await change((chat) => chat.deleteConversation('one'));
  writeFileSync(join(data, 'settings.json'), '{}');
  expect((await salon(['backup', 'restore', file, ...pass, ...place])).read(told)).toMatchObject({
    file,
    counts: { conversations: 2, profiles: 1 },
  });
  const kept: string[] = [];
  await change((chat) => kept.push(...chat.conversations('p1').map(({ id }) => id)));
  expect(kept.toSorted()).toEqual(['one', 'two']);
  expect(readFileSync(join(data, 'settings.json'), 'utf8')).toContain('"p1"');
  const aside = readdirSync(data).find((name) => name.startsWith('before-restore-')) ?? '';
  expect(readFileSync(join(data, aside, 'settings.json'), 'utf8')).toBe('{}');
  expect((await salon(['audit', 'list', '--group', 'backups', ...place])).json()).toMatchObject({
    entries: [{ action: 'backup.restored', actor: 'command' }],
  });
}, 60_000);

test('on another computer it opens with the passphrase, keys and all', async () => {
  const { folder, place } = await usedFolder();
  const secrets = join(folder, 'secrets.json');
  const stored = z.record(z.string(), z.string()).parse(JSON.parse(readFileSync(secrets, 'utf8')));
  const pat = Buffer.from('pat_canary_0123456789').toString('base64');
  writeFileSync(secrets, JSON.stringify({ ...stored, 'profile/p1/pat': pat }));
  const file = join(folder, 'all.salonbackup');
  const environment = { SALON_BACKUP_PASSPHRASE: 'correct horse battery' };
  expectError(
    await salon(['backup', 'create', '--out', file, '--with-keys', ...place]),
    'BACKUP_PASSPHRASE_NEEDED',
    1,
  );
  expect(
    (await salon(['backup', 'create', '--out', file, '--with-keys', ...place], environment)).read(
      told,
    ).counts,
  ).toMatchObject({ keys: 1 });
  expect(readFileSync(file).includes('pat_canary')).toBe(false);

  const other = [
    '--json',
    '--data-dir',
    join(folder, 'other'),
    '--secrets',
    `file:${join(folder, 'other.json')}`,
  ];
  expect(
    (await salon(['backup', 'restore', file, ...other], environment)).read(told).counts,
  ).toMatchObject({ conversations: 2 });
  expect((await salon(['profile', 'list', ...other])).json()).toMatchObject({
    profiles: [{ id: 'p1' }],
  });
  expect(JSON.parse(readFileSync(join(folder, 'other.json'), 'utf8'))).toMatchObject({
    'profile/p1/pat': pat,
  });
  expect(existsSync(join(folder, 'other', 'restore-ready'))).toBe(false);
}, 60_000);

test('nothing is restored under a program that has the data folder open', async () => {
  const { folder, data, place } = await usedFolder();
  const file = join(folder, 'salon.salonbackup');
  await salon(['backup', 'create', '--out', file, ...place]);
  const open = new Database(
    join(data, 'salon.db'),
    await databaseKey(new FileSecretStore(join(folder, 'secrets.json'))),
  );
  open.get('SELECT count(*) FROM conversations');
  expectError(await salon(['backup', 'restore', file, ...place]), 'DATABASE_BUSY', 1);
  expect(readdirSync(data).filter((name) => name.includes('restore'))).toEqual([]);
  open.close();
}, 60_000);

test(
  'nothing is restored under a running serve, which is said with what to do; once it is ' +
    'gone, however it ended, it works',
  async () => {
    const { folder, data, place } = await usedFolder();
    const file = join(folder, 'salon.salonbackup');
    await salon(['backup', 'create', '--out', file, ...place]);
    const serve = await startSalon([
      'serve',
      '--port',
      '0',
      '--webhook-port',
      '0',
      ...place.slice(1),
    ]);
    await serve.firstLine();
    const ofRestores = (): string[] => readdirSync(data).filter((name) => name.includes('restore'));
    const refused = await salon(['backup', 'restore', file, '--lang', 'en', ...place]);
    expectError(refused, 'DATA_FOLDER_IN_USE', 1);
    expect(refused.stdout).toContain('salon serve');
    expect(ofRestores()).toEqual([]);
    serve.kill('SIGKILL');
    await serve.ended;
    expect((await salon(['backup', 'restore', file, ...place])).read(told)).toMatchObject({
      verified: true,
    });
    expect(ofRestores()).toHaveLength(1);
  },
  90_000,
);

test('a restore that was decided for waits until a running serve is gone, and a command says so', async () => {
  const { data, place } = await usedFolder();
  const serve = await startSalon([
    'serve',
    '--port',
    '0',
    '--webhook-port',
    '0',
    '--data-dir',
    data,
    '--secrets',
    'memory',
  ]);
  await serve.firstLine();
  mkdirSync(join(data, 'restore-ready'));
  writeFileSync(join(data, 'restore-ready', 'settings.json'), '{}');
  writeFileSync(
    join(data, 'restore-ready', 'restore.json'),
    JSON.stringify({ createdAt: '2026-01-01T00:00:00.000Z', setAside: 'before-restore-x' }),
  );
  const meanwhile = await salon(['profile', 'list', '--lang', 'en', ...place]);
  expect(meanwhile.json()).toMatchObject({ profiles: [{ id: 'p1' }] });
  expect(meanwhile.stderr).toContain('is not in place yet');
  serve.kill('SIGTERM');
  await serve.ended;
  expect((await salon(['profile', 'list', ...place])).json()).toMatchObject({ profiles: [] });
}, 90_000);
