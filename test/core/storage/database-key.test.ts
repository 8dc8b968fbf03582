import { expect, test } from 'vitest';
import { MemorySecretStore } from '../../../src/adapters/memory-secret-store';
import { AppError } from '../../../src/core/lib/errors';
import type { SecretStore } from '../../../src/core/ports/secret-store';
import { databaseKey } from '../../../src/core/storage/database-key';
import { appErrorOf } from '../../fakes/app-error-of';

/** A lasting store, in memory. */
function keychain(change: Partial<SecretStore> = {}): SecretStore & { names: string[] } {
  const memory = new MemorySecretStore();
  const names: string[] = [];
  return {
    names,
    status: () => Promise.resolve({ kind: 'keychain', available: true }),
    get: (name) => memory.get(name),
    set: async (name, value) => {
      names.push(name);
      await memory.set(name, value);
    },
    delete: (name) => memory.delete(name),
    ...change,
  };
}

test('it is made once, of 32 random bytes, and found again', async () => {
  const secrets = keychain();
  const first = await databaseKey(secrets);
  expect(first).toMatch(/^[0-9a-f]{64}$/);
  expect(await databaseKey(secrets)).toBe(first);
  expect(secrets.names).toEqual(['database-key']);
  expect(await databaseKey(keychain())).not.toBe(first);
});

test('a store that forgets, or is not there, gives none and is not written to', async () => {
  expect(await databaseKey(new MemorySecretStore())).toBeNull();
  const gone = keychain({ status: () => Promise.resolve({ kind: 'keychain', available: false }) });
  expect(await databaseKey(gone)).toBeNull();
  expect(gone.names).toEqual([]);
});

test('a keychain that cannot be read just now gives none, and the key in it is not replaced', async () => {
  const secrets = keychain({ get: () => Promise.reject(new AppError('KEYCHAIN_UNAVAILABLE')) });
  expect(await databaseKey(secrets)).toBeNull();
  expect(secrets.names).toEqual([]);
});

test('a store that cannot be written gives none', async () => {
  expect(
    await databaseKey(
      keychain({ set: () => Promise.reject(new AppError('KEYCHAIN_UNAVAILABLE')) }),
    ),
  ).toBeNull();
});

test('a damaged secrets file is told', async () => {
  const secrets = keychain({ get: () => Promise.reject(new AppError('SECRET_FILE_UNREADABLE')) });
  expect((await appErrorOf(databaseKey(secrets))).code).toBe('SECRET_FILE_UNREADABLE');
});
