import { existsSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { z } from 'zod';
import { tempFolder } from '../fakes/temp-folder';
import { keyOptions, sandboxForAll } from './own-sandbox';
import { expectError, inData, salon } from './run-salon';

const sandbox = sandboxForAll();

describe.concurrent('where secrets live', () => {
  test('nothing set up and no keychain: exit 3 with a remedy', async () => {
    expectError(await salon(inData('token', '--json')), 'KEYCHAIN_UNAVAILABLE', 3);
  });

  test('nothing set up, secrets in memory: exit 3', async () => {
    expectError(await salon(inData('token', '--json', '--secrets', 'memory')), 'NOT_CONFIGURED', 3);
  });

  test('a new folder and credentials of one’s own work in memory, and say so on stderr only', async () => {
    const data = tempFolder();
    const run = await salon([
      'chat',
      '你好',
      '--json',
      '--lang',
      'en',
      '--data-dir',
      data,
      ...keyOptions(sandbox.access()),
    ]);
    expect(run.code).toBe(0);
    expect(run.stderr).toMatch(/memory/i);
    expect(existsSync(join(data, 'salon.db'))).toBe(false);
    run.json();
  });

  test('--secrets keychain without a keychain is refused even so', async () => {
    expectError(
      await salon(
        inData('token', '--json', '--secrets', 'keychain', ...keyOptions(sandbox.access())),
      ),
      'KEYCHAIN_UNAVAILABLE',
      3,
    );
  });

  test('--secrets file: keeps the conversation for the next command, in a file of mode 600, and says so', async () => {
    const file = join(tempFolder(), 'secrets.json');
    const options = inData('--json', '--secrets', `file:${file}`, ...keyOptions(sandbox.access()));
    const first = await salon(['chat', '你好', ...options]);
    expect(first.stderr).toContain(file);
    expect(statSync(file).mode & 0o777).toBe(0o600);
    const { conversationId } = first.json();
    const second = await salon([
      'chat',
      '再见',
      '--conversation',
      String(conversationId),
      ...options,
    ]);
    expect(second.json()).toMatchObject({ conversationId });
    const stored = z.record(z.string(), z.string()).parse(JSON.parse(readFileSync(file, 'utf8')));
    expect(Object.keys(stored)).toEqual(['database-key']);
  });

  test('a secrets file that others can read is refused', async () => {
    const file = join(tempFolder(), 'secrets.json');
    writeFileSync(file, '{}', { mode: 0o644 });
    expectError(
      await salon(
        inData(
          'chat',
          '你好',
          '--json',
          '--secrets',
          `file:${file}`,
          ...keyOptions(sandbox.access()),
        ),
      ),
      'SECRET_FILE_UNREADABLE',
      1,
    );
    expect(readFileSync(file, 'utf8')).toBe('{}');
  });

  test('a data folder that cannot be is told', async () => {
    const taken = join(tempFolder(), 'taken');
    writeFileSync(taken, '');
    expectError(
      await salon(['token', '--json', '--data-dir', taken, '--sandbox']),
      'DISK_READ_ONLY',
      1,
    );
  });
});
