import { mkdirSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { beforeEach, expect, onTestFinished, test, vi } from 'vitest';
import {
  AutomaticBackups,
  type AutomaticBackupSettings,
} from '../../../src/core/backup/automatic-backups';
import type { AppError } from '../../../src/core/lib/errors';
import { tasksHere } from '../../../src/core/storage/database-tasks';
import { testBackups, type TestBackups } from '../../fakes/test-backups';
import { silentLogger } from '../../../src/core/ports/logger';
import { tempFolder } from '../../fakes/temp-folder';

const HOUR = 60 * 60_000;

let folder: string;
let bench: TestBackups;
let settings: AutomaticBackupSettings;
let told: AppError[];
let isFull: boolean;
let automatic: AutomaticBackups;
beforeEach(() => {
  isFull = false;
  folder = tempFolder();
  bench = testBackups(folder, {
    ...tasksHere,
    copyDatabase: (...input) =>
      isFull
        ? Promise.reject(Object.assign(new Error('full'), { code: 'ENOSPC' }))
        : tasksHere.copyDatabase(...input),
  });
  settings = { backupEnabled: true, backupKeep: 2, backupTime: '03:30' };
  told = [];
  automatic = new AutomaticBackups({
    backups: bench.service,
    settings: () => settings,
    clock: bench.clock,
    logger: silentLogger,
    onFailed: (failure) => void told.push(failure),
  });
});

const setAside = (): string[] =>
  readdirSync(folder).filter((name) => name.startsWith('before-restore-'));
const made = (): number => bench.service.state.value.backups.length;

test('one a day, and the oldest goes', async () => {
  await automatic.runIfDue();
  await automatic.runIfDue();
  expect(made()).toBe(1);
  for (let day = 0; day < 3; day += 1) {
    bench.clock.advance(24 * HOUR);
    await automatic.runIfDue();
  }
  expect(made()).toBe(2);
  expect(automatic.state.value.nextAt).toBeGreaterThan(bench.clock.now());
});

test('none while they are switched off', async () => {
  settings.backupEnabled = false;
  await automatic.runIfDue();
  expect(made()).toBe(0);
  expect(automatic.state.value.nextAt).toBeNull();
});

test('a failure is told once, is a state, and is tried again after an hour', async () => {
  isFull = true;
  await automatic.runIfDue();
  bench.clock.advance(2 * HOUR);
  await automatic.runIfDue();
  expect(told).toMatchObject([{ code: 'DISK_FULL' }]);
  expect(automatic.state.value.failure?.code).toBe('DISK_FULL');
  isFull = false;
  await automatic.runIfDue();
  expect(made()).toBe(0);
  bench.clock.advance(HOUR);
  await automatic.runIfDue();
  expect(made()).toBe(1);
  expect(automatic.state.value.failure).toBeNull();
});

test('minutes after the start what older restores set aside goes, whether a backup is due or not', async () => {
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
  onTestFinished(() => void vi.useRealTimers());
  settings.backupEnabled = false;
  const names = [
    'before-restore-2026-01-01T00-00-00-000Z',
    'before-restore-2026-01-02T00-00-00-000Z',
    'before-restore-2026-01-03T00-00-00-000Z',
  ];
  for (const name of names) mkdirSync(join(folder, name));
  automatic.start();
  vi.advanceTimersByTime(60_000);
  expect(setAside()).toHaveLength(3);
  vi.advanceTimersByTime(60_000);
  await automatic.dispose();
  expect(setAside()).toEqual(names.slice(1));
});
