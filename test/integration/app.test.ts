import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { FileSecretStore } from '../../src/adapters/file-secret-store';
import { MemorySecretStore } from '../../src/adapters/memory-secret-store';
import { openConfSettings } from '../../src/adapters/conf-settings';
import { App } from '../../src/core/app/app';
import type { AppPorts } from '../../src/core/app/app-ports';
import { describeChecks } from '../../src/core/health/doctor';
import { AppError } from '../../src/core/lib/errors';
import { systemClock } from '../../src/core/ports/clock';
import { silentLogger } from '../../src/core/ports/logger';
import type { SandboxLauncher } from '../../src/core/ports/sandbox-launcher';
import type { StoredTurn } from '../../src/core/ports/stored-turn';
import type { RunningSandbox } from '../../src/sandbox/start-sandbox';
import type { ConnectionDraft } from '../../src/shared/model/profile';
import { endOf } from '../fakes/chat-table';
import { eventually } from '../fakes/deferred';
import { startTestSandbox } from '../fakes/start-test-sandbox';
import { tempFolder } from '../fakes/temp-folder';

let folder: string;
let sandbox: RunningSandbox;
let apps: App[];
const unhandled: unknown[] = [];
const remember = (reason: unknown): void => void unhandled.push(reason);

beforeEach(async () => {
  folder = tempFolder();
  sandbox = await startTestSandbox();
  apps = [];
  unhandled.length = 0;
  process.on('unhandledRejection', remember);
});
afterEach(async () => {
  for (const app of apps) await app.dispose();
  await sandbox.close();
  await new Promise(setImmediate);
  process.off('unhandledRejection', remember);
  expect(unhandled).toEqual([]);
});

function launcher(): SandboxLauncher {
  return {
    start: () => Promise.resolve({ ...sandbox.coze, kai: sandbox.kai }),
    dispose: () => Promise.resolve(),
  };
}

function open(change: Partial<AppPorts> = {}): App {
  const app = new App({
    dataFolder: folder,
    language: 'en',
    secrets: new FileSecretStore(join(folder, 'secrets.json')),
    settings: openConfSettings(folder),
    sandbox: launcher(),
    clock: systemClock,
    logger: silentLogger,
    ...change,
  });
  apps.push(app);
  return app;
}

function ownDraft(change: Partial<ConnectionDraft> = {}): ConnectionDraft {
  const { apiBase, appId, kid, botId } = sandbox.coze;
  return {
    profileId: null,
    platform: 'coze-cn',
    apiBase,
    auth: 'jwt',
    appId,
    kid,
    botId,
    ...change,
  };
}

const { signal } = new AbortController();

test(
  'another version of an answer is asked in a new conversation of Coze that knows what was ' +
    'said before',
  async () => {
    const app = open();
    await app.setup.useSandbox();
    const chat = await app.chat();
    const endAfter = async (work: () => unknown): Promise<StoredTurn> => {
      const ended = endOf(chat);
      work();
      return ended;
    };
    const { id } = chat.createConversation();
    const first = await endAfter(() => chat.send(id, '手冲咖啡的水温是多少？'));
    const second = await endAfter(() => chat.send(id, '埃塞俄比亚的咖啡豆有什么风味？'));
    const again = await endAfter(() => chat.regenerate(second.id));
    const next = await endAfter(() => chat.send(id, '拿铁和卡布奇诺有什么区别？'));
    expect([first, second, again, next].map(({ status, error }) => [status, error])).toEqual(
      Array.from({ length: 4 }, () => ['completed', null]),
    );
    expect(second.remoteConversationId).toBe(first.remoteConversationId);
    expect(again.remoteConversationId).not.toBe(first.remoteConversationId);
    expect(next.remoteConversationId).toBe(again.remoteConversationId);
  },
);

