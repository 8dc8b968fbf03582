import {
  ChatEventType,
  ChatStatus,
  CozeAPI,
  RoleType,
  type StreamChatData,
  WorkflowEventType,
  getDeviceCode,
  getDeviceToken,
  getJWTToken,
  getPKCEAuthenticationUrl,
  getPKCEOAuthToken,
  getWebAuthenticationUrl,
  getWebOAuthToken,
  refreshOAuthToken,
} from '@coze/api';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { z } from 'zod';
import { type RunningSandbox, startSandbox } from '../../src/sandbox/start-sandbox';
import { PROMISED_ROUTES } from './sandbox-routes';

let sandbox: RunningSandbox;
let coze: CozeAPI;
/** Moved forward by tests that would else have to wait. */
let clockAdvance = 0;

beforeAll(async () => {
  sandbox = await startSandbox({
    knowledgeFolder: 'resources/knowledge',
    tokenDelayMs: 0,
    now: () => Date.now() + clockAdvance,
  });
  coze = new CozeAPI({ baseURL: sandbox.coze.apiBase, token: sandbox.coze.pat });
});
afterAll(() => sandbox.close());

const REDIRECT = 'http://127.0.0.1:9/callback';
const POUR_OVER = '请介绍一下手冲咖啡的技巧';
const ETHIOPIA = '埃塞俄比亚咖啡特点';

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
  for (const event of events) {
    if (event.event === ChatEventType.CONVERSATION_MESSAGE_DELTA) answer += event.data.content;
  }
  return answer;
}

const envelope = z.object({ code: z.number(), data: z.unknown().optional() });
const interruptData = z.object({
  interrupt_data: z.object({ event_id: z.string(), type: z.number() }),
});

async function plain(
  method: string,
  path: string,
  body?: unknown,
): Promise<{ code: number; data?: unknown }> {
  const response = await fetch(sandbox.coze.apiBase + path, {
    method,
    headers: { authorization: `Bearer ${sandbox.coze.pat}`, 'content-type': 'application/json' },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  });
  return envelope.parse(await response.json());
}

function jwtConfig(): Parameters<typeof getJWTToken>[0] {
  const { apiBase, appId, kid, privateKeyPem } = sandbox.coze;
  return {
    baseURL: apiBase,
    appId,
    aud: new URL(apiBase).host,
    keyid: kid,
    privateKey: privateKeyPem,
  };
}

async function followRedirect(url: string): Promise<URL> {
  const response = await fetch(url, { redirect: 'manual' });
  expect(response.status).toBe(302);
  return new URL(response.headers.get('location') ?? '');
}

