import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { z } from 'zod';
import { eventually } from '../fakes/deferred';
import { tempFolder } from '../fakes/temp-folder';
import { keyOptions, patOptions, readReady, sandboxForAll } from './own-sandbox';
import { expectError, inData, salon, startSalon } from './run-salon';

const idsSchema = z.object({ conversationId: z.string(), localConversationId: z.string() });
const sandbox = sandboxForAll();

describe.concurrent('chat', () => {
  const QUESTION = '手冲咖啡的水温是多少？';

  test('prints one document with the whole turn', async () => {
    const run = await salon(inData('chat', QUESTION, '--json', ...keyOptions(sandbox.access())));
    expect(run.code).toBe(0);
    expect(run.json()).toEqual({
      conversationId: expect.stringMatching(/^\d{19}$/),
      localConversationId: expect.stringMatching(/^[0-9a-f-]{36}$/),
      chatId: expect.stringMatching(/^\d{19}$/),
      answer: expect.stringMatching(/\S{10}/),
      followUps: expect.any(Array),
      toolCalls: [],
      usage: { input: expect.any(Number), output: expect.any(Number), total: expect.any(Number) },
      ms: expect.any(Number),
      firstTokenMs: expect.any(Number),
    });
  });

  test('a question about an origin shows the tool the bot asked for', async () => {
    const { toolCalls } = (
      await salon(inData('chat', '埃塞俄比亚咖啡特点', '--json', '--sandbox'))
    ).json();
    expect(toolCalls).toMatchObject([
      {
        name: 'coffee_knowledge_query',
        arguments: expect.stringContaining('query'),
        result: expect.any(String),
        ms: expect.any(Number),
      },
    ]);
  });

  test('for people the answer alone goes to stdout, streamed or whole', async () => {
    const streamed = await salon(inData('chat', QUESTION, ...keyOptions(sandbox.access())));
    const whole = await salon(
      inData('chat', QUESTION, '--no-stream', ...patOptions(sandbox.access())),
    );
    expect(streamed.stdout.trim().length).toBeGreaterThan(20);
    expect(whole.stdout).toBe(streamed.stdout);
    expect(streamed.stdout).not.toContain('{');
  });

  test.each(['', '   ', 'x'.repeat(20_001)])(
    'a question that is empty or too long is wrong usage',
    async (text) => {
      expectError(await salon(inData('chat', text, '--json', '--sandbox')), 'INVALID_INPUT', 2);
    },
  );

  // Three commands, one after the other.
  test('goes on in a conversation named by Coze’s id or by ours', async () => {
    const folder = inData('chat', QUESTION, '--json', ...keyOptions(sandbox.access()));
    const stored = [...folder, '--secrets', `file:${join(tempFolder(), 'secrets')}`];
    const first = (await salon(stored)).read(idsSchema);
    for (const id of Object.values(first)) {
      const next = await salon([...stored, '--conversation', id]);
      expect(next.read(idsSchema)).toEqual(first);
    }
  }, 60_000);

  test('a conversation that is not there is told', async () => {
    expectError(
      await salon(inData('chat', QUESTION, '--json', '--sandbox', '--conversation', 'nowhere')),
      'CONVERSATION_MISSING',
      1,
    );
  });

  test('Ctrl+C stops the answer and tells Coze', async () => {
    const program = await startSalon(['sandbox', '--json']);
    const access = await readReady(program);
    const chat = await startSalon(inData('chat', QUESTION, ...keyOptions(access)));
    await eventually(() => chat.stdout.length > 0, 'the first piece', 15_000);
    chat.kill('SIGINT');
    expect(await chat.ended).toBe(1);
    expect(chat.stderr).toContain('ABORTED');
  });
});