test('first run to answer to restart: connected by hand, everything is still there', async () => {
  const app = open();
  await app.start();
  expect(app.health.state.value.status).toBe('not-set-up');
  app.setup.importKey(sandbox.coze.privateKeyPem);
  const report = describeChecks(await app.diagnosis.draft(ownDraft(), signal), app.translator);
  expect(report).toMatchObject({ healthy: true });
  const profile = await app.diagnosis.saveDraft(ownDraft(), 'keychain');
  expect(profile.botName).toMatch(/\S/);
  await eventually(() => app.health.state.value.status === 'ok', 'the link is ok');
  const chat = await app.chat();
  const ended = endOf(chat);
  chat.send(chat.createConversation().id, '手冲咖啡的水温是多少？');
  const turn = await ended;
  expect(turn.status).toBe('completed');
  expect(turn.trace.map(({ name }) => name)).toEqual([
    'token',
    'first-byte',
    'stream',
    'call',
    'total',
  ]);
  await app.dispose();

  const again = open();
  await again.start();
  expect(again.setup.active?.id).toBe(profile.id);
  expect(again.notices.value).toEqual([]);
  await eventually(
    () => again.health.state.value.status === 'ok',
    'the link is ok after a restart',
  );
  expect((await again.chat()).open(turn.conversationId).turns).toEqual([turn]);
});

test('trying a connection saves nothing and leaves the active one alone', async () => {
  const app = open();
  await app.start();
  await app.setup.useSandbox();
  app.setup.importKey(sandbox.coze.privateKeyPem);
  await app.diagnosis.draft(ownDraft({ botId: '7400000000000000000' }), signal);
  expect(app.setup.active?.platform).toBe('sandbox');
  expect(app.setup.profiles.value).toHaveLength(1);
});

test('a server that comes back turns the link green by itself', async () => {
  const app = open();
  await app.start();
  app.setup.importKey(sandbox.coze.privateKeyPem);
  const port = Number(new URL(sandbox.coze.apiBase).port);
  const { kid, appId, privateKeyPem } = sandbox.coze;
  await sandbox.close();
  await app.diagnosis.saveDraft(ownDraft(), 'keychain');
  await eventually(() => app.health.state.value.status === 'down', 'the link is down');
  expect(app.health.state.value.reason?.code).toBe('CONNECTION_REFUSED');
  sandbox = await startTestSandbox({ port, keyPair: { privateKeyPem, kid, appId } });
  await eventually(() => app.health.state.value.status === 'ok', 'the link is ok again', 9000);
});

describe('R10: what is broken on this machine is told, and the app starts', () => {
  test(
    'a damaged secrets file: told as a notice, chatting refused with the reason, later ' +
      'mended without a restart',
    async () => {
      const file = join(folder, 'secrets.json');
      writeFileSync(file, 'damaged', { mode: 0o600 });
      const app = open();
      await app.start();
      await app.setup.useSandbox();
      expect(app.notices.value.map(({ code }) => code)).toEqual(['SECRET_FILE_UNREADABLE']);
      await expect(app.chat()).rejects.toMatchObject({ code: 'SECRET_FILE_UNREADABLE' });
      expect(readFileSync(file, 'utf8')).toBe('damaged');
      writeFileSync(file, '{}', { mode: 0o600 });
      expect((await app.chat()).createConversation().id).toMatch(/\S/);
    },
  );

  test('a foreign database: told, set aside, and chatting works', async () => {
    writeFileSync(join(folder, 'salon.db'), Buffer.alloc(8192, 3));
    const app = open();
    await app.start();
    expect(app.notices.value.map(({ code }) => code)).toEqual(['DATABASE_FOREIGN']);
    await app.setup.useSandbox();
    expect((await app.chat()).createConversation().id).toMatch(/\S/);
    expect(readdirSync(folder).some((name) => name.includes('set-aside'))).toBe(true);
  });

  test('no keychain and an old database: it stays, and that is told', async () => {
    const first = open();
    await first.start();
    await first.dispose();
    const before = readFileSync(join(folder, 'salon.db'));
    const app = open({ secrets: new MemorySecretStore() });
    await app.start();
    expect(app.notices.value.map(({ code }) => code)).toEqual([
      'KEYCHAIN_UNAVAILABLE',
      'STORAGE_IN_MEMORY',
    ]);
    await app.dispose();
    expect(readFileSync(join(folder, 'salon.db')).equals(before)).toBe(true);
  });

  test('no keychain and nothing stored yet: what is asked is kept in memory, and that is told', async () => {
    const app = open({ secrets: new MemorySecretStore() });
    await app.start();
    expect(app.notices.value.map(({ code }) => code)).toEqual(['STORAGE_IN_MEMORY']);
    await app.dispose();
  });

  test('a sandbox that cannot start is the link’s trouble, not the app’s', async () => {
    const app = open({
      sandbox: {
        start: () => Promise.reject(new Error('no port')),
        dispose: () => Promise.resolve(),
      },
    });
    await app.start();
    await app.setup.useSandbox();
    const chat = await app.chat();
    const ended = endOf(chat);
    chat.send(chat.createConversation().id, 'x');
    expect(await ended).toMatchObject({ status: 'failed', error: { code: 'INTERNAL' } });
  });
});

