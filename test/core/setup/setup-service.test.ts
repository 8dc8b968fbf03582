import { beforeEach, describe, expect, test } from 'vitest';
import { MemorySecretStore } from '../../../src/adapters/memory-secret-store';
import { MemorySettingsStore } from '../../../src/adapters/memory-settings-store';
import { createKeyPair, importKeyPair, readKeyPair } from '../../../src/core/auth/key-pair';
import { AppError } from '../../../src/core/lib/errors';
import { patName, privateKeyName, SecretVault } from '../../../src/core/setup/secret-vault';
import { SetupService } from '../../../src/core/setup/setup-service';
import type { ConnectionDraft, Profile } from '../../../src/shared/model/profile';
import { appErrorIn, appErrorOf } from '../../fakes/app-error-of';
import { makeTestKey } from '../../fakes/test-keys';

const { pkcs8, publicPem } = makeTestKey();
const DRAFT: ConnectionDraft = {
  profileId: null,
  platform: 'coze-cn',
  apiBase: '',
  auth: 'jwt',
  appId: '11',
  kid: 'k',
  botId: 'b1',
};

let secrets: MemorySecretStore;
let settings: MemorySettingsStore;
let setup: SetupService;
beforeEach(() => {
  secrets = new MemorySecretStore();
  settings = new MemorySettingsStore();
  setup = open();
});

function open(): SetupService {
  return new SetupService(settings, new SecretVault(secrets), {
    create: createKeyPair,
    import: importKeyPair,
    read: readKeyPair,
  });
}

describe('a key that waits', () => {
  test('shows its public half only', async () => {
    const view = setup.importKey(pkcs8);
    expect(view).toEqual({
      fingerprint: expect.stringMatching(/^[0-9a-f]{64}$/),
      publicKeyPem: publicPem,
    });
    expect(Object.keys(await setup.generateKey()).toSorted()).toEqual([
      'fingerprint',
      'publicKeyPem',
    ]);
  });

  test('is saved with the connection, is not saved twice, and is set afterwards', async () => {
    const { fingerprint } = setup.importKey(pkcs8);
    const view = await setup.save(DRAFT, 'keychain', '咖啡');
    expect(view).toMatchObject({
      active: true,
      secret: 'set',
      fingerprint,
      botName: '咖啡',
      apiBase: 'https://api.coze.cn',
    });
    expect(await secrets.get(privateKeyName(view.id))).not.toBeNull();
    expect((await appErrorOf(setup.prepare(DRAFT))).code).toBe('KEY_MISSING');
  });

  test('that was discarded is gone', async () => {
    setup.importKey(pkcs8);
    setup.discardSecret();
    expect((await appErrorOf(setup.save(DRAFT, 'keychain', ''))).code).toBe('KEY_MISSING');
    expect(settings.read().profiles).toEqual([]);
  });

  test('kept for this run is in no store and gone at the next start', async () => {
    setup.importKey(pkcs8);
    const { id } = await setup.save(DRAFT, 'this-run', '');
    expect(setup.profiles.value).toMatchObject([{ secret: 'set' }]);
    expect(await secrets.get(privateKeyName(id))).toBeNull();
    const again = open();
    await again.refresh();
    expect(again.profiles.value).toMatchObject([{ secret: 'not-set', fingerprint: null }]);
  });

  test('with nowhere to go saves no profile either', async () => {
    secrets.set = () => Promise.reject(new AppError('KEYCHAIN_UNAVAILABLE'));
    setup.importKey(pkcs8);
    expect((await appErrorOf(setup.save(DRAFT, 'keychain', ''))).code).toBe('KEYCHAIN_UNAVAILABLE');
    expect(settings.read().profiles).toEqual([]);
    expect(await setup.save(DRAFT, 'this-run', '')).toMatchObject({ secret: 'set' });
  });
});

describe('a personal access token', () => {
  test('is saved under its own name and never shown', async () => {
    setup.offerPat('pat_canary0123456789');
    const view = await setup.save({ ...DRAFT, auth: 'pat', appId: '', kid: '' }, 'keychain', '');
    expect(JSON.stringify([view, setup.profiles.value, settings.read()])).not.toContain('canary');
    expect(Buffer.from((await secrets.get(patName(view.id))) ?? []).toString()).toBe(
      'pat_canary0123456789',
    );
  });

  test('does not serve where a key is needed, nor the other way round', async () => {
    setup.offerPat('pat_canary0123456789');
    expect((await appErrorOf(setup.prepare(DRAFT))).code).toBe('KEY_MISSING');
    setup.importKey(pkcs8);
    expect((await appErrorOf(setup.prepare({ ...DRAFT, auth: 'pat' }))).code).toBe('PAT_MISSING');
  });
});

