import { beforeEach, describe, expect, test } from 'vitest';
import { MemorySecretStore } from '../../../src/adapters/memory-secret-store';
import { MemorySettingsStore } from '../../../src/adapters/memory-settings-store';
import { createKeyPair, importKeyPair, readKeyPair } from '../../../src/core/auth/key-pair';
import { AppError } from '../../../src/core/lib/errors';
import type { SecretStore } from '../../../src/core/ports/secret-store';
import { patName, privateKeyName, SecretVault } from '../../../src/core/setup/secret-vault';
import { WizardService } from '../../../src/core/setup/wizard-service';
import type { WizardStep } from '../../../src/shared/model/wizard';
import { makeTestKey } from '../../fakes/test-keys';

const { pkcs8 } = makeTestKey();
const other = makeTestKey().pkcs8;
const PAT = 'pat_Abcdefgh12345678';
const { fingerprint } = importKeyPair(pkcs8);

let secrets: SecretStore;
let settings: MemorySettingsStore;
let wizard: WizardService;
beforeEach(async () => {
  secrets = new MemorySecretStore();
  settings = new MemorySettingsStore();
  wizard = await start();
});

/** The app starts: what was written down is all there is. */
function start(): Promise<WizardService> {
  return new WizardService(settings, new SecretVault(secrets), {
    create: createKeyPair,
    import: importKeyPair,
    read: readKeyPair,
  }).open();
}

function statusOf(step: WizardStep): string | undefined {
  return wizard.state.value.steps.find((each) => each.step === step)?.status;
}

async function fillIn(): Promise<void> {
  await wizard.paste(pkcs8, null);
  wizard.change({ appId: '1150000000001', kid: fingerprint, botId: '7400000000000000001' });
}

async function save(): Promise<string> {
  wizard.recordBot(wizard.prepare().profile, '咖啡');
  const { profile, secret } = wizard.toSave();
  if (secret?.kind === 'key') await secrets.set(privateKeyName(profile.id), secret.privateDer);
  settings.saveProfiles([profile], profile.id);
  await wizard.commit(profile.id, 'keychain');
  return profile.id;
}

describe('a pasted text', () => {
  test('fills what it tells, says what it filled, and its key is taken at once', async () => {
    const text = JSON.stringify({
      client_type: 'jwt',
      client_id: '1150000000002',
      coze_api_base: 'https://api.coze.com',
      private_key: pkcs8,
      public_key_id: fingerprint,
    });
    const { filled, taken, error } = await wizard.paste(text, 'appId');
    expect(filled.toSorted()).toEqual(['appId', 'kid', 'platform']);
    expect({ taken, error }).toEqual({ taken: ['private-key'], error: null });
    expect(wizard.state.value).toMatchObject({
      draft: {
        platform: 'coze-com',
        apiBase: 'https://api.coze.com',
        appId: '1150000000002',
        kid: fingerprint,
        auth: 'jwt',
      },
      held: { secret: 'set', fingerprint },
    });
    expect(statusOf('key')).toBe('done');
  });

  test('with a key that is refused still fills the rest, and tells why', async () => {
    const { filled, taken, error } = await wizard.paste(
      'app_id=1150000000003\n-----BEGIN PUBLIC KEY-----\nMIIB\n-----END PUBLIC KEY-----',
      null,
    );
    expect({ filled, taken, code: error?.code }).toEqual({
      filled: ['appId'],
      taken: [],
      code: 'KEY_IS_PUBLIC',
    });
  });

  test('that is one value goes into the field it was pasted into, cleaned', async () => {
    await wizard.paste(' 「１１５００００００００４」\u200B\n', 'appId');
    expect(wizard.state.value.draft.appId).toBe('115000000004');
    await wizard.paste('eine-eigene-form', 'pat');
    expect(wizard.prepare.bind(wizard)).not.toThrow();
  });

  test('of a Studio’s bot page chooses Studio, which signs in with a token', async () => {
    await wizard.paste(
      'http://192.168.1.20:8888/space/7390000000000000003/bot/7400000000000000005',
      null,
    );
    expect(wizard.state.value.draft).toMatchObject({
      platform: 'studio',
      auth: 'pat',
      apiBase: 'http://192.168.1.20:8888',
      botId: '7400000000000000005',
    });
    expect(statusOf('key')).toBe('unneeded');
  });
});

