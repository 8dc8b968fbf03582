import { appendFileSync, mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { z } from 'zod';
import { tempFolder } from '../fakes/temp-folder';
import { salon, startSalon } from './run-salon';

const printed = z.object({
  lines: z.array(z.object({ level: z.string(), module: z.string(), message: z.string() })),
});

function logFolder(): { folder: string; path: string } {
  const folder = tempFolder();
  mkdirSync(join(folder, 'logs'));
  return { folder, path: join(folder, 'logs', 'coze_integration.log') };
}

function line(msg: string, level = 'info', module = 'api'): string {
  return `${JSON.stringify({ level, time: '2026-01-01T00:00:00.000Z', module, msg })}\n`;
}

test('logs prints the newest lines that fit', async () => {
  const { folder, path } = logFolder();
  writeFileSync(path, line('one') + line('two', 'error') + line('three', 'error', 'kai'));
  const { lines } = (
    await salon(['logs', '--json', '--data-dir', folder, '--level', 'error', '--module', 'kai'])
  ).read(printed);
  expect(lines).toEqual([{ level: 'error', module: 'kai', message: 'three' }]);
});

test('logs of a folder without a log is empty', async () => {
  expect((await salon(['logs', '--json', '--data-dir', tempFolder()])).read(printed)).toEqual({
    lines: [],
  });
});

test('logs --follow goes on with what is written, until it is told to stop', async () => {
  const { folder, path } = logFolder();
  writeFileSync(path, line('before'));
  const following = await startSalon(['logs', '--follow', '--data-dir', folder]);
  expect(await following.firstLine()).toMatch(/INFO +\[api\] before/);
  appendFileSync(path, line('while it runs', 'warn'));
  await expect.poll(() => following.stdout).toContain('while it runs');
  following.kill('SIGTERM');
  expect(await following.ended).toBe(0);
});

test('a level nobody knows is wrong usage', async () => {
  expect((await salon(['logs', '--level', 'loud'])).code).toBe(2);
});