describe('signing in with the SDK', () => {
  test('a JWT becomes a token with an absolute expiry that works', async () => {
    const token = await getJWTToken({
      ...jwtConfig(),
      durationSeconds: 600,
      sessionName: 'guest-1',
    });
    expect(token.access_token).toMatch(/^czs_/);
    expect(Math.abs(token.expires_in - Date.now() / 1000 - 600)).toBeLessThan(5);
    const me = await new CozeAPI({
      baseURL: sandbox.coze.apiBase,
      token: token.access_token,
    }).users.me();
    expect(me.user_id).toMatch(/^\d{19}$/);
  });

  test('the account form of the token path works', async () => {
    const token = await getJWTToken({ ...jwtConfig(), accountId: '7400000000000000001' });
    expect(token.access_token).toMatch(/^czs_/);
  });

  test('the web flow gives a token and a refresh token that works once', async () => {
    const { apiBase: baseURL, webClientId: clientId, webClientSecret: clientSecret } = sandbox.coze;
    const config = { baseURL, clientId, redirectUrl: REDIRECT, state: 's1' };
    const target = await followRedirect(getWebAuthenticationUrl(config));
    expect(target.searchParams.get('state')).toBe('s1');
    const code = target.searchParams.get('code') ?? '';
    const first = await getWebOAuthToken({ ...config, clientSecret, code });
    expect(first.access_token).toMatch(/^czu_/);
    const refresh = { baseURL, clientId, clientSecret, refreshToken: first.refresh_token };
    const second = await refreshOAuthToken(refresh);
    expect(second.refresh_token).not.toBe(first.refresh_token);
    await expect(refreshOAuthToken(refresh)).rejects.toThrow();
  });

  test('PKCE works without a secret, also in the workspace form', async () => {
    const { apiBase: baseURL, publicClientId: clientId, workspaceId } = sandbox.coze;
    const config = { baseURL, clientId, redirectUrl: REDIRECT, workspaceId };
    const { url, codeVerifier } = await getPKCEAuthenticationUrl(config);
    const code = (await followRedirect(url)).searchParams.get('code') ?? '';
    const token = await getPKCEOAuthToken({ ...config, code, codeVerifier });
    expect(token.refresh_token).not.toBe('');
  });

  test('the device flow polls until the person agreed', async () => {
    const { apiBase: baseURL, publicClientId: clientId } = sandbox.coze;
    const device = await getDeviceCode({ baseURL, clientId });
    const poll = { baseURL, clientId, deviceCode: device.device_code };
    await expect(getDeviceToken(poll)).rejects.toMatchObject({
      rawError: { error: 'authorization_pending' },
    });
    await expect(getDeviceToken(poll)).rejects.toMatchObject({ rawError: { error: 'slow_down' } });
    expect((await fetch(device.verification_uri)).status).toBe(200);
    clockAdvance += device.interval * 1000;
    expect((await getDeviceToken({ ...poll, poll: true })).access_token).toMatch(/^czu_/);
    const inWorkspace = await getDeviceCode({
      baseURL,
      clientId,
      workspaceId: sandbox.coze.workspaceId,
    });
    expect(inWorkspace.user_code).toHaveLength(8);
  });
});

describe('users, workspaces and bots with the SDK', () => {
  test('the workspace and its published bot are listed', async () => {
    const { workspaces, total_count: total } = await coze.workspaces.list();
    expect(total).toBe(1);
    expect(workspaces[0]).toMatchObject({ id: sandbox.coze.workspaceId, name: '沙箱空间' });
    const list = await coze.bots.list({ space_id: sandbox.coze.workspaceId });
    expect(list.space_bots[0]?.bot_name).toBe('AI 咖啡知识沙龙（沙箱）');
    const all = await coze.bots.listNew({
      workspace_id: sandbox.coze.workspaceId,
      publish_status: 'all',
    });
    expect(all.items.map((item) => item.is_published)).toContain(false);
  });

  test('a bot introduces itself as the sandbox', async () => {
    const bot = await coze.bots.retrieve({ bot_id: sandbox.coze.botId });
    expect(bot.onboarding_info.prologue).toContain('内置沙箱');
    expect((await coze.bots.retrieveNew(sandbox.coze.botId)).bot_id).toBe(sandbox.coze.botId);
  });

  test('a bot answers 4015 until it is published', async () => {
    const { bot_id: botId } = await coze.bots.create({
      space_id: sandbox.coze.workspaceId,
      name: '新店员',
    });
    await coze.bots.update({ bot_id: botId, description: '改过' });
    const messages = { bot_id: botId, additional_messages: ask(POUR_OVER) };
    await expect(coze.chat.create(messages)).rejects.toMatchObject({ code: 4015 });
    await coze.bots.publish({ bot_id: botId, connector_ids: ['1024'] });
    expect((await coze.bots.retrieve({ bot_id: botId })).description).toBe('改过');
    expect((await coze.chat.create(messages)).status).toBe(ChatStatus.IN_PROGRESS);
  });
});

