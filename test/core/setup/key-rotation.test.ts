import { beforeEach, describe, expect, test } from 'vitest';
import { MemorySecretStore } from '../../../src/adapters/memory-secret-store';
import { MemorySettingsStore } from '../../../src/adapters/memory-settings-store';
import { createKeyPair, importKeyPair, readKeyPair } from '../../../src/core/auth/key-pair';
import { AppError } from '../../../src/core/lib/errors';
import { KeyRotation } from '../../../src/core/setup/key-rotation';
import { patName, privateKeyName, SecretVault } from '../../../src/core/setup/secret-vault';
import { SetupService } from '../../../src/core/setup/setup-service';
import type { Profile, ProfileView } from '../../../src/shared/model/profile';
import { appErrorOf } from '../../fakes/app-error-of';
import { FakeClock } from '../../fakes/fake-clock';
import { makeTestKey } from '../../fakes/test-keys';

const [older, newer] = [makeTestKey(), makeTestKey()];
const newKid = importKeyPair(newer.pkcs8).fingerprint;
const DRAFT = {
  profileId: null,
  platform: 'coze-cn',
  apiBase: '',
  auth: 'jwt',
  appId: '11',
  kid: 'old-kid',
  botId: 'b1',
} as const;

let secrets: MemorySecretStore;
let settings: MemorySettingsStore;
let clock: FakeClock;
let setup: SetupService;
let rotation: KeyRotation;
let id: string;

/** What the next start of the app finds: the same stores, nothing of what was in memory. */
async function restart(): Promise<void> {
  const vault = new SecretVault(secrets);
  setup = new SetupService(
    settings,
    vault,
    { create: createKeyPair, import: importKeyPair, read: readKeyPair },
    clock,
  );
  rotation = new KeyRotation({ setup, settings, vault, clock });
  await setup.refresh();
  await rotation.resume();
}

const profile = (): Profile => setup.find(id);
const view = (): ProfileView | undefined => setup.profiles.value.find((one) => one.id === id);
/** What a sign-in would use now. */
async function inUse(): Promise<{ kid: string; fingerprint: string | undefined }> {
  const secret = await setup.storedSecret(profile());
  return {
    kid: profile().kid,
    fingerprint: secret?.kind === 'key' ? secret.publicView.fingerprint : secret?.value,
  };
}
const OLD = { kid: 'old-kid', fingerprint: importKeyPair(older.pkcs8).fingerprint };
const NEW = { kid: newKid, fingerprint: newKid };

beforeEach(async () => {
  secrets = new MemorySecretStore();
  settings = new MemorySettingsStore();
  clock = new FakeClock();
  await restart();
  setup.importKey(older.pkcs8);
  ({ id } = await setup.save(DRAFT, 'keychain', ''));
});

async function begin(): Promise<void> {
  setup.importKey(newer.pkcs8);
  await rotation.begin(id, 'keychain');
}

describe('replacing a key', () => {
  test('the old one is used until the new one was seen working and the person agreed; then it is deleted', async () => {
    await begin();
    expect(view()).toMatchObject({
      rotation: { step: 'waiting', kid: newKid },
      nextPublicHalf: { fingerprint: newKid },
      fingerprint: OLD.fingerprint,
    });
    expect(await inUse()).toEqual(OLD);
    expect((await appErrorOf(rotation.finish(id))).code).toBe('ROTATION_NOT_PROVEN');
    await rotation.recordTrial(id, newKid, false);
    expect((await appErrorOf(rotation.finish(id))).code).toBe('ROTATION_NOT_PROVEN');
    await rotation.recordTrial(id, newKid, true);
    expect(await inUse()).toEqual(OLD);
    expect(await secrets.get(privateKeyName(id, 'a'))).not.toBeNull();
    clock.advance(5000);
    await rotation.finish(id);
    expect(await inUse()).toEqual(NEW);
    expect(await secrets.get(privateKeyName(id, 'a'))).toBeNull();
    expect(view()).toMatchObject({
      rotation: null,
      nextPublicHalf: null,
      inUseSince: new Date(clock.now()).toISOString(),
    });
  });

  test('a second time the first place is used again', async () => {
    await begin();
    await rotation.recordTrial(id, newKid, true);
    await rotation.finish(id);
    setup.importKey(older.pkcs8);
    await rotation.begin(id, 'keychain');
    await rotation.recordTrial(id, OLD.fingerprint, true);
    await rotation.finish(id);
    expect(await inUse()).toEqual({ kid: OLD.fingerprint, fingerprint: OLD.fingerprint });
    expect(await secrets.get(privateKeyName(id, 'b'))).toBeNull();
  });

  test('the connection in use is made anew once, when the new key takes over', async () => {
    const announced: string[] = [];
    setup.activeChanged.on((active) => announced.push(active?.kid ?? ''));
    await begin();
    await rotation.recordTrial(id, newKid, true);
    expect(announced).toEqual([]);
    await rotation.finish(id);
    expect(announced).toEqual([newKid]);
  });

  test('the trial signs in with the new key under the kid that was typed', async () => {
    await begin();
    const next = await rotation.next(id, 'typed-kid');
    expect(next.profile.kid).toBe('typed-kid');
    expect(next.secret).toMatchObject({ kind: 'key', publicView: { fingerprint: newKid } });
  });

  test('called off, the next key is forgotten and the old one goes on', async () => {
    await begin();
    await rotation.cancel(id);
    expect(await secrets.get(privateKeyName(id, 'b'))).toBeNull();
    expect(view()).toMatchObject({ rotation: null, nextPublicHalf: null });
    expect(await inUse()).toEqual(OLD);
    expect((await appErrorOf(rotation.next(id, newKid))).code).toBe('ROTATION_MISSING');
  });

  test('the key that is in use is refused as the next one, and so is none', async () => {
    expect((await appErrorOf(rotation.begin(id, 'keychain'))).code).toBe('KEY_MISSING');
    setup.importKey(older.pkcs8);
    expect((await appErrorOf(rotation.begin(id, 'keychain'))).code).toBe('SECRET_UNCHANGED');
    expect(view()?.rotation).toBeNull();
  });

  test('a keychain that refuses leaves everything as it was', async () => {
    const { set } = secrets;
    secrets.set = () => Promise.reject(new AppError('KEYCHAIN_UNAVAILABLE'));
    setup.importKey(newer.pkcs8);
    expect((await appErrorOf(rotation.begin(id, 'keychain'))).code).toBe('KEYCHAIN_UNAVAILABLE');
    secrets.set = set;
    expect(view()?.rotation).toBeNull();
    expect(await inUse()).toEqual(OLD);
  });
});

