import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { MemorySecretStore } from '../../../src/adapters/memory-secret-store';
import { AppError } from '../../../src/core/lib/errors';
import type { SecretStore } from '../../../src/core/ports/secret-store';
import { TunnelSecrets } from '../../../src/core/tunnel/tunnel-secrets';
import { appErrorOf } from '../../fakes/app-error-of';
import { makeKey, noSshServer } from '../../fakes/ssh-server';
import { tempFolder } from '../../fakes/temp-folder';

/** Refuses what Windows' credential store refuses. */
class NarrowStore extends MemorySecretStore {
  readonly names = new Set<string>();

  override async set(name: string, value: Uint8Array): Promise<void> {
    if (value.length > 2500) throw new Error('too long for the credential store');
    this.names.add(name);
    await super.set(name, value);
  }

  override async delete(name: string): Promise<void> {
    this.names.delete(name);
    await super.delete(name);
  }
}

const noStore: SecretStore = {
  status: async () => ({ kind: 'keychain', available: false }),
  get: async () => null,
  set: () => Promise.reject(new AppError('KEYCHAIN_UNAVAILABLE')),
  delete: async () => {},
};

describe('the secrets of tunnels', () => {
  test('say that they are set, also after a restart', async () => {
    const store = new NarrowStore();
    await new TunnelSecrets(store).set('ngrok-token', ' 2abc_def ');
    const later = new TunnelSecrets(store);
    await later.load();
    expect(later.flags.value).toEqual({
      'ssh-key': 'not-set',
      'ssh-passphrase': 'not-set',
      'ssh-password': 'not-set',
      'ngrok-token': 'set',
    });
    expect(await later.get('ngrok-token')).toBe('2abc_def');
  });

  test.skipIf(noSshServer !== null)(
    'keep a key of 4096 bits in parts, and forget all of them',
    async () => {
      const [store, key] = [new NarrowStore(), makeKey(join(tempFolder(), 'rsa'), 'crema', 'rsa')];
      const secrets = new TunnelSecrets(store);
      await secrets.set('ssh-key', key.replaceAll('\n', '\r\n'));
      expect(store.names.size).toBe(2);
      expect(await new TunnelSecrets(store).get('ssh-key')).toBe(key);
      await secrets.set('ssh-key', '');
      expect(store.names.size).toBe(0);
      expect(await secrets.get('ssh-key')).toBeNull();
      expect(secrets.flags.value['ssh-key']).toBe('not-set');
    },
  );

  test.each([
    ['a note', 'my key'],
    [
      'a public key',
      'ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIJ6wqAyVHHxmZfKPO0N4mSkOSbRTNjPuCIQ7iPzPV2vQ me',
    ],
  ])('take no %s for a private key', async (_name, text) => {
    const secrets = new TunnelSecrets(new NarrowStore());
    const error = await appErrorOf(secrets.set('ssh-key', text));
    expect(error).toMatchObject({ code: 'TUNNEL_KEY_INVALID', params: {} });
    expect(secrets.flags.value['ssh-key']).toBe('not-set');
  });

  test('hold for this run where there is no keychain', async () => {
    const secrets = new TunnelSecrets(noStore);
    await secrets.set('ssh-password', 'crema');
    expect(await secrets.get('ssh-password')).toBe('crema');
    expect(secrets.flags.value['ssh-password']).toBe('set');
  });
});
