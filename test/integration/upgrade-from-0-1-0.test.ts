import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { z } from 'zod';
import { FileSecretStore } from '../../src/adapters/file-secret-store';
import { openConfSettings } from '../../src/adapters/conf-settings';
import { App } from '../../src/core/app/app';
import { systemClock } from '../../src/core/ports/clock';
import { silentLogger } from '../../src/core/ports/logger';
import { salon } from '../cli/run-salon';
import { eventually } from '../fakes/deferred';
import { tempFolder } from '../fakes/temp-folder';

/** How it was made is told beside it. */
const ARCHIVE = resolve(import.meta.dirname, '../fixtures/data-folder-0.1.0/data-folder.tar.gz');
const COUNTS = {
  conversations: 3,
  turns: 5,
  attachments: 0,
  deliveries: 2,
  toolCalls: 1,
  auditEntries: 7,
  profiles: 2,
  kaiServers: 2,
  keys: 0,
};

let folder: string;
let data: string;
let secrets: FileSecretStore;
let app: App | null;

beforeEach(() => {
  folder = tempFolder();
  execFileSync('tar', ['-xzf', ARCHIVE, '-C', folder]);
  data = join(folder, 'data');
  secrets = new FileSecretStore(join(folder, 'secrets.json'));
  app = null;
});
afterEach(() => app?.dispose());

async function open(): Promise<App> {
  app = new App({
    dataFolder: data,
    language: 'en',
    secrets,
    settings: openConfSettings(data),
    clock: systemClock,
    logger: silentLogger,
    webhookPort: 0,
    sandbox: {
      start: () => Promise.reject(new Error('no sandbox')),
      dispose: () => Promise.resolve(),
    },
  });
  await app.start();
  return app;
}

test('conversations of 0.1.0 are there with their texts, and the tool call of one', async () => {
  const chat = await (await open()).chat();
  expect(app?.notices.value).toEqual([]);
  expect(chat.conversations.value.map(({ title }) => title).toSorted()).toEqual([
    'Hello from Coze',
    '埃塞俄比亚咖啡特点',
    '手冲咖啡的水温是多少？',
  ]);
  const turnsOf = (title: string) => {
    const id = chat.conversations.value.find((each) => each.title === title)?.id ?? '';
    return chat.open(id).turns;
  };
  expect(turnsOf('手冲咖啡的水温是多少？')).toMatchObject([
    { question: '手冲咖啡的水温是多少？', status: 'completed', answer: textWith('90至96℃') },
    { question: '那冰手冲呢？', status: 'completed', answer: textWith('日式冰手冲') },
  ]);
  expect(turnsOf('埃塞俄比亚咖啡特点')).toMatchObject([
    {
      answer: textWith('阿拉比卡的故乡'),
      toolCalls: [{ name: 'coffee_knowledge_query', status: 'completed' }],
    },
  ]);
  expect(chat.search('冰手冲', 10)).not.toEqual([]);
});

test('profiles, KAI servers and settings of 0.1.0 are there, and their secrets can be read', async () => {
  const stored = z
    .object({ settings: z.record(z.string(), z.unknown()) })
    .parse(JSON.parse(readFileSync(join(data, 'settings.json'), 'utf8')));
  const opened = await open();
  const { setup, kai } = opened;
  expect(opened.settings()).toMatchObject(stored.settings);
  expect(opened.settings()).toMatchObject({ theme: 'dark', textScale: 110, userId: 'barista-7' });
  await setup.refresh();
  expect(setup.profiles.value).toMatchObject([
    {
      id: 'shop',
      name: '咖啡店 Shop',
      active: true,
      secret: 'set',
      fingerprint: setup.profiles.value[0]?.kid,
    },
    { name: '咖啡店 Shop 2', active: false, secret: 'not-set' },
  ]);
  const { servers } = await kai.get();
  await eventually(() => servers.views.value.length > 0, 'the KAI servers are read');
  expect(servers.views.value).toMatchObject([{ id: 'tools', name: 'Coffee tools' }]);
  expect(await secrets.get('kai/tools/api-key')).not.toBeNull();
});

test('webhook deliveries of 0.1.0 are there, and the token Coze was given still opens the door', async () => {
  const webhooks = await (await open()).webhooks();
  const { rows } = await webhooks.list.page('', 0, 10);
  expect(rows).toHaveLength(2);
  const bodies = [];
  for await (const some of webhooks.list.all('')) bodies.push(...some.map(bodyOf));
  expect(bodies.join('\n')).toMatch(/豆子到了[\s\S]*Hello from Coze/);
  const ring = Buffer.from((await secrets.get('profile/shop/webhook/token')) ?? '').toString(
    'utf8',
  );
  const { value: token } = z.object({ value: z.string() }).parse(JSON.parse(ring));
  await webhooks.start();
  const answer = await fetch(webhooks.ownUrl(), {
    method: 'POST',
    headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json' },
    body: '{"event":"conversation.message"}',
  });
  expect(answer.status).toBe(200);
});

test('the audit chain of 0.1.0 is whole and goes on, and its backup can be restored', async () => {
  const place = ['--json', '--data-dir', data, '--secrets', `file:${join(folder, 'secrets.json')}`];
  expect((await salon(['audit', 'verify', ...place])).json()).toMatchObject({
    intact: true,
    entries: 9,
  });
  const backup = join(data, 'backups', 'manual.salonbackup');
  expect((await salon(['backup', 'verify', backup, ...place])).json()).toMatchObject({
    verified: true,
    counts: COUNTS,
  });
  expect((await salon(['backup', 'restore', backup, ...place])).code).toBe(0);
  expect((await salon(['audit', 'verify', ...place])).json()).toMatchObject({ intact: true });
  expect((await (await open()).chat()).conversations.value).toHaveLength(COUNTS.conversations);
}, 60_000);

function bodyOf({ body }: { body: Uint8Array | string }): string {
  return typeof body === 'string' ? body : Buffer.from(body).toString('utf8');
}

function textWith(words: string): unknown {
  return expect.stringContaining(words);
}