describe('chat with the SDK', () => {
  test('a stream has its events in order and ends with done', async () => {
    const stream = coze.chat.stream({
      bot_id: sandbox.coze.botId,
      additional_messages: ask(POUR_OVER),
    });
    const events = await collect(stream);
    const names = events.map(({ event }) => event as string);
    expect(names.slice(0, 2)).toEqual([
      'conversation.chat.created',
      'conversation.chat.in_progress',
    ]);
    expect(names.slice(-2)).toEqual(['conversation.chat.completed', 'done']);
    expect(answerIn(events)).toContain('**来源**');
  });

  test('create and poll comes to the whole answer', async () => {
    const poll = { bot_id: sandbox.coze.botId, additional_messages: ask(POUR_OVER) };
    const { chat, messages } = await coze.chat.createAndPoll(poll);
    expect(chat.status).toBe(ChatStatus.COMPLETED);
    expect(chat.usage?.token_count).toBe(
      (chat.usage?.input_count ?? 0) + (chat.usage?.output_count ?? 0),
    );
    expect(messages?.map(({ type }) => type)).toContain('answer');
  });

  test('an origin asks for the local tool; the submitted output becomes the answer', async () => {
    const asked = await collect(
      coze.chat.stream({ bot_id: sandbox.coze.botId, additional_messages: ask(ETHIOPIA) }),
    );
    const waiting = asked.find(
      ({ event }) => event === ChatEventType.CONVERSATION_CHAT_REQUIRES_ACTION,
    );
    if (waiting?.event !== ChatEventType.CONVERSATION_CHAT_REQUIRES_ACTION)
      throw new Error('no action required');
    const chat = waiting.data;
    const [call] = chat.required_action?.submit_tool_outputs.tool_calls ?? [];
    expect(call?.function).toMatchObject({
      name: 'coffee_knowledge_query',
      arguments: JSON.stringify({ query: ETHIOPIA }),
    });
    const output = JSON.stringify({ results: [{ title: '耶加雪菲', body: '柑橘与茉莉花香。' }] });
    const outputs = [{ tool_call_id: call?.id ?? '', output }];
    const place = { conversation_id: chat.conversation_id, chat_id: chat.id };
    const answered = await collect(
      coze.chat.submitToolOutputs({ ...place, tool_outputs: outputs, stream: true }),
    );
    expect(answerIn(answered)).toContain('柑橘与茉莉花香');
    expect(
      (await coze.chat.messages.list(chat.conversation_id, chat.id)).map(
        ({ type }) => type as string,
      ),
    ).toEqual(expect.arrayContaining(['function_call', 'tool_response', 'answer']));
  });

  test('a running chat can be cancelled; a finished one cannot', async () => {
    const chat = await coze.chat.create({
      bot_id: sandbox.coze.botId,
      additional_messages: ask(POUR_OVER),
    });
    const cancelled = await coze.chat
      .cancel(chat.conversation_id, chat.id)
      .catch((error: unknown) => error);
    const seen = await coze.chat.retrieve(chat.conversation_id, chat.id);
    expect([ChatStatus.CANCELED, ChatStatus.COMPLETED]).toContain(seen.status);
    if (seen.status === ChatStatus.COMPLETED) expect(cancelled).toMatchObject({ code: 4104 });
    await expect(coze.chat.cancel(chat.conversation_id, chat.id)).rejects.toMatchObject({
      code: 4104,
    });
  });
});

describe('conversations and messages with the SDK', () => {
  test('a conversation is created, found, listed, cleared', async () => {
    const created = await coze.conversations.create({
      bot_id: sandbox.coze.botId,
      meta_data: { table: '3' },
    });
    expect((await coze.conversations.retrieve(created.id)).meta_data).toEqual({ table: '3' });
    const list = await coze.conversations.list({ bot_id: sandbox.coze.botId });
    expect(list.conversations.map(({ id }) => id)).toContain(created.id);
    const cleared = await coze.conversations.clear(created.id);
    expect(cleared.conversation_id).toBe(created.id);
  });

  test('messages are created, read, changed, listed and deleted', async () => {
    const { id } = await coze.conversations.create({ bot_id: sandbox.coze.botId });
    const { messages } = coze.conversations;
    const fields = {
      role: RoleType.User,
      content: '一',
      content_type: 'text' as const,
      meta_data: {},
    };
    const message = await messages.create(id, fields);
    await messages.update(id, message.id, { content: '二' });
    expect((await messages.retrieve(id, message.id)).content).toBe('二');
    const list = await messages.list(id, { limit: 10 });
    expect(list).toMatchObject({ first_id: message.id, last_id: message.id, has_more: false });
    await messages.delete(id, message.id);
    expect((await messages.list(id)).data).toEqual([]);
  });
});

