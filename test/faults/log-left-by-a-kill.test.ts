import { statSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { openStorage } from '../../src/core/storage/open-storage';
import { tempFolder } from '../fakes/temp-folder';
import { startFaultProgram } from './fault-program';

const KEY = 'd4'.repeat(32);
const MEBIBYTE = 1024 * 1024;

test('R10: a write-ahead log of 50 MB left by a kill is taken in whole', async () => {
  const folder = tempFolder();
  openStorage(folder, KEY, () => new Date()).database.close();
  const file = join(folder, 'salon.db');
  const rows = 40_000;
  const program = await startFaultProgram('writing-much', [file, KEY, String(rows)]);
  expect(await program.firstLine(30_000)).toBe('written');
  program.kill('SIGKILL');
  await program.ended;
  expect(statSync(`${file}-wal`).size).toBeGreaterThan(50 * MEBIBYTE);

  const storage = openStorage(folder, KEY, () => new Date());
  expect(storage.notice).toBeNull();
  expect(storage.database.get('SELECT count(*) AS count FROM conversations')).toMatchObject({
    count: rows,
  });
  storage.database.close();
  expect(statSync(`${file}-wal`, { throwIfNoEntry: false })?.size ?? 0).toBe(0);
}, 60_000);
