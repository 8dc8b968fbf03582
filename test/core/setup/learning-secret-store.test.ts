import { expect, test } from 'vitest';
import { MemorySecretStore } from '../../../src/adapters/memory-secret-store';
import { Redactor } from '../../../src/core/lib/redact';
import { LearningSecretStore } from '../../../src/core/setup/learning-secret-store';
import { createKeyPair } from '../../../src/core/auth/key-pair';

const TOKEN = 'an opaque token/of some+foreign=server&ü';

/** Every shape in which a text may come to a log. */
function shapesOf(secret: string): string[] {
  const bytes = Buffer.from(secret);
  return [
    secret,
    bytes.toString('base64'),
    bytes.toString('base64url'),
    bytes.toString('hex'),
    bytes.toString('hex').toUpperCase(),
    encodeURIComponent(secret),
    JSON.stringify({ token: secret }),
    JSON.stringify({ deep: JSON.stringify({ token: secret }) }),
  ];
}

test('a secret that was read is masked in every shape', async () => {
  const store = new MemorySecretStore();
  await store.set('profile/1/pat', Buffer.from(TOKEN));
  const redactor = new Redactor();
  const learning = new LearningSecretStore(store, redactor);
  expect(Buffer.from((await learning.get('profile/1/pat')) ?? []).toString()).toBe(TOKEN);
  for (const shape of shapesOf(TOKEN))
    expect(redactor.redact(`before ${shape} after`)).toContain('[redacted]');
});

test('a secret that was handed in is masked before it is stored', async () => {
  const redactor = new Redactor();
  const learning = new LearningSecretStore(new MemorySecretStore(), redactor);
  await learning.set('kai/1/api-key', Buffer.from(TOKEN));
  expect(redactor.redact(TOKEN)).toBe('[redacted]');
});

test('a key kept as bytes is masked as base64 and hex', async () => {
  const redactor = new Redactor();
  const { privateDer } = await createKeyPair();
  await new LearningSecretStore(new MemorySecretStore(), redactor).set(
    'profile/1/private-key',
    privateDer,
  );
  const bytes = Buffer.from(privateDer);
  for (const shape of ['base64', 'base64url', 'hex'] as const)
    expect(redactor.redact(bytes.toString(shape))).toBe('[redacted]');
});

test('a secret that is not there teaches nothing', async () => {
  const redactor = new Redactor();
  expect(await new LearningSecretStore(new MemorySecretStore(), redactor).get('none')).toBeNull();
  expect(redactor.redact('ordinary words')).toBe('ordinary words');
});
