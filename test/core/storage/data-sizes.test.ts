import { mkdirSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { AttachmentStore } from '../../../src/core/chat/store/attachment-store';
import { measureData } from '../../../src/core/storage/data-sizes';
import { openStorage } from '../../../src/core/storage/open-storage';
import { tempFolder } from '../../fakes/temp-folder';

test('each part of the data folder is measured, links are not followed', async () => {
  const folder = tempFolder();
  const write = (path: string, bytes: number): void =>
    writeFileSync(join(folder, path), 'x'.repeat(bytes));
  for (const name of [
    'logs',
    'backups',
    'electron',
    'electron/Cache',
    'before-restore-2026-01-01T00-00-00-000Z',
  ])
    mkdirSync(join(folder, name));
  write('salon.db', 1000);
  write('salon.db-wal', 24);
  write('logs/coze_integration.log', 300);
  write('logs/error.log', 7);
  write('backups/one.db', 500);
  write('settings.json', 11);
  write('before-restore-2026-01-01T00-00-00-000Z/salon.db', 90);
  write('electron/Cache/data', 40);
  symlinkSync('/', join(folder, 'electron', 'root'));
  expect(await measureData(folder, null)).toEqual({
    database: 1024,
    attachments: 0,
    logs: 307,
    backups: 500,
    setAside: 90,
    other: 51,
  });
});

test('attachments are counted by what they hold', async () => {
  const { database } = openStorage('/nowhere', null, () => new Date());
  const store = new AttachmentStore(database);
  for (const [id, bytes] of [
    ['a', 10],
    ['b', 32],
  ] as const)
    store.insert({ id, name: id, kind: 'file', imageType: '', bytes }, new Uint8Array(bytes), 0);
  expect((await measureData('/nowhere', database)).attachments).toBe(42);
});
