import { afterEach, describe, expect, test } from 'vitest';
import { BotList } from '../../../src/core/coze/bot-list';
import type { CozeClient } from '../../../src/core/coze/coze-client';
import { CozeSdk } from '../../../src/core/coze/sdk/coze-sdk';
import { AppError } from '../../../src/core/lib/errors';
import { appErrorOf } from '../../fakes/app-error-of';

let asked: string[] = [];
afterEach(() => {
  asked = [];
});

/** A Coze that answers by path; what is asked is noted with its query. */
function listOf(answers: Record<string, (query: Record<string, string>) => unknown>): BotList {
  const coze: Pick<CozeClient, 'call'> = {
    call: ({ path, query = {} }) => {
      asked.push(`${path}?${new URLSearchParams(query).toString()}`);
      const answer = answers[path]?.(query) ?? new AppError('ENDPOINT_NOT_SERVED');
      return answer instanceof AppError
        ? Promise.reject(answer)
        : Promise.resolve({ data: answer, logid: null });
    },
  };
  return new BotList(new CozeSdk(coze));
}

/** As many bots as a page has. */
const page = (number: number, count: number) =>
  Array.from({ length: count }, (_each, at) => bot(`${number}-${at}`, true));

const bot = (id: string, published: boolean) => ({
  id,
  name: `n${id}`,
  description: null,
  is_published: published,
});

describe('the bots of a workspace', () => {
  test('come with their drafts, published ones first', async () => {
    const list = listOf({
      '/v1/bots': () => ({ total: 2, items: [bot('1', false), bot('2', true)] }),
    });
    expect(await list.bots('73')).toEqual([
      { id: '2', name: 'n2', description: '', published: true },
      { id: '1', name: 'n1', description: '', published: false },
    ]);
    expect(asked).toEqual(['/v1/bots?workspace_id=73&publish_status=all&page_num=1&page_size=50']);
  });

  test('are read page after page until one is not full', async () => {
    const list = listOf({
      '/v1/bots': ({ page_num: number }) => ({ items: number === '1' ? page(1, 50) : page(2, 3) }),
    });
    expect(await list.bots('73')).toHaveLength(53);
    expect(asked).toHaveLength(2);
  });

  test('end after ten pages, however many a server claims', async () => {
    await listOf({ '/v1/bots': () => ({ items: page(1, 50) }) }).bots('73');
    expect(asked).toHaveLength(10);
  });

  test('are the published ones only where the list with drafts is refused', async () => {
    const list = listOf({
      '/v1/bots': () => new AppError('PERMISSION_DENIED'),
      '/v1/space/published_bots_list': () => ({
        total: 1,
        space_bots: [{ bot_id: '5', bot_name: '咖啡', publish_time: '1' }],
      }),
    });
    expect(await list.bots('73')).toEqual([
      { id: '5', name: '咖啡', description: '', published: true },
    ]);
  });

  test('are refused with the first reason when neither list is allowed, and a dead network is asked once', async () => {
    expect(
      (await appErrorOf(listOf({ '/v1/bots': () => new AppError('PERMISSION_DENIED') }).bots('73')))
        .code,
    ).toBe('PERMISSION_DENIED');
    asked = [];
    expect(
      (await appErrorOf(listOf({ '/v1/bots': () => new AppError('TIMEOUT') }).bots('73'))).code,
    ).toBe('TIMEOUT');
    expect(asked).toHaveLength(1);
  });
});

test('workspaces are named; a server without lists says so; an answer that is none is an error', async () => {
  expect(
    await listOf({
      '/v1/workspaces': () => ({ total_count: 1, workspaces: [{ id: '73', name: '沙箱空间' }] }),
    }).workspaces(),
  ).toEqual([{ id: '73', name: '沙箱空间' }]);
  expect((await appErrorOf(listOf({}).workspaces())).code).toBe('ENDPOINT_NOT_SERVED');
  expect(
    (await appErrorOf(listOf({ '/v1/workspaces': () => ({ workspaces: 'none' }) }).workspaces()))
      .code,
  ).toBe('COZE_UNKNOWN');
});
