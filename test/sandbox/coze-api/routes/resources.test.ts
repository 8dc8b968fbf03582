import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { z } from 'zod';
import { type SandboxClient, openSandbox } from '../sandbox-client';

let client: SandboxClient;
beforeAll(async () => {
  client = await openSandbox();
});
afterAll(() => client.sandbox.close());

const UNKNOWN = '7400000000000000000';

describe('bots', () => {
  test('are published_online unless another status is asked for', async () => {
    const { workspaceId, botId, unpublishedBotId } = client.sandbox.coze;
    const idsOf = async (status: string): Promise<unknown[]> => {
      const { data } = await client.call('GET', `/v1/bots?workspace_id=${workspaceId}${status}`);
      return z
        .object({ items: z.array(z.object({ id: z.string() })) })
        .parse(data)
        .items.map(({ id }) => id);
    };
    expect(await idsOf('')).toEqual([botId]);
    expect(await idsOf('&publish_status=unpublished_draft')).toEqual([unpublishedBotId]);
    expect(await idsOf('&publish_status=all&page_size=1&page_num=2')).toEqual([unpublishedBotId]);
    expect((await client.call('GET', '/v1/bots?publish_status=some')).code).toBe(4000);
  });

  test('name the local plugin tool they may ask for', async () => {
    const { data } = await client.call('GET', `/v1/bots/${client.sandbox.coze.botId}`);
    expect(JSON.stringify(data)).toContain('coffee_knowledge_query');
  });

  test('answer 4200 when unknown, 4015 when unpublished, except as a draft', async () => {
    const { unpublishedBotId } = client.sandbox.coze;
    expect((await client.call('GET', `/v1/bots/${UNKNOWN}`)).code).toBe(4200);
    expect(
      (await client.call('GET', `/v1/bot/get_online_info?bot_id=${unpublishedBotId}`)).code,
    ).toBe(4015);
    expect((await client.call('GET', `/v1/bots/${unpublishedBotId}?is_published=false`)).code).toBe(
      0,
    );
  });

  test('are created only in the own workspace and with a name of 1 to 20 characters', async () => {
    const { workspaceId } = client.sandbox.coze;
    expect(
      (await client.call('POST', '/v1/bot/create', { space_id: UNKNOWN, name: '店员' })).code,
    ).toBe(4000);
    const long = await client.call('POST', '/v1/bot/create', {
      space_id: workspaceId,
      name: '长'.repeat(21),
    });
    expect(long).toMatchObject({ status: 400, code: 4000 });
    expect(long.msg).toContain('name');
  });
});

describe('conversations', () => {
  test('start with up to 16 messages', async () => {
    const messages = [
      { role: 'user', content: '你好' },
      { role: 'assistant', content: '你好！' },
    ];
    const id = await client.callForId('POST', '/v1/conversation/create', { messages });
    const list = await client.call('POST', `/v1/conversation/message/list?conversation_id=${id}`, {
      order: 'asc',
    });
    expect(list.data).toMatchObject([{ type: 'question' }, { type: 'answer' }]);
    const tooMany = Array.from({ length: 17 }, () => messages[0]);
    expect((await client.call('POST', '/v1/conversation/create', { messages: tooMany })).code).toBe(
      4000,
    );
  });

  test('are listed newest first in pages', async () => {
    const fresh = await openSandbox();
    const ids = [
      await fresh.createConversation(),
      await fresh.createConversation(),
      await fresh.createConversation(),
    ];
    const list = async (query: string): Promise<unknown> =>
      (await fresh.call('GET', `/v1/conversations?bot_id=${fresh.sandbox.coze.botId}&${query}`))
        .data;
    expect(await list('page_size=2')).toMatchObject({
      has_more: true,
      conversations: [{ id: ids[2] }, { id: ids[1] }],
    });
    expect(await list('page_size=2&page_num=2')).toMatchObject({
      has_more: false,
      conversations: [{ id: ids[0] }],
    });
    expect(await list('sort_order=ASC&page_size=1')).toMatchObject({
      conversations: [{ id: ids[0] }],
    });
    await fresh.sandbox.close();
  });

  test('get a new section when cleared', async () => {
    const id = await client.createConversation();
    const section = await client.callForId('POST', `/v1/conversations/${id}/clear`);
    expect(section).not.toBe(id);
    const { data } = await client.call('GET', `/v1/conversation/retrieve?conversation_id=${id}`);
    expect(data).toMatchObject({ last_section_id: section });
  });

  test('answer 4002 when unknown and 4000 when not named', async () => {
    expect(
      (await client.call('GET', `/v1/conversation/retrieve?conversation_id=${UNKNOWN}`)).code,
    ).toBe(4002);
    expect((await client.call('GET', '/v1/conversation/retrieve')).code).toBe(4000);
  });
});

test('a changed message comes under the key message; an unknown one is 4005', async () => {
  const conversation = await client.createConversation();
  const base = `/v1/conversation/message`;
  const fields = { role: 'user', content: '一', content_type: 'text' };
  const id = await client.callForId(
    'POST',
    `${base}/create?conversation_id=${conversation}`,
    fields,
  );
  const changed = await client.call(
    'POST',
    `${base}/modify?conversation_id=${conversation}&message_id=${id}`,
    { content: '二' },
  );
  expect(changed['message']).toMatchObject({ id, content: '二' });
  expect(changed.data).toBeUndefined();
  expect(
    (await client.call('GET', `${base}/retrieve?conversation_id=${conversation}&message_id=1`))
      .code,
  ).toBe(4005);
});

async function upload(...files: File[]): Promise<unknown> {
  const form = new FormData();
  for (const file of files) form.append('file', file);
  const { apiBase, pat } = client.sandbox.coze;
  const headers = { authorization: `Bearer ${pat}` };
  const response = await fetch(`${apiBase}/v1/files/upload`, {
    method: 'POST',
    headers,
    body: form,
  });
  return response.json();
}

describe('files', () => {
  test('keep their name and size', async () => {
    const answer = await upload(new File([new Uint8Array([0, 255, 1])], '菜单.bin'));
    expect(answer).toMatchObject({ code: 0, data: { bytes: 3, file_name: '菜单.bin' } });
  });

  test('are refused empty (4300), several (4301), missing (4000) or unknown (4304)', async () => {
    expect(await upload(new File([], 'a'))).toMatchObject({ code: 4300 });
    expect(await upload(new File(['a'], 'a'), new File(['b'], 'b'))).toMatchObject({ code: 4301 });
    expect(await upload()).toMatchObject({ code: 4000 });
    expect((await client.call('GET', `/v1/files/retrieve?file_id=${UNKNOWN}`)).code).toBe(4304);
  });
});

test('a body that is not JSON is code 4000 with HTTP 400', async () => {
  const { apiBase, pat } = client.sandbox.coze;
  const response = await fetch(`${apiBase}/v1/conversation/create`, {
    method: 'POST',
    headers: { authorization: `Bearer ${pat}` },
    body: '{',
  });
  expect([response.status, await response.json()]).toMatchObject([400, { code: 4000 }]);
});

test.each(['page_num=0', 'page_size=51', 'page_num=x'])(
  'a page like %s is code 4000',
  async (query) => {
    expect((await client.call('GET', `/v1/workspaces?${query}`)).code).toBe(4000);
  },
);
