import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { FileSecretStore } from '../../src/adapters/file-secret-store';
import { Database } from '../../src/core/storage/database';
import { databaseKey } from '../../src/core/storage/database-key';
import { tempFolder } from '../fakes/temp-folder';
import { expectError, salon } from './run-salon';

test(
  'what commands did is in the audit log, which is proved, exported, and found out when ' +
    'somebody edits it',
  async () => {
    const folder = tempFolder();
    const data = join(folder, 'data');
    const secrets = join(folder, 'secrets.json');
    const place = ['--json', '--data-dir', data, '--secrets', `file:${secrets}`];
    const file = join(folder, 'profile.json');
    await salon(['backup', 'create', '--out', join(folder, 'a.salonbackup'), ...place]);
    expectError(
      await salon(['profile', 'export', 'nowhere', '--out', file, ...place]),
      'INVALID_INPUT',
      2,
    );
    expect((await salon(['audit', 'list', ...place])).json()).toMatchObject({
      entries: expect.arrayContaining([
        expect.objectContaining({
          action: 'backup.created',
          actor: 'command',
          subject: 'a.salonbackup',
        }),
        expect.objectContaining({ action: 'secret.set', actor: 'app', subject: 'database-key' }),
      ]),
    });
    const whole = await salon(['audit', 'verify', ...place]);
    expect([whole.code, whole.json()]).toMatchObject([0, { intact: true, brokenAt: null }]);
    const out = join(folder, 'audit.ndjson');
    await salon(['audit', 'export', '--out', out, ...place]);
    expect(JSON.parse(readFileSync(out, 'utf8').split('\n')[0] ?? '')).toMatchObject({
      number: 1,
      previousHash: '0'.repeat(64),
      hash: expect.stringMatching(/^[\da-f]{64}$/),
    });

    const database = new Database(
      join(data, 'salon.db'),
      await databaseKey(new FileSecretStore(secrets)),
    );
    database.exec(
      "DROP TRIGGER audit_log_unchanged; UPDATE audit_log SET subject = 'x' WHERE number = 2",
    );
    database.close();
    const broken = await salon(['audit', 'verify', ...place]);
    expect([broken.code, broken.json()]).toMatchObject([1, { intact: false, brokenAt: 2 }]);
  },
  60_000,
);

test('a bundle names its parts and writes them into one file', async () => {
  const folder = tempFolder();
  const file = join(folder, 'bundle.json');
  const run = await salon([
    'bundle',
    '--json',
    '--sandbox',
    '--out',
    file,
    '--data-dir',
    join(folder, 'data'),
    '--secrets',
    `file:${join(folder, 'secrets.json')}`,
  ]);
  expect(run.json()).toMatchObject({
    file,
    parts: [
      { part: 'versions' },
      { part: 'settings' },
      { part: 'connections' },
      { part: 'checks' },
      { part: 'services' },
      { part: 'metrics' },
      { part: 'data' },
      { part: 'audit' },
      { part: 'log' },
      { part: 'errors' },
    ],
  });
  expect(JSON.parse(readFileSync(file, 'utf8'))).toMatchObject({
    kind: 'coffee-salon-diagnostics',
    version: 1,
    checks: expect.arrayContaining([expect.objectContaining({ id: 'token', status: 'ok' })]),
  });
}, 60_000);
