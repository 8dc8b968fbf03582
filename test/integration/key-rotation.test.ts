import { describe, expect, test } from 'vitest';
import { z } from 'zod';
import { privateKeyName } from '../../src/core/setup/secret-vault';
import type { RunningSandbox } from '../../src/sandbox/start-sandbox';
import { askChat } from '../fakes/chat-table';
import { eventually } from '../fakes/deferred';
import { FakeClock } from '../fakes/fake-clock';
import { sandboxes, secrets, open, connect, kept } from '../fakes/two-sandboxes';

/** Adds a public key to the OAuth app, as a person does on Coze's page. */
async function register({ coze }: RunningSandbox, publicKeyPem: string): Promise<string> {
  const answer = await fetch(`${coze.apiBase}/sandbox/public_keys`, {
    method: 'POST',
    headers: { authorization: `Bearer ${coze.pat}`, 'content-type': 'application/json' },
    body: JSON.stringify({ public_key: publicKeyPem }),
  });
  return z.object({ data: z.object({ kid: z.string() }) }).parse(await answer.json()).data.kid;
}

describe('replacing a key at a running server', () => {
  const { signal } = new AbortController();

  test(
    'one that Coze does not know yet is not used; once it is known, it signs in, replaces ' +
      'the old one, and the chat goes on',
    async () => {
      const [sandbox] = sandboxes;
      if (!sandbox) throw new Error('no sandbox');
      const app = await open();
      const { id } = await connect(app, sandbox, 'One');
      const { publicKeyPem, fingerprint } = await app.setup.generateKey();
      await app.maintenance.rotation.begin(id, 'keychain');

      const refused = await app.maintenance.tryRotation(
        { profileId: id, kid: fingerprint, finish: true },
        signal,
      );
      expect(refused.find(({ status }) => status === 'fail')).toMatchObject({
        id: 'jwt',
        error: { code: 'JWT_KID_UNKNOWN' },
      });
      expect(app.setup.find(id)).toMatchObject({
        rotation: { step: 'waiting' },
        kid: sandbox.coze.kid,
      });
      const chat = await app.chat();
      expect((await askChat(chat)).status).toBe('completed');

      const kid = await register(sandbox, publicKeyPem);
      const passed = await app.maintenance.tryRotation(
        { profileId: id, kid, finish: false },
        signal,
      );
      expect(passed.map(({ id: check, status }) => `${check} ${status}`)).toEqual([
        'key ok',
        'fingerprint ok',
        'clock ok',
        'jwt ok',
        'region ok',
        'token ok',
        'scope ok',
      ]);
      expect(app.setup.find(id)).toMatchObject({
        rotation: { step: 'proven' },
        kid: sandbox.coze.kid,
      });
      await app.maintenance.rotation.finish(id);
      expect(app.setup.find(id)).toMatchObject({ rotation: null, kid });
      expect(await secrets().get(privateKeyName(id, 'a'))).toBeNull();
      expect((await askChat(chat)).status).toBe('completed');
    },
  );

  test('a rotation that was begun is there after a restart, and the old key signs in meanwhile', async () => {
    const [sandbox] = sandboxes;
    if (!sandbox) throw new Error('no sandbox');
    const app = await open();
    const { id } = await connect(app, sandbox, 'One');
    const { publicKeyPem } = await app.setup.generateKey();
    await app.maintenance.rotation.begin(id, 'keychain');
    await app.dispose();
    const again = await open();
    await eventually(() => again.health.state.value.status === 'ok', 'the old key signs in');
    expect(again.setup.profiles.value[0]).toMatchObject({
      rotation: { step: 'waiting' },
      nextPublicHalf: { publicKeyPem },
    });
    await again.maintenance.tryRotation(
      { profileId: id, kid: await register(sandbox, publicKeyPem), finish: true },
      signal,
    );
    expect(again.setup.profiles.value[0]).toMatchObject({ rotation: null, slot: 'b' });
  });

  test(
    'the wizard that set it up knows the new key: one value changed there keeps it, another ' +
      'key given there replaces it',
    async () => {
      const [sandbox] = sandboxes;
      if (!sandbox) throw new Error('no sandbox');
      const app = await open();
      const wizard = await app.wizard.open();
      const { apiBase, appId, kid, botId, privateKeyPem } = sandbox.coze;
      await wizard.importKey(privateKeyPem);
      wizard.change({ apiBase, appId, kid, botId });
      const { id } = await app.wizard.save('keychain');
      expect(app.setup.find(id)).toMatchObject({ slot: 'a', inUseSince: expect.any(String) });
      const { publicKeyPem } = await app.setup.generateKey();
      await app.maintenance.rotation.begin(id, 'keychain');
      const newKid = await register(sandbox, publicKeyPem);
      await app.maintenance.tryRotation({ profileId: id, kid: newKid, finish: true }, signal);

      expect((await app.wizard.open()).draft.kid).toBe(newKid);
      expect((await app.wizard.trySignIn(signal)).finding).toBeNull();
      await app.wizard.save('keychain');
      expect(app.setup.find(id)).toMatchObject({ slot: 'b', kid: newKid });
      expect((await askChat(await app.chat())).status).toBe('completed');

      const again = await app.wizard.open();
      await again.importKey(privateKeyPem);
      again.change({ kid });
      await app.wizard.save('keychain');
      expect(app.setup.find(id)).toMatchObject({ slot: 'a', kid, rotation: null });
      expect(await kept([privateKeyName(id, 'b')])).toEqual([]);
      expect((await askChat(await app.chat())).status).toBe('completed');
    },
  );
});

describe('a token that ends', () => {
  test(
    'is a warning of the link from seven days before, told by the diagnosis too, and gone ' +
      'when a later day is entered',
    async () => {
      const [sandbox] = sandboxes;
      if (!sandbox) throw new Error('no sandbox');
      const clock = new FakeClock(Date.now());
      const app = await open({ clock });
      const { apiBase, botId, pat } = sandbox.coze;
      app.setup.offerPat(pat);
      const { id, patExpiresAt } = await app.diagnosis.saveDraft(
        { profileId: null, platform: 'coze-cn', apiBase, auth: 'pat', appId: '', kid: '', botId },
        'keychain',
      );
      expect(patExpiresAt).toBe(new Date(clock.now() + 30 * 86_400_000).toISOString());
      await eventually(() => app.health.state.value.status === 'ok', 'well at first');
      clock.advance(25 * 86_400_000);
      await app.setup.refresh();
      expect(app.health.state.value).toMatchObject({
        status: 'degraded',
        reason: { code: 'PAT_EXPIRES_SOON', params: { days: 6 }, layer: 'token' },
      });
      const token = (await app.diagnosis.coze(new AbortController().signal)).find(
        ({ id: check }) => check === 'token',
      );
      expect(token).toMatchObject({ status: 'warn', error: { code: 'PAT_EXPIRES_SOON' } });
      expect((await askChat(await app.chat())).status).toBe('completed');
      expect(app.health.state.value.status).toBe('degraded');
      clock.advance(6 * 86_400_000);
      await app.setup.refresh();
      expect(app.health.state.value.reason?.code).toBe('PAT_EXPIRED');
      await app.setup.setPatExpiry(id, new Date(clock.now() + 20 * 86_400_000).toISOString());
      expect(app.health.state.value).toMatchObject({ status: 'ok', reason: null });
    },
  );
});