describe('several profiles', () => {
  beforeEach(async () => {
    for (const botId of ['b1', 'b2']) {
      setup.importKey(pkcs8);
      await setup.save({ ...DRAFT, botId }, 'keychain', '');
    }
  });

  test('the last saved is active; another can be activated; each change is announced once', async () => {
    const announced: Array<string | undefined> = [];
    setup.activeChanged.on((profile) => announced.push(profile?.botId));
    const [first] = settings.read().profiles;
    await setup.activate(first?.id ?? '');
    expect(setup.active?.botId).toBe('b1');
    expect(setup.profiles.value.map(({ botId, active }) => [botId, active])).toEqual([
      ['b1', true],
      ['b2', false],
    ]);
    expect(announced).toEqual(['b1']);
    expect((await appErrorOf(setup.activate('nowhere'))).code).toBe('INVALID_INPUT');
  });

  test('a removed one takes its secret along, and another becomes active', async () => {
    const id = setup.active?.id ?? '';
    await setup.remove(id);
    expect(await secrets.get(privateKeyName(id))).toBeNull();
    expect(setup.active?.botId).toBe('b1');
  });

  test('a damaged secret of one does not hide the others', async () => {
    const [first] = settings.read().profiles;
    await secrets.set(privateKeyName(first?.id ?? ''), new Uint8Array([1, 2, 3]));
    await setup.refresh();
    expect(setup.profiles.value.map(({ botId, secret }) => [botId, secret])).toEqual([
      ['b1', 'not-set'],
      ['b2', 'set'],
    ]);
  });

  test('a changed one keeps its secret unless a new one waits', async () => {
    const { id } = setup.active ?? { id: '' };
    const before = await secrets.get(privateKeyName(id));
    await setup.save({ ...DRAFT, profileId: id, botId: 'b3' }, 'keychain', '');
    expect(settings.read().profiles).toHaveLength(2);
    expect(setup.active).toMatchObject({ id, botId: 'b3' });
    expect(await secrets.get(privateKeyName(id))).toEqual(before);
  });
});

describe('a profile that is changed', () => {
  let id: string;
  beforeEach(async () => {
    setup.importKey(pkcs8);
    ({ id } = await setup.save(DRAFT, 'keychain', '咖啡助手'));
  });

  test('is called by its bot’s name until the person names it, and again after an empty name', async () => {
    const name = (): string | undefined => setup.profiles.value[0]?.name;
    expect(name()).toBe('咖啡助手');
    await setup.rename(id, '总店');
    expect(name()).toBe('总店');
    await setup.save({ ...DRAFT, profileId: id, botId: 'b2' }, 'keychain', '别的助手');
    expect(name()).toBe('总店');
    await setup.rename(id, '');
    expect(name()).toBe('别的助手');
    setup.importKey(pkcs8);
    const { id: nameless } = await setup.save({ ...DRAFT, botId: 'b9' }, 'keychain', '');
    await setup.rename(nameless, '分店');
    await setup.rename(nameless, '');
    expect(setup.profiles.value[1]?.name).toBe('扣子 coze.cn');
  });

  test('keeps its place in the list and its webhook addresses', async () => {
    setup.importKey(pkcs8);
    await setup.save({ ...DRAFT, botId: 'b2' }, 'keychain', '');
    await setup.change(id, { webhook: { publicUrl: 'https://mine.example', triggerUrl: '' } });
    await setup.save({ ...DRAFT, profileId: id, kid: 'k2' }, 'keychain', '');
    expect(settings.read().profiles.map(({ botId }) => botId)).toEqual(['b1', 'b2']);
    expect(setup.find(id)).toMatchObject({
      kid: 'k2',
      webhook: { publicUrl: 'https://mine.example' },
    });
  });

  test('gets another key without a moment in which key and kid do not belong together', async () => {
    const other = makeTestKey().pkcs8;
    // Killed after the key was stored, before the profile was.
    const { saveProfiles } = settings;
    settings.saveProfiles = () => {
      throw new TypeError('killed');
    };
    setup.importKey(other);
    await expect(
      setup.save({ ...DRAFT, profileId: id, kid: 'k2' }, 'keychain', ''),
    ).rejects.toThrow('killed');
    settings.saveProfiles = saveProfiles.bind(settings);
    expect(setup.find(id).kid).toBe('k');
    expect(await setup.storedSecret(setup.find(id))).toMatchObject({
      publicView: { fingerprint: importKeyPair(pkcs8).fingerprint },
    });

    await setup.save({ ...DRAFT, profileId: id, kid: 'k2' }, 'keychain', '');
    expect(await setup.storedSecret(setup.find(id))).toMatchObject({
      publicView: { fingerprint: importKeyPair(other).fingerprint },
    });
    expect(setup.find(id)).toMatchObject({ kid: 'k2', slot: 'b', rotation: null });
    expect(await secrets.get(privateKeyName(id, 'a'))).toBeNull();
  });

  test('that cannot be removed with its secrets stays, so that nothing is left that nothing leads to', async () => {
    secrets.delete = () => Promise.reject(new AppError('SECRET_FILE_UNREADABLE'));
    expect((await appErrorOf(setup.remove(id))).code).toBe('SECRET_FILE_UNREADABLE');
    expect(settings.read().profiles).toHaveLength(1);
  });
});

