import { afterEach, beforeEach, expect, test } from 'vitest';
import type { ChatEvent, Question } from '../../src/core/ports/chat-backend';
import type { RunningSandbox } from '../../src/sandbox/start-sandbox';
import { appErrorOf } from '../fakes/app-error-of';
import { openConnection } from '../fakes/open-connection';
import { startTestSandbox } from '../fakes/start-test-sandbox';

let sandbox: RunningSandbox;
beforeEach(async () => {
  sandbox = await startTestSandbox();
});
afterEach(() => sandbox.close());

const { signal } = new AbortController();
const question = { text: '', conversationId: null, userId: 'guest' };

async function answerTo(asked: Question): Promise<string> {
  let text = '';
  for await (const event of openConnection(sandbox).chat.ask(asked, signal)) text += textOf(event);
  return text;
}

function textOf(event: ChatEvent): string {
  return event.type === 'answer' ? event.text : '';
}

test('files are handed over and reach the bot by name, with words and without', async () => {
  const { chat } = openConnection(sandbox);
  const name = '豆 单 "2026".pdf';
  const menu = await chat.upload(
    { name, kind: 'file', content: new TextEncoder().encode('%PDF') },
    signal,
  );
  const picture = await chat.upload(
    { name: '拉花.png', kind: 'image', content: Uint8Array.of(1, 2, 3) },
    signal,
  );
  expect(await answerTo({ ...question, files: [menu, picture] })).toContain(
    `\`${name}\`、\`拉花.png\``,
  );
  expect(await answerTo({ ...question, text: '手冲的水温', files: [picture] })).toContain(
    '`拉花.png`',
  );
});

test('a file Coze does not know, or does not take, is an error with a code', async () => {
  const { chat } = openConnection(sandbox);
  const unknown = answerTo({
    ...question,
    files: [{ kind: 'file', fileId: '7400000000000000001' }],
  });
  expect((await appErrorOf(unknown)).code).toBe('FILE_REJECTED');
  expect(
    (
      await appErrorOf(
        chat.upload({ name: 'a.txt', kind: 'file', content: new Uint8Array() }, signal),
      )
    ).code,
  ).toBe('FILE_REJECTED');
});

test('an upload with a revoked token is repeated with a new one and nobody notices', async () => {
  const { chat } = openConnection(sandbox);
  const file = { name: 'a.txt', kind: 'file' as const, content: Uint8Array.of(65) };
  await chat.upload(file, signal);
  sandbox.inspect.revokeTokens();
  expect((await chat.upload(file, signal)).fileId).toMatch(/^\d{19}$/);
  expect(sandbox.inspect.tokenRequests()).toBe(2);
});

test('the commands the bot offers are accepted, others are refused', async () => {
  const { commands } = await openConnection(sandbox).resources.bot();
  const [brew] = commands;
  expect(brew).toMatchObject({ name: '冲煮参数', fields: [{ name: 'method', initial: '手冲' }] });
  const command = { id: brew?.id ?? '', name: '冲煮参数', parameters: { method: '手冲' } };
  expect(
    await answerTo({ ...question, text: '手冲的水粉比、研磨度和水温怎么定？', command }),
  ).toContain('手冲');
  const stranger = answerTo({ ...question, text: 'x', command: { ...command, id: '1' } });
  expect((await appErrorOf(stranger)).code).toBe('COZE_BAD_PARAMETER');
});
