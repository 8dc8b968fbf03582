import { chmodSync, mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeEach, describe, expect, test } from 'vitest';
import { FileSecretStore } from '../../src/adapters/file-secret-store';
import { appErrorOf } from '../fakes/app-error-of';
import { tempFolder } from '../fakes/temp-folder';

let folder: string;
let file: string;
beforeEach(() => {
  folder = tempFolder();
  file = join(folder, 'secrets.json');
});

const bytes = (text: string): Uint8Array => new Uint8Array(Buffer.from(text));

test('what was put in comes out again, byte by byte, in another process too', async () => {
  const every = Uint8Array.from({ length: 256 }, (_none, at) => at);
  await new FileSecretStore(file).set('profile/p1/private-key', every);
  const again = new FileSecretStore(file);
  expect(await again.get('profile/p1/private-key')).toEqual(every);
  expect(await again.get('nothing')).toBeNull();
  expect(await again.status()).toEqual({ kind: 'file', available: true });
});

test('several secrets live beside each other; deleting one leaves the others, deleting none is harmless', async () => {
  const store = new FileSecretStore(file);
  await store.set('a', bytes('1'));
  await store.set('b', bytes('2'));
  await store.delete('a');
  await store.delete('never there');
  expect(await store.get('a')).toBeNull();
  expect(await store.get('b')).toEqual(bytes('2'));
});

test('the file is for this person alone from its first byte, and no other file is left', async () => {
  const store = new FileSecretStore(file);
  await store.set('a', bytes('1'));
  await store.set('a', bytes('2'));
  expect(statSync(file).mode & 0o777).toBe(0o600);
  expect(readdirSync(folder)).toEqual(['secrets.json']);
});

test('a left-over that others can read does not become the file', async () => {
  const leftOver = `${file}.${process.pid}.new`;
  writeFileSync(leftOver, 'old', { mode: 0o644 });
  await new FileSecretStore(file).set('a', bytes('1'));
  expect(statSync(file).mode & 0o777).toBe(0o600);
});

test.each(['constructor', 'toString'])(
  'a secret named %s is a secret like others',
  async (name) => {
    const store = new FileSecretStore(file);
    expect(await store.get(name)).toBeNull();
    await store.set(name, bytes('1'));
    expect(await new FileSecretStore(file).get(name)).toEqual(bytes('1'));
  },
);

describe('a file that cannot be trusted is refused and never overwritten', () => {
  test.each([0o644, 0o640, 0o604, 0o660, 0o666])('mode %o', async (mode) => {
    await new FileSecretStore(file).set('a', bytes('1'));
    chmodSync(file, mode);
    const before = readFileSync(file);
    const store = new FileSecretStore(file);
    for (const attempt of [
      () => store.get('a'),
      () => store.set('a', bytes('2')),
      () => store.delete('a'),
    ]) {
      expect(await appErrorOf(attempt())).toMatchObject({
        code: 'SECRET_FILE_UNREADABLE',
        params: { path: file },
      });
    }
    expect(readFileSync(file).equals(before)).toBe(true);
  });

  test.each([
    ['no JSON', '{"a": "MQ=='],
    ['empty', ''],
    ['a list', '[]'],
    ['a value that is no base64', '{"a": "***"}'],
    ['a value that is no text', '{"a": 1}'],
  ])('%s', async (_name, text) => {
    writeFileSync(file, text, { mode: 0o600 });
    const store = new FileSecretStore(file);
    expect((await appErrorOf(store.get('a'))).code).toBe('SECRET_FILE_UNREADABLE');
    expect((await appErrorOf(store.set('a', bytes('2')))).code).toBe('SECRET_FILE_UNREADABLE');
    expect(readFileSync(file, 'utf8')).toBe(text);
  });

  test('a folder in its place', async () => {
    mkdirSync(file);
    expect((await appErrorOf(new FileSecretStore(file).get('a'))).code).toBe(
      'SECRET_FILE_UNREADABLE',
    );
  });
});

test('a folder that is not there cannot be written, and that is told', async () => {
  const store = new FileSecretStore(join(folder, 'missing', 'secrets.json'));
  expect(await store.get('a')).toBeNull();
  expect((await appErrorOf(store.set('a', bytes('1')))).code).toBe('DISK_READ_ONLY');
});

test('the error holds nothing of the file', async () => {
  writeFileSync(file, '{"a": "Y2FuYXJ5", canary', { mode: 0o600 });
  const error = await appErrorOf(new FileSecretStore(file).get('a'));
  expect(JSON.stringify([error.message, error.params])).not.toMatch(/Y2FuYXJ5|canary/);
});
