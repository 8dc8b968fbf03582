import { describe, expect, test } from 'vitest';
import { App } from '../../src/core/app/app';
import { kaiKeyName, privateKeyName, secretNamesOf } from '../../src/core/setup/secret-vault';
import { ProfileDataStore } from '../../src/core/storage/profile-data-store';
import type { RunningSandbox } from '../../src/sandbox/start-sandbox';
import type { KaiServerDraft } from '../../src/shared/model/kai';
import type { ProfileView } from '../../src/shared/model/profile';
import { appErrorIn, appErrorOf } from '../fakes/app-error-of';
import { askChat } from '../fakes/chat-table';
import { eventually } from '../fakes/deferred';
import { sandboxes, notices, open, connect, kept } from '../fakes/two-sandboxes';

const kaiDraft = ({ kai }: RunningSandbox, name: string): KaiServerDraft => ({
  serverId: null,
  name,
  url: kai.url,
  local: true,
  apiKeyHeader: null,
  headers: [],
  timeoutSeconds: 60,
  maxTotalSeconds: 600,
  trustReadOnlyHints: true,
});

async function switchTo(app: App, { id }: ProfileView): Promise<void> {
  await app.setup.activate(id);
  const webhooks = await app.webhooks();
  await eventually(() => webhooks.state.value.profileId === id, 'the webhooks follow');
}

const deliver = async (url: string, token: string, body: object): Promise<number> =>
  (
    await fetch(url, {
      method: 'POST',
      headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json' },
      body: JSON.stringify(body),
    })
  ).status;

async function both(): Promise<{
  app: App;
  one: ProfileView;
  two: ProfileView;
  first: RunningSandbox;
  second: RunningSandbox;
}> {
  const [first, second] = sandboxes;
  if (!first || !second) throw new Error('no sandboxes');
  const app = await open();
  const one = await connect(app, first, 'One');
  const two = await connect(app, second, 'Two');
  return { app, one, two, first, second };
}

const message = (text: string): object => ({
  event: 'conversation.message',
  data: { conversation_id: 'same-number', message: text },
});