const profileFor = async (
  platform: ConnectionDraft['platform'],
  apiBase: string,
): Promise<Profile> => {
  setup.offerPat('pat_0123456789');
  return (await setup.prepare({ ...DRAFT, auth: 'pat', platform, apiBase })).profile;
};

describe('addresses', () => {
  test.each([
    ['coze-cn', '', 'https://api.coze.cn'],
    ['coze-com', '', 'https://api.coze.com'],
    ['coze-cn', 'https://proxy.example/coze/', 'https://proxy.example/coze'],
    ['coze-cn', 'http://127.0.0.1:8080', 'http://127.0.0.1:8080'],
    ['coze-cn', 'http://localhost:8080/', 'http://localhost:8080'],
    ['studio', 'http://192.168.1.5:8888', 'http://192.168.1.5:8888'],
    ['studio', 'http://studio.local', 'http://studio.local'],
    ['coze-cn', 'https://user:secret@api.coze.cn/?key=1#x', 'https://api.coze.cn'],
  ] as const)('%s with "%s" is %s', async (platform, apiBase, expected) => {
    expect((await profileFor(platform, apiBase)).apiBase).toBe(expected);
  });

  test.each([
    ['studio', ''],
    ['coze-cn', 'api.coze.cn'],
    ['coze-cn', 'http://api.coze.cn'],
    ['coze-cn', 'http://192.168.1.5'],
    ['studio', 'http://8.8.8.8'],
    ['coze-cn', 'javascript:alert(1)'],
    ['coze-cn', 'file:///etc/passwd'],
    ['coze-cn', 'http://127.0.0.1.evil.example'],
    ['coze-cn', 'http://localhost.evil.example'],
    ['studio', 'http://10.evil.example'],
    ['studio', 'http://192.168.evil.example'],
  ] as const)(
    '%s with "%s" is refused: a token must not travel open',
    async (platform, apiBase) => {
      expect((await appErrorOf(profileFor(platform, apiBase))).code).toBe('INVALID_INPUT');
    },
  );

  test.each([
    ['botId', 'bot_id'],
    ['appId', 'app_id'],
    ['kid', 'kid'],
  ])('an empty %s is named', async (field, detail) => {
    setup.importKey(pkcs8);
    expect(await appErrorOf(setup.prepare({ ...DRAFT, [field]: '' }))).toMatchObject({
      code: 'INVALID_INPUT',
      params: { detail },
    });
  });
});

test('the sandbox is a profile without a secret of its own', async () => {
  expect(await setup.useSandbox()).toMatchObject({
    platform: 'sandbox',
    active: true,
    secret: 'set',
  });
  await setup.useSandbox();
  expect(settings.read().profiles).toHaveLength(1);
});

test('a refused key leaves the one that waits', () => {
  const { fingerprint } = setup.importKey(pkcs8);
  expect(appErrorIn(() => setup.importKey('nonsense')).code).toBe('KEY_INVALID');
  return expect(setup.prepare(DRAFT)).resolves.toMatchObject({
    secret: { publicView: { fingerprint } },
  });
});
