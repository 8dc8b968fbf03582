import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { FileSecretStore } from '../../src/adapters/file-secret-store';
import { openConfSettings } from '../../src/adapters/conf-settings';
import { App } from '../../src/core/app/app';
import type { ChatService } from '../../src/core/chat/chat-service';
import { exportTrace } from '../../src/core/chat/export/trace-export';
import { traceparentOf } from '../../src/core/lib/trace-ids';
import { systemClock } from '../../src/core/ports/clock';
import type { StoredTurn } from '../../src/core/ports/stored-turn';
import type { RunningSandbox } from '../../src/sandbox/start-sandbox';
import { RecordingLogger, type LogLine } from '../fakes/recording-logger';
import { startTestSandbox } from '../fakes/start-test-sandbox';
import { tempFolder } from '../fakes/temp-folder';

const TOOL_QUESTION = '埃塞俄比亚咖啡特点';
const PLAIN_QUESTION = '拿铁和卡布奇诺有什么区别？';
const PICTURE = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
  'base64',
);
let sandbox: RunningSandbox;
let app: App;
let logger: RecordingLogger;
beforeEach(() => {
  logger = new RecordingLogger();
});
afterEach(async () => {
  await app.dispose();
  await sandbox.close();
});

async function open(): Promise<ChatService> {
  const folder = tempFolder();
  app = new App({
    dataFolder: folder,
    language: 'zh-CN',
    secrets: new FileSecretStore(join(folder, 'secrets.json')),
    settings: openConfSettings(folder),
    clock: systemClock,
    logger,
    kai: { attended: true, approver: () => ({ allows: 'read-only', asks: false }) },
    sandbox: {
      start: () => Promise.resolve({ ...sandbox.coze, kai: sandbox.kai }),
      dispose: () => Promise.resolve(),
    },
  });
  await app.setup.useSandbox();
  return app.chat();
}

function endOf(chat: ChatService, turnId: string): Promise<StoredTurn> {
  return new Promise((resolve) => {
    const stop = chat.ended.on((turn) => {
      if (turn.id !== turnId) return;
      stop();
      resolve(turn);
    });
  });
}

function linesOf(turnId: string): LogLine[] {
  return logger.lines.filter(({ fields }) => JSON.stringify(fields).includes(turnId));
}

const saysOf = (lines: readonly LogLine[]): string[] =>
  lines.map(({ message, fields }) =>
    [message, fields['operation'] ?? fields['tool']].filter(Boolean).join(' '),
  );

test('the log filtered by a turn’s id tells its story, and no line of a turn beside it', async () => {
  sandbox = await startTestSandbox();
  const chat = await open();
  const asked = chat.send(chat.createConversation().id, TOOL_QUESTION);
  const beside = chat.send(chat.createConversation().id, PLAIN_QUESTION);
  const [first, second] = await Promise.all([endOf(chat, asked.id), endOf(chat, beside.id)]);
  expect([first.status, second.status]).toEqual(['completed', 'completed']);

  const tool = 'coffee_knowledge_query';
  expect(saysOf(linesOf(asked.id))).toEqual([
    'turn began',
    'call /api/permission/oauth2/token',
    'signed in',
    'call /v3/chat',
    `call ${tool}`,
    `tool call ended ${tool}`,
    'call /v3/chat/submit_tool_outputs',
    'turn ended',
  ]);
  // The sign-in was made for the first of the two; the other one waited for it.
  expect(saysOf(linesOf(beside.id))).toEqual(['turn began', 'call /v3/chat', 'turn ended']);
  expect(linesOf(asked.id).filter((line) => linesOf(beside.id).includes(line))).toEqual([]);
  expect(
    linesOf(asked.id).every(({ level, fields }) => level === 'info' && fields['turn'] === asked.id),
  ).toBe(true);
  const chats = linesOf(asked.id).filter(({ fields }) =>
    String(fields['operation']).startsWith('/v3/chat'),
  );
  expect(chats.map(({ fields }) => fields['logid'])).toEqual([
    expect.stringMatching(/\S/),
    expect.stringMatching(/\S/),
  ]);
});

test('what nobody’s turn needed has no turn, also behind connections that a turn has opened', async () => {
  sandbox = await startTestSandbox();
  const chat = await open();
  const { id } = chat.send(chat.createConversation().id, TOOL_QUESTION);
  await endOf(chat, id);
  logger.lines.length = 0;
  await app.renewToken();
  await (await app.connection.get()).resources.bot({ refresh: true });
  expect(saysOf(logger.lines)).toContain('call /api/permission/oauth2/token');
  expect(logger.lines.length).toBeGreaterThan(2);
  expect(logger.lines.filter(({ fields }) => fields['turn'] !== undefined)).toEqual([]);
});

test('files that are handed over for a turn, and its stop, have its id as well', async () => {
  sandbox = await startTestSandbox({ kaiToolDelayMs: 20_000 });
  const chat = await open();
  const { id: attachmentId } = chat.attachments.add('bean.png', PICTURE);
  const { id } = chat.send(chat.createConversation().id, TOOL_QUESTION, {
    attachmentIds: [attachmentId],
  });
  const ended = endOf(chat, id);
  await expect.poll(() => sandbox.inspect.kai.calls).toHaveLength(1);
  chat.cancel(id);
  expect((await ended).status).toBe('stopped');
  const operations = (): unknown[] => linesOf(id).map(({ fields }) => fields['operation']);
  await expect.poll(operations).toContain('/v3/chat/cancel');
  expect(operations()).toContain('/v1/files/upload');
});

test('KAI is told the trace of the turn; a call outside a turn names none', async () => {
  sandbox = await startTestSandbox();
  const chat = await open();
  const { id } = chat.send(chat.createConversation().id, TOOL_QUESTION);
  await endOf(chat, id);
  const kai = await app.kai.get();
  const calls = (): string[] =>
    kai.wireLog
      .newest(1000)
      .filter(({ direction, method }) => direction === 'sent' && method === 'tools/call')
      .map(({ body }) => body);
  expect(calls()).toEqual([expect.stringContaining(`"traceparent":"${traceparentOf(id)}"`)]);
  const [tool] = kai.servers.tools();
  if (!tool) throw new Error('no tool');
  await kai.calls.begin({ tool, payload: { query: '埃塞俄比亚' }, source: 'console' }).ended;
  expect(calls()[1]).not.toContain('traceparent');
});

test('the trace that can be exported has the calls and the tool of the turn, each within the turn', async () => {
  sandbox = await startTestSandbox();
  const chat = await open();
  const { id } = chat.send(chat.createConversation().id, TOOL_QUESTION);
  await endOf(chat, id);
  const turn = chat.turn(id);
  const total = turn.trace.at(-1);
  expect(turn.trace.map((span) => ('operation' in span ? span.operation : span.name))).toEqual(
    expect.arrayContaining([
      '/api/permission/oauth2/token',
      '/v3/chat',
      'coffee_knowledge_query',
      'tool-call',
      '/v3/chat/submit_tool_outputs',
    ]),
  );
  expect(
    turn.trace.every(
      ({ startMs, endMs }) => startMs >= 0 && endMs >= startMs && endMs <= (total?.endMs ?? 0),
    ),
  ).toBe(true);
  const { content } = exportTrace(turn, { version: '1', platform: 'sandbox', botId: null });
  expect(content).toContain(id);
  expect(content).not.toContain(TOOL_QUESTION);
  expect(content).not.toContain(turn.answer.slice(0, 20));
});