test('without a profile every question about it says so', async () => {
  const app = open();
  await app.start();
  const refusal = { code: 'NOT_CONFIGURED' };
  await expect(app.diagnosis.chain(signal)).rejects.toMatchObject(refusal);
  await expect(app.renewToken()).rejects.toMatchObject(refusal);
});

test('another time limit in the settings counts for the connection that is open', async () => {
  const settings = openConfSettings(folder);
  const app = open({ settings });
  await app.start();
  await app.setup.useSandbox();
  const connection = await app.connection.get();
  await connection.tokens.get();
  await sandbox.close();
  sandbox = await startTestSandbox({
    port: Number(new URL(sandbox.coze.apiBase).port),
    latencyMs: 3000,
  });
  settings.changeSettings({ requestTimeoutSeconds: 1 });
  await expect(connection.validateToken()).rejects.toBeInstanceOf(AppError);
  await expect(connection.validateToken()).rejects.toMatchObject({
    code: expect.stringMatching(/^(TIMEOUT|CONNECTION_RESET)$/),
  });
});

test('switching the profile stops a running answer cleanly and says nothing bad about the new link', async () => {
  const slow = await startTestSandbox({
    tokenDelayMs: 20,
    answerOverride: () => '慢慢地回答。'.repeat(200),
  });
  try {
    const app = open({
      sandbox: {
        start: () => Promise.resolve({ ...slow.coze, kai: slow.kai }),
        dispose: () => Promise.resolve(),
      },
    });
    await app.setup.useSandbox();
    const chat = await app.chat();
    const ended = endOf(chat);
    const turn = chat.send(chat.createConversation().id, '你好');
    await eventually(
      () => (chat.open(turn.conversationId).turns[0]?.answer.length ?? 0) > 5,
      'streaming',
    );
    app.setup.importKey(sandbox.coze.privateKeyPem);
    await app.diagnosis.saveDraft(ownDraft(), 'this-run');
    expect(await ended).toMatchObject({ status: 'stopped', error: null });
    await eventually(() => slow.inspect.cancelledChats().length === 1, 'Coze was told');
    await eventually(
      () =>
        app.health.state.value.target === '扣子 coze.cn' && app.health.state.value.status === 'ok',
      'the new link is fine',
    );
  } finally {
    await slow.close();
  }
});

test(
  'calls that wait for their turn under the limit a minute are told, and no more once they ' +
    'have had it',
  async () => {
    const settings = openConfSettings(folder);
    settings.changeSettings({ requestsPerMinute: 60, burstSize: 1 });
    const app = open({ settings });
    app.setup.importKey(sandbox.coze.privateKeyPem);
    await app.setup.save(ownDraft(), 'this-run', '');
    const told: number[] = [];
    app.network.state.subscribe(({ value }) => told.push(value.waitingRequests));
    // With one call in store and another only after a second, two of three wait.
    const { resources } = await app.connection.get();
    const reads = [1, 2, 3].map((page) => resources.conversations(page, { refresh: true }));
    await eventually(() => Math.max(0, ...told) >= 1, 'somebody waits');
    await Promise.all(reads);
    await eventually(() => told.at(-1) === 0, 'nobody waits any more');
  },
);
