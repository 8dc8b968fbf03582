import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { FileSecretStore } from '../../src/adapters/file-secret-store';
import { openConfSettings } from '../../src/adapters/conf-settings';
import { App } from '../../src/core/app/app';
import type { ChatService } from '../../src/core/chat/chat-service';
import { systemClock } from '../../src/core/ports/clock';
import type { Approver } from '../../src/core/ports/tool-backend';
import type { StoredTurn } from '../../src/core/ports/stored-turn';
import type { RunningSandbox } from '../../src/sandbox/start-sandbox';
import { RecordingLogger } from '../fakes/recording-logger';
import { startTestSandbox } from '../fakes/start-test-sandbox';
import { tempFolder } from '../fakes/temp-folder';

const QUESTION = '埃塞俄比亚咖啡特点';
let folder: string;
let sandbox: RunningSandbox;
let apps: App[];
beforeEach(() => {
  folder = tempFolder();
  apps = [];
});
afterEach(async () => {
  for (const app of apps) await app.dispose();
  await sandbox.close();
});

async function open(approver: Approver): Promise<{ app: App; chat: ChatService }> {
  const app = new App({
    dataFolder: folder,
    language: 'zh-CN',
    secrets: new FileSecretStore(join(folder, 'secrets.json')),
    settings: openConfSettings(folder),
    clock: systemClock,
    logger: new RecordingLogger(),
    kai: { attended: true, approver: () => approver },
    sandbox: {
      start: () => Promise.resolve({ ...sandbox.coze, kai: sandbox.kai }),
      dispose: () => Promise.resolve(),
    },
  });
  apps.push(app);
  await app.setup.useSandbox();
  return { app, chat: await app.chat() };
}

function nextEnd(chat: ChatService): Promise<StoredTurn> {
  return new Promise((resolve) => {
    const stop = chat.ended.on((turn) => {
      stop();
      resolve(turn);
    });
  });
}

const person: Approver = { allows: 'none', asks: true };

test(
  'the bot’s tool is run by KAI, its result goes into the answer, its source and its time ' +
    'stay with the turn',
  async () => {
    sandbox = await startTestSandbox();
    const { chat } = await open({ allows: 'read-only', asks: false });
    const steps: string[] = [];
    chat.toolCalls.on(({ call }) => steps.push(call.status));
    const ended = nextEnd(chat);
    chat.send(chat.createConversation().id, QUESTION);
    const turn = await ended;
    expect(turn).toMatchObject({
      status: 'completed',
      toolCalls: [
        {
          status: 'completed',
          approval: 'command',
          name: 'coffee_knowledge_query',
          callId: expect.any(String),
        },
      ],
    });
    expect(turn.answer).toContain('阿拉比卡');
    expect(turn.sources.map(({ title }) => title)).toContain('埃塞俄比亚：阿拉比卡的故乡');
    expect(turn.trace.map(({ name }) => name)).toContain('tool');
    expect(steps).toContain('running');
    expect(sandbox.inspect.kai.calls).toMatchObject([{ tool: 'coffee_knowledge_query' }]);
  },
);

test('stop during the tool cancels it at its server and the chat at Coze', async () => {
  sandbox = await startTestSandbox({ kaiToolDelayMs: 20_000 });
  const { chat } = await open({ allows: 'all', asks: false });
  const ended = nextEnd(chat);
  const { id } = chat.send(chat.createConversation().id, QUESTION);
  await expect.poll(() => sandbox.inspect.kai.calls).toHaveLength(1);
  chat.cancel(id);
  expect(await ended).toMatchObject({
    status: 'stopped',
    toolCalls: [{ status: 'stopped', gaveUp: 'person' }],
  });
  await expect.poll(() => sandbox.inspect.kai.cancelledTools).toEqual(['coffee_knowledge_query']);
  await expect.poll(() => sandbox.inspect.requestCount('/v3/chat/cancel')).toBe(1);
});

test('stop while the approval is open withdraws it', async () => {
  sandbox = await startTestSandbox();
  const { app, chat } = await open(person);
  const kai = await app.kai.get();
  const ended = nextEnd(chat);
  const { id } = chat.send(chat.createConversation().id, QUESTION);
  await expect.poll(() => kai.approval.pending.value).toHaveLength(1);
  chat.cancel(id);
  expect((await ended).status).toBe('stopped');
  expect(kai.approval.pending.value).toEqual([]);
});

test(
  'a chat that waits for tools when the app ends is found again and gone on with, asking ' +
    'for approval anew',
  async () => {
    sandbox = await startTestSandbox();
    const first = await open(person);
    const kai = await first.app.kai.get();
    const { id, conversationId } = first.chat.send(first.chat.createConversation().id, QUESTION);
    await expect.poll(() => kai.approval.pending.value).toHaveLength(1);
    await first.app.dispose();

    const { app, chat } = await open(person);
    expect(chat.open(conversationId).turns).toMatchObject([
      { id, status: 'waiting-for-tools', question: QUESTION },
    ]);
    const ended = nextEnd(chat);
    expect(chat.continueTurn(id).status).toBe('running');
    const again = await app.kai.get();
    await expect
      .poll(() => again.approval.pending.value)
      .toMatchObject([{ turnId: id, arguments: expect.stringContaining('query') }]);
    again.approval.answer(again.approval.pending.value[0]?.id ?? '', 'once', null);
    const turn = await ended;
    expect(turn).toMatchObject({
      id,
      status: 'completed',
      toolCalls: [{ status: 'completed', approval: 'once' }],
    });
    expect(turn.answer).toContain('阿拉比卡');
    expect(sandbox.inspect.requestCount('/v3/chat/cancel')).toBe(0);
    expect(() => chat.continueTurn(id)).toThrow('TURN_NOT_WAITING');
  },
);

test('with KAI gone the bot goes on without its tool, and says so', async () => {
  sandbox = await startTestSandbox();
  const { app, chat } = await open({ allows: 'all', asks: false });
  await (await app.kai.get()).serverSettings.enable('sandbox-kai', false);
  const ended = nextEnd(chat);
  chat.send(chat.createConversation().id, QUESTION);
  expect(await ended).toMatchObject({
    status: 'completed',
    toolCalls: [{ status: 'unknown', serverId: null }],
    sources: [],
  });
});

test(
  'knowledge mode asks KAI first and keeps what it found with the turn; the conversation ' +
    'remembers the mode',
  async () => {
    sandbox = await startTestSandbox();
    const { chat } = await open({ allows: 'none', asks: false });
    const { id } = chat.createConversation();
    chat.setKnowledgeMode(id, 'when-useful');
    expect(chat.open(id).knowledgeMode).toBe('when-useful');
    const ended = nextEnd(chat);
    chat.send(id, '手冲的水温应该是多少？');
    const turn = await ended;
    expect(turn).toMatchObject({
      status: 'completed',
      knowledge: { outcome: 'asked', because: '手冲', error: null },
    });
    expect(turn.sources[0]).toMatchObject({
      from: 'knowledge',
      toolName: 'coffee_knowledge_query',
    });
    expect(turn.trace.map(({ name }) => name)).toContain('knowledge');
    const second = nextEnd(chat);
    chat.send(id, '你好');
    expect(await second).toMatchObject({ knowledge: { outcome: 'skipped' }, sources: [] });
  },
);