describe('a secret', () => {
  test('typed into a field that is written down is neither written down nor taken: it may be half of one', () => {
    wizard.change({ appId: PAT, kid: `x ${pkcs8}`, botId: '7' });
    const written = JSON.stringify(settings.read().wizard);
    expect(written).not.toContain(PAT);
    expect(written).not.toContain('PRIVATE KEY');
    expect(wizard.state.value).toMatchObject({
      draft: { appId: '', kid: '', botId: '7' },
      held: { secret: 'not-set' },
    });
  });

  test('that waits for KAI is used where none was typed, and only until its server has it', async () => {
    await wizard.paste('mcp_server_url=https://kai.lin.cn/mcp\napi_key=kai-geheim', null);
    expect(wizard.state.value.kaiWaits).toBe(true);
    expect([wizard.kaiKeyOr(undefined), wizard.kaiKeyOr('typed')]).toEqual(['kai-geheim', 'typed']);
    wizard.recordServer('s1');
    expect(wizard.kaiKeyOr(undefined)).toBeUndefined();
    expect(JSON.stringify(settings.read().wizard)).not.toContain('kai-geheim');
  });

  test('in the address of a KAI server is not written down with it', () => {
    wizard.change({ kaiUrl: 'https://kai.lin.cn/mcp?key=geheim' });
    expect(wizard.state.value.draft.kaiUrl).toBe('https://kai.lin.cn/mcp?key=geheim');
    expect(JSON.stringify(settings.read().wizard)).not.toContain('geheim');
  });

  test('without a keychain is kept for this run, and the wizard says so', async () => {
    const closed = {
      status: () => Promise.resolve({ kind: 'keychain' as const, available: false }),
      get: () => Promise.resolve(null),
      set: () => Promise.reject(new AppError('KEYCHAIN_UNAVAILABLE')),
      delete: () => Promise.resolve(),
    };
    secrets = closed;
    wizard = await start();
    await wizard.paste(pkcs8, null);
    expect(wizard.state.value.held).toMatchObject({ secret: 'set', place: 'this-run' });
    wizard = await start();
    expect(wizard.state.value.held.secret).toBe('not-set');
  });
});

describe('after a restart of the app', () => {
  test('everything typed, the step and the key are there again', async () => {
    await fillIn();
    wizard.change({ publicUrl: 'halb getippt' });
    wizard.visit('sign-in');
    const before = wizard.state.value;
    wizard = await start();
    expect(wizard.state.value).toEqual(before);
    expect(wizard.state.value).toMatchObject({
      step: 'sign-in',
      begun: true,
      held: { fingerprint },
    });
  });

  test('a step that was proved stays proved', async () => {
    await fillIn();
    wizard.recordSignIn(wizard.prepare().profile);
    wizard = await start();
    expect(statusOf('sign-in')).toBe('done');
  });
});

describe('one value changed later', () => {
  test('opens its own step and those that rest on it, and no other; changed back they are done again', async () => {
    await fillIn();
    wizard.confirm('platform');
    wizard.skip('kai');
    await save();
    wizard.change({ kid: 'f'.repeat(64) });
    const steps: WizardStep[] = ['platform', 'key', 'sign-in', 'bot', 'kai'];
    expect(steps.map(statusOf)).toEqual(['done', 'done', 'open', 'open', 'skipped']);
    wizard.change({ kid: fingerprint, botId: '8' });
    expect([statusOf('sign-in'), statusOf('bot')]).toEqual(['done', 'open']);
    wizard.change({ botId: '7400000000000000001' });
    expect(statusOf('bot')).toBe('done');
  });

  test('a new key does not touch the saved connection until it is saved', async () => {
    await fillIn();
    const id = await save();
    const stored = await secrets.get(privateKeyName(id));
    await wizard.paste(other, null);
    expect(statusOf('sign-in')).toBe('open');
    expect(await secrets.get(privateKeyName(id))).toEqual(stored);
    const { secretId } = settings.read().wizard ?? {};
    await save();
    expect(await secrets.get(privateKeyName(id))).not.toEqual(stored);
    expect(await secrets.get(privateKeyName(secretId ?? ''))).toBeNull();
  });

  test('a connection that was removed elsewhere is not saved any more', async () => {
    await fillIn();
    await save();
    settings.saveProfiles([], null);
    wizard.republish();
    expect(wizard.state.value.profileId).toBeNull();
    expect(statusOf('bot')).toBe('open');
  });
});

test('an empty kid is tried with the fingerprint of the key, and kept once that worked', async () => {
  await fillIn();
  wizard.change({ kid: '' });
  const { profile } = wizard.prepare();
  expect(profile.kid).toBe(fingerprint);
  wizard.recordSignIn(profile);
  expect(wizard.state.value.draft.kid).toBe(fingerprint);
});

test('a missing value is named, a missing secret too', async () => {
  await wizard.paste(pkcs8, null);
  expect(() => wizard.prepare()).toThrow('INVALID_INPUT');
  await wizard.forgetSecret();
  wizard.change({ appId: '1' });
  expect(() => wizard.prepare()).toThrow('INVALID_INPUT');
  wizard.change({ kid: '2' });
  expect(() => wizard.prepare()).toThrow('KEY_MISSING');
});

test('beginning anew forgets what was typed and a key that belongs to no connection', async () => {
  await wizard.paste(`${pkcs8}\n${PAT}`, null);
  const { secretId = '' } = settings.read().wizard ?? {};
  expect(await secrets.get(patName(secretId))).not.toBeNull();
  await wizard.restart();
  expect(wizard.state.value).toMatchObject({
    begun: false,
    step: 'platform',
    held: { secret: 'not-set' },
    draft: { appId: '' },
  });
  expect([
    await secrets.get(privateKeyName(secretId)),
    await secrets.get(patName(secretId)),
  ]).toEqual([null, null]);
});

test(
  'a step confirmed or left for later leads to the next open one, past those that are ' +
    'done, and at last to the check',
  () => {
    wizard.confirm('platform');
    expect(wizard.state.value.step).toBe('app');
    wizard.skip('kai');
    expect(wizard.state.value.step).toBe('webhook');
    wizard.skip('webhook');
    expect(wizard.state.value.step).toBe('check');
    wizard.confirm('kai');
    expect(statusOf('kai')).toBe('done');
  },
);
