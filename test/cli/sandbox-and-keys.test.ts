import { createHash, createPrivateKey, createPublicKey } from 'node:crypto';
import { existsSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { z } from 'zod';
import { tempFolder } from '../fakes/temp-folder';
import { readReady } from './own-sandbox';
import { expectError, salon, startSalon } from './run-salon';

describe.concurrent('sandbox', () => {
  test('says with its first line all that is needed, serves the cloud’s API, and ends cleanly on SIGTERM', async () => {
    const program = await startSalon(['sandbox']);
    const { apiBase, privateKeyFile, pat, kid } = await readReady(program);
    expect(statSync(privateKeyFile).mode & 0o777).toBe(0o600);
    const publicDer = createPublicKey(
      createPrivateKey(readFileSync(privateKeyFile, 'utf8')),
    ).export({ type: 'spki', format: 'der' });
    expect(kid).toBe(createHash('sha256').update(publicDer).digest('hex'));
    const answer = await fetch(`${apiBase}/v1/users/me`, {
      headers: { authorization: `Bearer ${pat}` },
    });
    expect(answer.status).toBe(200);
    program.kill('SIGTERM');
    expect(await program.ended).toBe(0);
    expect(existsSync(dirname(privateKeyFile))).toBe(false);
    await expect(fetch(apiBase)).rejects.toThrow();
    expect(program.stdout.trim().split('\n')).toHaveLength(1);
  });

  test('takes a port, a latency and faults', async () => {
    const faults = join(tempFolder(), 'faults.json');
    writeFileSync(
      faults,
      JSON.stringify({
        rules: [{ path: '/v1/users/me', action: { type: 'status', status: 503 } }],
      }),
    );
    const program = await startSalon(['sandbox', '--faults', faults, '--latency-ms', '5']);
    const { apiBase, pat } = await readReady(program);
    expect(
      (await fetch(`${apiBase}/v1/users/me`, { headers: { authorization: `Bearer ${pat}` } }))
        .status,
    ).toBe(503);
    const { port } = new URL(apiBase);
    program.kill('SIGINT');
    expect(await program.ended).toBe(0);
    const again = await startSalon(['sandbox', '--port', port]);
    expect((await readReady(again)).apiBase).toBe(apiBase);
  });

  test('a faults file that is missing or wrong is wrong usage and named', async () => {
    const faults = join(tempFolder(), 'faults.json');
    expectError(await salon(['sandbox', '--json', '--faults', faults]), 'INVALID_INPUT', 2);
    writeFileSync(faults, '{"rules": [{"path": "x", "action": {"type": "explode"}}]}');
    const run = await salon(['sandbox', '--json', '--faults', faults]);
    expectError(run, 'INVALID_INPUT', 2);
    expect(run.stdout).toContain('faults.json');
  });
});

describe.concurrent('keys generate', () => {
  test('writes a pair that belongs together, the private half for this person alone', async () => {
    const out = join(tempFolder(), 'new', 'keys');
    const run = await salon(['keys', 'generate', '--out', out, '--json']);
    expect(run.code).toBe(0);
    const { privateKeyFile, publicKeyFile, fingerprint } = run.read(
      z.record(z.string(), z.string()),
    );
    expect(statSync(privateKeyFile ?? '').mode & 0o777).toBe(0o600);
    const privateKey = createPrivateKey(readFileSync(privateKeyFile ?? '', 'utf8'));
    expect(readFileSync(privateKeyFile ?? '', 'utf8')).toContain('-----BEGIN PRIVATE KEY-----');
    expect(privateKey.asymmetricKeyDetails?.modulusLength).toBe(2048);
    const publicDer = createPublicKey(readFileSync(publicKeyFile ?? '', 'utf8')).export({
      type: 'spki',
      format: 'der',
    });
    expect(
      createPublicKey(privateKey).export({ type: 'spki', format: 'der' }).equals(publicDer),
    ).toBe(true);
    expect(fingerprint).toBe(createHash('sha256').update(publicDer).digest('hex'));
    expect(run.stdout + run.stderr).not.toContain('PRIVATE KEY');
  });

  test.each(['private_key.pem', 'public_key.pem'])(
    'never overwrites a %s that is there',
    async (name) => {
      const out = tempFolder();
      writeFileSync(join(out, name), 'in use');
      expectError(await salon(['keys', 'generate', '--out', out, '--json']), 'INVALID_INPUT', 2);
      expect(readdirSync(out)).toEqual([name]);
      expect(readFileSync(join(out, name), 'utf8')).toBe('in use');
    },
  );

  test('a folder that cannot be is told', async () => {
    const out = join(tempFolder(), 'file');
    writeFileSync(out, '');
    expectError(await salon(['keys', 'generate', '--out', out, '--json']), 'DISK_READ_ONLY', 1);
  });

  test('for people it prints where the files are and the fingerprint', async () => {
    const run = await salon(['keys', 'generate', '--out', tempFolder(), '--lang', 'en']);
    expect(run.stdout).toMatch(/private_key\.pem[\s\S]*public_key\.pem[\s\S]*[0-9a-f]{64}/);
  });
});