describe('two profiles against two servers', () => {
  test(
    'questions go to the server of the profile in use, and conversations, search and KAI ' +
      'servers are its own',
    async () => {
      const { app, one, two, first, second } = await both();
      const chat = await app.chat();
      const kai = await app.kai.get();
      await kai.serverSettings.save(kaiDraft(second, 'KAI two'), second.kai.apiKey, 'keychain');
      const asked = await askChat(chat, '手冲咖啡的水温是多少？');
      expect(asked.status).toBe('completed');
      expect([first, second].map(({ inspect }) => inspect.requestCount('/v3/chat'))).toEqual([
        0, 1,
      ]);
      await switchTo(app, one);
      await eventually(
        () => chat.conversations.value.length + kai.servers.views.value.length === 0,
        'nothing of the other is shown',
      );
      expect(chat.search('水温', 10)).toEqual([]);
      for (const reach of [
        () => chat.openPage(asked.conversationId),
        () => chat.send(asked.conversationId, 'to the wrong bot'),
        () => chat.regenerate(asked.id),
      ]) {
        expect(appErrorIn(reach).code).toBe('CONVERSATION_MISSING');
      }
      await kai.serverSettings.save(kaiDraft(first, 'KAI one'), first.kai.apiKey, 'keychain');
      expect((await askChat(chat, '埃塞俄比亚咖啡特点')).status).toBe('completed');
      expect([first, second].map(({ inspect }) => inspect.requestCount('/v3/chat'))).toEqual([
        1, 1,
      ]);
      await switchTo(app, two);
      await eventually(() => kai.servers.views.value[0]?.name === 'KAI two', 'KAI follows');
      expect(kai.servers.views.value).toHaveLength(1);
      expect(chat.conversations.value.map(({ title }) => title)).toEqual([
        '手冲咖啡的水温是多少？',
      ]);
    },
  );

  test(
    'a delivery is filed under the profile whose token it carries, its message in that ' +
      'profile’s conversations, and the notice names it',
    async () => {
      const { app, one, two } = await both();
      const webhooks = await app.webhooks();
      await webhooks.start();
      const tokenTwo = webhooks.keys.token ?? '';
      await switchTo(app, one);
      const tokenOne = webhooks.keys.token ?? '';
      const chat = await app.chat();
      expect(await deliver(webhooks.ownUrl(), tokenTwo, message('for two'))).toBe(200);
      await eventually(() => notices.some(({ kind }) => kind === 'webhook'), 'the message is told');
      expect(notices.find(({ kind }) => kind === 'webhook')).toMatchObject({
        title: expect.stringContaining('Two'),
        text: 'for two',
        route: ['connection'],
      });
      expect(await deliver(webhooks.ownUrl(), tokenOne, message('for one'))).toBe(200);
      await eventually(
        () => chat.conversations.value.length === 1,
        'the other message is in its conversation',
      );
      expect(chat.conversations.value.map(({ title }) => title)).toEqual(['for one']);
      expect((await webhooks.list.page('', 0, 10)).total).toBe(1);
      await switchTo(app, two);
      expect(chat.conversations.value.map(({ title }) => title)).toEqual(['for two']);
      expect((await webhooks.list.page('', 0, 10)).total).toBe(1);
    },
  );

  test(
    'removing one takes all its secrets along, those of its webhooks and KAI servers too, ' +
      'and leaves the other’s',
    async () => {
      const { app, one, two, second } = await both();
      const webhooks = await app.webhooks();
      await webhooks.begin();
      await webhooks.keys.setGuard('callback', 'verify-two');
      const server = await (
        await app.kai.get()
      ).serverSettings.save(kaiDraft(second, 'KAI two'), second.kai.apiKey, 'keychain');
      expect((await kept(secretNamesOf(two.id))).length).toBe(3);
      await app.setup.remove(two.id);
      await eventually(
        async () => (await kept([kaiKeyName(server.id)])).length === 0,
        'the KAI key is gone',
      );
      expect(await kept(secretNamesOf(two.id))).toEqual([]);
      expect(await kept([privateKeyName(one.id)])).toHaveLength(1);
      expect(app.setup.active?.id).toBe(one.id);
    },
  );

  test(
    'removing one takes its deliveries, rules and tests along, also when a kill came in ' +
      'between; conversations stay',
    async () => {
      const { app, one, two } = await both();
      const webhooks = await app.webhooks();
      await webhooks.start();
      expect(await deliver(webhooks.ownUrl(), webhooks.keys.token ?? '', message('for two'))).toBe(
        200,
      );
      const database = await app.database();
      const owned = (table: string): unknown =>
        database.get(`SELECT count(*) AS rows FROM ${table} WHERE profile_id = ?`, [two.id]);
      expect(owned('webhook_deliveries')).toMatchObject({ rows: 1 });
      const chat = await app.chat();
      await eventually(
        () => chat.conversations.value.length === 1,
        'the message is in a conversation',
      );
      // As after a kill: the data is gone, the profile is still in the settings.
      new ProfileDataStore(database).forget(two.id);
      expect(app.setup.profiles.value.map(({ id }) => id)).toContain(two.id);
      expect(owned('webhook_deliveries')).toMatchObject({ rows: 0 });
      await app.maintenance.remove(two.id);
      expect(app.setup.profiles.value.map(({ id }) => id)).toEqual([one.id]);
      expect(owned('conversations')).toMatchObject({ rows: 1 });
      expect(
        (await app.audit.list({ group: 'profiles', actor: null, text: '' }, 10)).map(
          ({ action }) => action,
        ),
      ).toContain('profile.data-deleted');
      expect((await appErrorOf(app.maintenance.remove(two.id))).code).toBe('INVALID_INPUT');
    },
  );

  test('after a restart each has its own again', async () => {
    const { app, one, two } = await both();
    const webhooks = await app.webhooks();
    await webhooks.begin();
    const tokenTwo = webhooks.keys.token;
    await switchTo(app, one);
    const tokenOne = webhooks.keys.token;
    await app.dispose();
    const again = await open();
    const later = await again.webhooks();
    await later.begin();
    expect(again.setup.profiles.value.map(({ name, active }) => [name, active])).toEqual([
      ['One', true],
      ['Two', false],
    ]);
    expect(later.keys.token).toBe(tokenOne);
    await switchTo(again, two);
    expect(later.keys.token).toBe(tokenTwo);
  });
});