test('a start while the keychain is locked forgets nothing and deletes nothing; the next one goes on', async () => {
  await begin();
  const { status, get } = secrets;
  secrets.status = () => Promise.resolve({ kind: 'keychain', available: false });
  secrets.get = () => Promise.resolve(null);
  await restart();
  expect(profile().rotation?.step).toBe('waiting');
  secrets.status = status;
  secrets.get = get;
  await restart();
  expect(view()).toMatchObject({
    rotation: { step: 'waiting' },
    nextPublicHalf: { fingerprint: newKid },
  });
});

describe('a token', () => {
  beforeEach(async () => {
    setup.offerPat('pat_old0123456789');
    ({ id } = await setup.save(
      { ...DRAFT, profileId: null, auth: 'pat', botId: 'b2' },
      'keychain',
      '',
    ));
  });

  test('is replaced the same way, with the end of the new one', async () => {
    clock.advance(20 * 86_400_000);
    setup.offerPat('pat_new0123456789');
    await rotation.begin(id, 'keychain');
    expect(await inUse()).toMatchObject({ fingerprint: 'pat_old0123456789' });
    await rotation.recordTrial(id, '', true);
    await rotation.finish(id);
    expect(await inUse()).toMatchObject({ fingerprint: 'pat_new0123456789' });
    expect(await secrets.get(patName(id, 'a'))).toBeNull();
    expect(profile().patExpiresAt).toBe(new Date(clock.now() + 30 * 86_400_000).toISOString());
  });

  test('nothing of it is in a view or the settings', async () => {
    setup.offerPat('pat_canary0123456789');
    await rotation.begin(id, 'keychain');
    expect(JSON.stringify([setup.profiles.value, settings.read()])).not.toContain('canary');
  });
});

function killed(): never {
  throw new TypeError('killed');
}

/** Runs the whole rotation and stops before the given write of either store. */
async function killedBefore(write: number): Promise<'killed' | 'whole'> {
  let writes = 0;
  const dead = (): boolean => ++writes >= write;
  const { set, delete: remove } = secrets;
  const saveProfiles = settings.saveProfiles.bind(settings);
  secrets.set = (...input) =>
    dead() ? Promise.reject(new TypeError('killed')) : set.apply(secrets, input);
  secrets.delete = (...input) =>
    dead() ? Promise.reject(new TypeError('killed')) : remove.apply(secrets, input);
  settings.saveProfiles = (...input) => (dead() ? killed() : saveProfiles(...input));
  try {
    await begin();
    await rotation.recordTrial(id, newKid, true);
    await rotation.finish(id);
    return writes >= write ? 'killed' : 'whole';
  } catch (thrown) {
    expect(thrown).toBeInstanceOf(TypeError);
    return 'killed';
  } finally {
    secrets.set = set;
    secrets.delete = remove;
    settings.saveProfiles = saveProfiles;
  }
}

describe('killed at any moment, the next start has a key that works with its kid', () => {
  test.each([1, 2, 3, 4, 5, 6])('before write %i', async (write) => {
    expect(await killedBefore(write)).toBe('killed');
    await restart();
    const now = await inUse();
    expect([OLD, NEW]).toContainEqual(now);
    // What was replaced is gone, or the rotation is still there to be ended.
    const left = await secrets.get(privateKeyName(id, profile().slot === 'a' ? 'b' : 'a'));
    expect(left !== null).toBe(profile().rotation !== null);
    expect(profile().rotation?.step).not.toBe('retiring');
  });

  test('after the last write all is done', async () => {
    expect(await killedBefore(7)).toBe('whole');
    await restart();
    expect(await inUse()).toEqual(NEW);
  });
});
