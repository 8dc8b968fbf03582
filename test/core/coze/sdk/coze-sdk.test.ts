import { expect, test } from 'vitest';
import type { CozeCall } from '../../../../src/core/coze/coze-client';
import { CozeSdk } from '../../../../src/core/coze/sdk/coze-sdk';

/** What each call asks our client for, exactly as before the SDK made them. */
async function askedBy(call: (sdk: CozeSdk) => Promise<unknown>): Promise<CozeCall[]> {
  const asked: CozeCall[] = [];
  const sdk = new CozeSdk({
    call: (made) => {
      asked.push(made);
      return Promise.resolve({ data: {}, logid: null });
    },
  });
  await call(sdk);
  return asked;
}

const PAGE = { number: 2, size: 50 };

test.each<[string, (sdk: CozeSdk) => Promise<unknown>, string, Record<string, string>]>([
  ['whose token this is', (sdk) => sdk.me(), '/v1/users/me', {}],
  [
    'workspaces',
    (sdk) => sdk.workspaces(PAGE),
    '/v1/workspaces',
    { page_num: '2', page_size: '50' },
  ],
  [
    'bots with their drafts',
    (sdk) => sdk.bots('73', PAGE),
    '/v1/bots',
    { workspace_id: '73', publish_status: 'all', page_num: '2', page_size: '50' },
  ],
  [
    'published bots',
    (sdk) => sdk.publishedBots('73', PAGE),
    '/v1/space/published_bots_list',
    { space_id: '73', page_index: '2', page_size: '50' },
  ],
  ['a bot', (sdk) => sdk.bot('7500'), '/v1/bot/get_online_info', { bot_id: '7500' }],
  [
    'conversations',
    (sdk) => sdk.conversations('7500', PAGE),
    '/v1/conversations',
    { bot_id: '7500', page_num: '2', page_size: '50' },
  ],
])('%s', async (_name, call, path, query) => {
  expect(await askedBy(call)).toEqual([{ method: 'GET', path, query }]);
});

test('an id that is none cannot add a parameter or cut the query off', async () => {
  const odd = '1&page_size=9#x +%26/豆';
  const [bots, bot] = await askedBy(async (sdk) => {
    await sdk.bots(odd, PAGE);
    await sdk.bot(odd);
  });
  expect(bots?.query).toMatchObject({ workspace_id: odd, page_size: '50' });
  expect(bot?.query).toEqual({ bot_id: odd });
});

test('the signal of the caller is the signal of the call', async () => {
  const { signal } = new AbortController();
  const [call] = await askedBy((sdk) => sdk.bot('1', signal));
  expect(call?.signal).toBe(signal);
});
