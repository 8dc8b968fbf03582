import { beforeEach, describe, expect, test } from 'vitest';
import { MemorySecretStore } from '../../../src/adapters/memory-secret-store';
import { MemorySettingsStore } from '../../../src/adapters/memory-settings-store';
import { createKeyPair, importKeyPair, readKeyPair } from '../../../src/core/auth/key-pair';
import { ProfileTransfer } from '../../../src/core/app/profile-transfer';
import { noAudit } from '../../../src/core/ports/audit';
import {
  kaiKeyName,
  patName,
  SecretVault,
  webhookSecretNames,
} from '../../../src/core/setup/secret-vault';
import { SetupService } from '../../../src/core/setup/setup-service';
import { RuleAndTestStore } from '../../../src/core/webhook/store/rule-and-test-store';
import { StoredResponseRules } from '../../../src/core/webhook/receive/stored-response-rules';
import { kaiServerSchema } from '../../../src/shared/model/kai';
import { appErrorOf } from '../../fakes/app-error-of';
import { sampleProfile } from '../../fakes/sample-profile';
import { memoryDatabase } from '../../fakes/test-webhooks';

const PROFILE = sampleProfile({
  id: 'p1',
  auth: 'pat',
  botName: '咖啡助手',
  webhook: { publicUrl: 'https://mine.example', triggerUrl: '' },
});
const SERVERS = [
  kaiServerSchema.parse({
    id: 's1',
    profileId: 'p1',
    name: 'KAI',
    url: 'https://kai.example/mcp?key=canary-query',
    headers: [{ name: 'x-shop', value: '7' }],
  }),
  kaiServerSchema.parse({
    id: 's2',
    profileId: null,
    name: 'Shared',
    url: 'https://shared.example/mcp',
  }),
  kaiServerSchema.parse({
    id: 's3',
    profileId: 'p2',
    name: 'Other',
    url: 'https://other.example/mcp',
  }),
];

let secrets: MemorySecretStore;
let settings: MemorySettingsStore;
let setup: SetupService;
let files: ProfileTransfer;
let rules: StoredResponseRules;
beforeEach(async () => {
  secrets = new MemorySecretStore();
  settings = new MemorySettingsStore([PROFILE, sampleProfile({ id: 'p2' })], 'p1', SERVERS);
  const vault = new SecretVault(secrets);
  setup = new SetupService(settings, vault, {
    create: createKeyPair,
    import: importKeyPair,
    read: readKeyPair,
  });
  rules = new StoredResponseRules(new RuleAndTestStore(memoryDatabase()), () => 'p1');
  rules.save({
    id: '',
    event: 'bot.*',
    status: 202,
    body: '',
    delayMs: 0,
    fault: 'none',
    enabled: true,
  });
  files = new ProfileTransfer({ setup, settings, vault, rules: async () => rules, audit: noAudit });
  for (const name of [patName('p1'), kaiKeyName('s1'), ...Object.values(webhookSecretNames('p1'))])
    await secrets.set(name, Buffer.from(`canary-${name}`));
  await setup.refresh();
});

const written = async (): Promise<string> => (await files.write('p1')).text;
// oxlint-disable-next-line typescript/no-explicit-any -- a file is spoilt in any place
const changed = async (change: (file: any) => void): Promise<string> => {
  const file = JSON.parse(await written());
  change(file);
  return JSON.stringify(file);
};

describe('a profile in a file', () => {
  test('says where it leads, with its KAI servers and webhook settings, and holds no secret', async () => {
    const { text, fileName } = await files.write('p1');
    expect(text).not.toContain('canary');
    expect(JSON.parse(text)).toMatchObject({
      kind: 'coffee-salon-profile',
      version: 1,
      profile: { name: '咖啡助手', platform: 'coze-cn', botId: 'b1' },
      kaiServers: [
        { name: 'KAI', url: 'https://kai.example/mcp', needsKey: true },
        { name: 'Shared', needsKey: false },
      ],
      webhook: { publicUrl: 'https://mine.example', rules: [{ event: 'bot.*' }] },
    });
    expect(fileName).toBe('咖啡助手.coffee-salon.json');
  });

  test(
    'comes back as a new profile that is not in use and says what is missing; nothing that ' +
      'was there changes',
    async () => {
      const before = structuredClone(settings.read());
      const view = await files.read(await written());
      expect(view).toMatchObject({
        name: '咖啡助手 2',
        active: false,
        secret: 'not-set',
        missingKaiKeys: ['KAI'],
        webhook: { publicUrl: 'https://mine.example' },
      });
      expect(view.id).not.toBe('p1');
      expect(settings.read().profiles.slice(0, 2)).toEqual(before.profiles);
      expect(settings.read().activeProfileId).toBe('p1');
      expect(
        settings
          .read()
          .kaiServers.filter(({ profileId }) => profileId === view.id)
          .map(({ name }) => name),
      ).toEqual(['KAI', 'Shared']);
      expect(rules.of(view.id)).toMatchObject([{ event: 'bot.*', status: 202 }]);
      expect(rules.of('p1')).toHaveLength(1);
    },
  );

  test('a KAI key that was entered is missing no more', async () => {
    const view = await files.read(await written());
    await secrets.set(kaiKeyName(view.importedKaiServers[0] ?? ''), Buffer.from('k'));
    await setup.refresh();
    expect(setup.profiles.value.find(({ id }) => id === view.id)?.missingKaiKeys).toEqual([]);
  });

  test('with a byte order mark is read all the same', async () => {
    expect(await files.read(`\uFEFF${await written()}`)).toMatchObject({ active: false });
  });

  test('of the sandbox there is none', async () => {
    await setup.useSandbox();
    expect((await appErrorOf(files.write('sandbox'))).code).toBe('INVALID_INPUT');
  });
});