describe('workflows and files with the SDK', () => {
  test('a run answers at the top level and leaves a history', async () => {
    const { workflowId } = sandbox.coze;
    const run = await coze.workflows.runs.create({
      workflow_id: workflowId,
      parameters: { topic: '冷萃' },
    });
    expect(JSON.parse(run.data)).toMatchObject({ topic: '冷萃', confirmed: true });
    const [history] = await coze.workflows.runs.history(workflowId, run.execute_id);
    expect(history).toMatchObject({ execute_status: 'Success', run_mode: 0, output: run.data });
  });

  test('a run stops at its question and goes on after resume', async () => {
    const { workflowId } = sandbox.coze;
    const first = await collect(
      coze.workflows.runs.stream({ workflow_id: workflowId, parameters: { confirm: true } }),
    );
    const stop = first.at(-1);
    expect(stop?.event).toBe(WorkflowEventType.INTERRUPT);
    const { interrupt_data: interrupt } = interruptData.parse(stop?.data);
    expect(interrupt.type).toBe(2);
    expect(interrupt.event_id).toMatch(/^\d{19}\/\d{19}$/);
    const resume = {
      workflow_id: workflowId,
      event_id: interrupt.event_id,
      interrupt_type: 2,
      resume_data: '好',
    };
    const second = await collect(coze.workflows.runs.resume(resume));
    expect(second.map(({ id }) => id)).toEqual([0, 1, 2]);
    expect(second.map(({ event }) => event)).toEqual(['Message', 'Message', 'Done']);
  });

  test('a chat flow streams an answer', async () => {
    const { workflowId, botId } = sandbox.coze;
    const chat = { workflow_id: workflowId, bot_id: botId, additional_messages: ask(ETHIOPIA) };
    const events = await collect(coze.workflows.chat.stream(chat));
    expect(answerIn(events)).toContain('埃塞俄比亚');
    expect(events.at(-1)?.event).toBe(ChatEventType.DONE);
  });

  test('a file is uploaded and described', async () => {
    const file = await coze.files.upload({ file: Buffer.from('espresso') });
    expect(file.bytes).toBe(8);
    expect(await coze.files.retrieve(file.id)).toEqual(file);
  });
});

describe('paths the SDK has no call for', () => {
  test('GET retrieve answers like POST', async () => {
    const chat = await coze.chat.create({
      bot_id: sandbox.coze.botId,
      additional_messages: ask(POUR_OVER),
    });
    const path = `/v3/chat/retrieve?conversation_id=${chat.conversation_id}&chat_id=${chat.id}`;
    expect((await plain('GET', path)).data).toMatchObject({ id: chat.id });
  });

  test('a conversation is renamed and deleted', async () => {
    const { id } = await coze.conversations.create({ bot_id: sandbox.coze.botId });
    expect(
      (await plain('PUT', `/v1/conversations/${id}`, { name: '周三沙龙' })).data,
    ).toMatchObject({ name: '周三沙龙' });
    expect((await plain('DELETE', `/v1/conversations/${id}`)).code).toBe(0);
    await expect(coze.conversations.retrieve(id)).rejects.toMatchObject({ code: 4002 });
  });

  test('the enterprise token path verifies its JWT', async () => {
    const response = await fetch(
      `${sandbox.coze.apiBase}/api/permission/oauth2/enterprise_id/1/token`,
      {
        method: 'POST',
        headers: { authorization: 'Bearer not.a.jwt', 'content-type': 'application/json' },
        body: JSON.stringify({ grant_type: 'urn:ietf:params:oauth:grant-type:jwt-bearer' }),
      },
    );
    expect(response.status).toBe(401);
  });
});

// Last in the file on purpose: it looks at what all the tests above have asked.
test('every promised path was asked in this file', () => {
  const asked = sandbox.inspect.requests();
  expect(PROMISED_ROUTES.filter((route) => asked[route] === undefined)).toEqual([]);
});
