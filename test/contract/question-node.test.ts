import { ChatEventType, ChatStatus, CozeAPI, RoleType, type StreamChatData } from '@coze/api';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { PatTokenSource } from '../../src/core/auth/token-provider';
import { CozeChatClient } from '../../src/core/coze/coze-chat-client';
import { CozeClient } from '../../src/core/coze/coze-client';
import { WholeChatClient } from '../../src/core/coze/whole-chat-client';
import { HttpClient } from '../../src/core/net/http-client';
import type { ChatBackend, ChatEvent } from '../../src/core/ports/chat-backend';
import { type RunningSandbox, startSandbox } from '../../src/sandbox/start-sandbox';

/** A workflow's question node waits for the person (docs/reference/coze-wire.md, 3.4). */

const ASKS_FIRST = '请先确认再回答';
const POUR_OVER = '请介绍一下手冲咖啡的技巧';
/** As the documents print it. */
const REPLY_MESSAGE = {
  type: 'submit_tool_outputs',
  submit_tool_outputs: {
    tool_calls: [{ id: '', type: 'reply_message', function: null, require_info: null }],
  },
};

let sandbox: RunningSandbox;
let coze: CozeAPI;
let http: HttpClient;

beforeAll(async () => {
  sandbox = await startSandbox({ knowledgeFolder: 'resources/knowledge', tokenDelayMs: 0 });
  coze = new CozeAPI({ baseURL: sandbox.coze.apiBase, token: sandbox.coze.pat });
  http = new HttpClient();
});
afterAll(async () => {
  await http.dispose();
  await sandbox.close();
});

function ask(content: string): { role: RoleType; content: string; content_type: 'text' }[] {
  return [{ role: RoleType.User, content, content_type: 'text' }];
}

async function collect<Item>(items: AsyncIterable<Item>): Promise<Item[]> {
  const all: Item[] = [];
  for await (const item of items) all.push(item);
  return all;
}

function answerIn(events: readonly StreamChatData[]): string {
  let answer = '';
  for (const event of events)
    if (event.event === ChatEventType.CONVERSATION_MESSAGE_DELTA) answer += event.data.content;
  return answer;
}

function waitingIn(events: readonly StreamChatData[]) {
  const last = events.at(-2);
  if (last?.event !== ChatEventType.CONVERSATION_CHAT_REQUIRES_ACTION)
    throw new Error(`the chat ended with ${last?.event ?? 'nothing'}`);
  return last.data;
}

describe('a question node with the SDK', () => {
  test('ends the stream of a bot with its question and nothing to submit; the next message goes on', async () => {
    const { botId: bot_id } = sandbox.coze;
    const first = await collect(coze.chat.stream({ bot_id, additional_messages: ask(ASKS_FIRST) }));
    expect(answerIn(first)).toContain('？');
    const { status, required_action, conversation_id } = waitingIn(first);
    expect([status, required_action]).toEqual([ChatStatus.REQUIRES_ACTION, REPLY_MESSAGE]);
    const second = await collect(
      coze.chat.stream({ bot_id, conversation_id, additional_messages: ask('好的') }),
    );
    expect(answerIn(second)).toContain('好的');
    expect(second.at(-2)?.event).toBe(ChatEventType.CONVERSATION_CHAT_COMPLETED);
  });

  test('is seen by polling, with the question in the list of messages', async () => {
    const started = await coze.chat.create({
      bot_id: sandbox.coze.botId,
      additional_messages: ask(ASKS_FIRST),
    });
    const { conversation_id, id } = started;
    await expect
      .poll(async () => (await coze.chat.retrieve(conversation_id, id)).required_action)
      .toEqual(REPLY_MESSAGE);
    const types = (await coze.chat.messages.list(conversation_id, id)).map(({ type }) => type);
    expect(types).toContain('answer');
    await expect(
      coze.chat
        .submitToolOutputs({
          conversation_id,
          chat_id: id,
          tool_outputs: [{ tool_call_id: '', output: '好的' }],
          stream: false,
        })
        .next(),
    ).rejects.toMatchObject({ code: 4000 });
  });

  test('asks in a workflow chat with confirm, then answers what was asked before', async () => {
    const { workflowId: workflow_id, botId: bot_id } = sandbox.coze;
    const parameters = { confirm: true };
    const first = await collect(
      coze.workflows.chat.stream({
        workflow_id,
        bot_id,
        parameters,
        additional_messages: ask(POUR_OVER),
      }),
    );
    const { required_action, conversation_id } = waitingIn(first);
    expect(required_action).toEqual(REPLY_MESSAGE);
    const second = await collect(
      coze.workflows.chat.stream({
        workflow_id,
        bot_id,
        conversation_id,
        parameters,
        additional_messages: ask('好的'),
      }),
    );
    expect(answerIn(second)).toMatch(/好的[^]*手冲/);
    expect(second.at(-2)?.event).toBe(ChatEventType.CONVERSATION_CHAT_COMPLETED);
  });
});

describe('a question node with our client', () => {
  test.each(['streamed', 'whole'])(
    '%s: the question is the answer, nothing is submitted, the next message goes on',
    async (form) => {
      const client = clientOf(form);
      const first = await turn(client, ASKS_FIRST, null);
      expect(first.map(({ type }) => type)).not.toContain('tools-wanted');
      expect(textOf(first)).toContain('？');
      expect(first.at(-1)).toEqual({ type: 'completed', usage: null });
      const started = first.find((event) => event.type === 'started');
      const conversationId = started?.reference.conversationId ?? '';
      const second = await turn(client, '好的', conversationId);
      expect(textOf(second)).toContain('好的');
      expect(second.at(-1)?.type).toBe('completed');
    },
  );
});

function clientOf(form: string): ChatBackend {
  const { apiBase, botId, pat } = sandbox.coze;
  const client = new CozeClient(http, new PatTokenSource(pat), apiBase);
  const streamed = new CozeChatClient(client, { botId, host: 'sandbox', idleMs: () => 5000 });
  const poll = { intervalMs: 20, deadlineMs: 5000 };
  return form === 'streamed'
    ? streamed
    : new WholeChatClient(client, { botId, host: 'sandbox', poll, streamed });
}

function turn(
  client: ChatBackend,
  text: string,
  conversationId: string | null,
): Promise<ChatEvent[]> {
  return collect(client.ask({ text, conversationId, userId: 'u' }, new AbortController().signal));
}

function textOf(events: readonly ChatEvent[]): string {
  return events.map((event) => (event.type === 'answer' ? event.text : '')).join('');
}