describe('a file that is refused adds nothing', () => {
  // oxlint-disable-next-line typescript/no-explicit-any -- as above
  const cases: [string, string, (file: any) => void][] = [
    [
      'a private key in the profile',
      'PROFILE_FILE_EXTRA',
      (file: { profile: object }) => Object.assign(file.profile, { privateKey: 'x' }),
    ],
    [
      'a key of a KAI server',
      'PROFILE_FILE_EXTRA',
      (file: { kaiServers: object[] }) => Object.assign(file.kaiServers[0] ?? {}, { apiKey: 'x' }),
    ],
    [
      'a token of the webhooks',
      'PROFILE_FILE_EXTRA',
      (file: { webhook: object }) => Object.assign(file.webhook, { token: 'x' }),
    ],
    [
      'something beside the profile',
      'PROFILE_FILE_EXTRA',
      (file: object) => Object.assign(file, { secrets: {} }),
    ],
    [
      'a newer version',
      'PROFILE_FILE_NEWER',
      (file: { version: number }) => Object.assign(file, { version: 2 }),
    ],
    [
      'another kind',
      'PROFILE_FILE_INVALID',
      (file: { kind: string }) => Object.assign(file, { kind: 'other' }),
    ],
    [
      'a field of the wrong kind',
      'PROFILE_FILE_INVALID',
      (file: { profile: object }) => Object.assign(file.profile, { botId: 7 }),
    ],
    ['a missing part', 'PROFILE_FILE_INVALID', (file: { webhook?: object }) => delete file.webhook],
    [
      'an address over which a token would travel open',
      'PROFILE_FILE_INVALID',
      (file: { profile: object }) =>
        Object.assign(file.profile, { apiBase: 'http://evil.example' }),
    ],
    [
      'a private KAI address that is not marked',
      'PROFILE_FILE_INVALID',
      (file: { kaiServers: object[] }) =>
        Object.assign(file.kaiServers[0] ?? {}, { url: 'http://169.254.169.254/' }),
    ],
    [
      'a secret header',
      'PROFILE_FILE_INVALID',
      (file: { kaiServers: object[] }) =>
        Object.assign(file.kaiServers[0] ?? {}, { headers: [{ name: 'x-api-key', value: '1' }] }),
    ],
  ];
  test.each(cases)('%s: %s', async (_name, code, change) => {
    const before = structuredClone(settings.read());
    expect((await appErrorOf(files.read(await changed(change)))).code).toBe(code);
    expect(settings.read()).toEqual(before);
  });

  test.each([
    '',
    'not json',
    '[]',
    'null',
    '{"kind":"coffee-salon-profile"}',
    '{"__proto__":{"kind":"coffee-salon-profile","version":1}}',
  ])('%j', async (text) => {
    expect((await appErrorOf(files.read(text))).code).toBe('PROFILE_FILE_INVALID');
  });

  test('what should not be there is named by its place, not by what it holds', async () => {
    const error = await appErrorOf(
      files.read(
        await changed((file: { profile?: never }) =>
          Object.assign(file.profile ?? {}, { privateKey: 'canary-key' }),
        ),
      ),
    );
    expect(error.params).toEqual({ detail: 'profile.privateKey' });
  });
});

test(
  'a duplicate has a name of its own, its own servers without keys, and no secret; shared ' +
    'servers are not doubled',
  async () => {
    const view = await files.duplicate('p1');
    expect(view).toMatchObject({
      name: '咖啡助手 2',
      active: false,
      secret: 'not-set',
      missingKaiKeys: ['KAI'],
    });
    expect(settings.read().kaiServers.map(({ name }) => name)).toEqual([
      'KAI',
      'Shared',
      'Other',
      'KAI',
    ]);
    expect((await files.duplicate('p1')).name).toBe('咖啡助手 3');
    for (const name of Object.values(webhookSecretNames(view.id)))
      expect(await secrets.get(name)).toBeNull();
  },
);
