import * as fc from 'fast-check';
import { beforeAll, describe, expect, test } from 'vitest';
import { DirectInboxWriter } from '../../../../src/core/webhook/store/direct-inbox-writer';
import { WebhookReadStore } from '../../../../src/core/webhook/store/webhook-read-store';
import { DeliveryList } from '../../../../src/core/webhook/inspect/delivery-list';
import { parseFilter } from '../../../../src/core/webhook/filter/parse-filter';
import { inboxEntry } from '../../../fakes/inbox-entry';
import { memoryDatabase } from '../../../fakes/test-webhooks';

const database = memoryDatabase();
const list = new DeliveryList(new WebhookReadStore(database), () => '');
const found = async (filter: string): Promise<string[]> => {
  const { rows, problem } = await list.page(filter, 0, 100);
  expect(problem).toBeNull();
  return rows.map(({ id }) => id).toSorted();
};

beforeAll(async () => {
  await new DirectInboxWriter(database).append([
    inboxEntry('message', {
      event: 'conversation.message',
      headers: '[["user-agent","curl/8.1"],["x-trace","A 1"]]',
      body:
        '{"event":"conversation.message","data":{"conversation_id":"conv_123","message":"Hello ' +
        '咖啡","n":5,"ok":true,"none":null,"items":[{"name":"a b"}],"100%_x":1}}',
    }),
    inboxEntry('published', {
      event: 'bot.published',
      origin: 'test',
      headers: '[["user-agent","Coze"]]',
      body: '{"header":{"event_id":"e1"},"data":{"n":50,"ok":false}}',
    }),
    inboxEntry('dead', { event: 'bot.deleted', status: 'dead', body: '{}', headers: '[]' }),
    inboxEntry('refused', {
      event: '',
      status: 'refused',
      answerStatus: 401,
      body: 'no json, hello',
      headers: '[["user-agent","curl/7"]]',
      verification: { method: 'none', verified: false, reason: 'missing-proof' },
    }),
  ]);
});

describe('filter language', () => {
  test.each([
    ['', ['dead', 'message', 'published', 'refused']],
    ['event:conversation.message', ['message']],
    ['event:bot.*', ['dead', 'published']],
    ['event:BOT.published', ['published']],
    ['-event:bot.*', ['message', 'refused']],
    ['status:dead', ['dead']],
    ['status:refused', ['refused']],
    ['status:401', ['refused']],
    ['status:200 event:bot.*', ['dead', 'published']],
    ['origin:test', ['published']],
    ['verified:no', ['refused']],
    ['verified:yes -origin:test', ['dead', 'message']],
    ['id:pub*', ['published']],
    ['header:user-agent', ['message', 'published', 'refused']],
    ['-header:user-agent', ['dead']],
    ['header:User-Agent=Coze', ['published']],
    ['header:user-agent=curl*', ['message', 'refused']],
    ['header:user-agent!=curl*', ['published']],
    ['header:user-agent~CURL', ['message', 'refused']],
    ['header:x-trace="A 1"', ['message']],
    ['$.data.conversation_id=conv_123', ['message']],
    ['$.data.conversation_id=conv_*', ['message']],
    ['$.data.conversation_id', ['message']],
    ['$.data.n=5', ['message']],
    ['$.data.n>5', ['published']],
    ['$.data.n<50', ['message']],
    ['$.data.n!=5', ['published']],
    ['$.data.ok=true', ['message']],
    ['$.data.ok=false', ['published']],
    ['$.data.none=null', ['message']],
    ['$.data.items[0].name="a b"', ['message']],
    ['$.data.message~咖啡', ['message']],
    ['-$.data.n', ['dead', 'refused']],
    ['hello', ['message', 'refused']],
    ['HELLO 咖啡', ['message']],
    ['"no json, hello"', ['refused']],
    ['"status:dead"', []],
    ['100%_x', ['message']],
    ['event:%', []],
    ['event:_ot.published', []],
    [String.raw`\"e1\"`, ['published']],
  ])('%s finds %j', async (filter, expected) => {
    expect(await found(filter)).toEqual(expected);
  });

  test.each([
    ['status:sad', { problem: 'unknown-status', at: 0, length: 10, text: 'status:sad' }],
    ['hello colour:red', { problem: 'unknown-field', at: 6, length: 10, text: 'colour:red' }],
    ['event:', { problem: 'missing-value', at: 0, length: 6, text: 'event:' }],
    ['x "open', { problem: 'unclosed-quote', at: 2, length: 5, text: '"open' }],
    ['$data=1', { problem: 'bad-path', at: 0, length: 7, text: '$data=1' }],
    ['$.a[b]=1', { problem: 'bad-path', at: 0, length: 8, text: '$.a[b]=1' }],
    ['$.n>many', { problem: 'missing-value', at: 0, length: 8, text: '$.n>many' }],
    ['header:=x', { problem: 'bad-header', at: 0, length: 9, text: 'header:=x' }],
    ['verified:perhaps', { problem: 'unknown-field', at: 0, length: 16, text: 'verified:perhaps' }],
  ])('%s is explained: what is wrong, and where', (filter, problem) => {
    expect(parseFilter(filter)).toEqual({ ok: false, problem });
  });

  test('whatever a person types, the database understands it or it is explained', async () => {
    const piece = fc.oneof(
      fc.string(),
      fc.constantFrom(
        'event:',
        'status:',
        'header:',
        '$.',
        '$.a',
        '"',
        '=',
        '~',
        '!=',
        '>',
        '*',
        "'",
        ';--',
        '[0]',
        '-',
        '\\',
        'a',
        '1',
        '%',
        ' ',
        '',
      ),
    );
    await fc.assert(
      fc.asyncProperty(fc.array(piece, { maxLength: 8 }), async (pieces) => {
        const page = await list.page(pieces.join(''), 0, 5);
        expect(page.problem === null || page.total === 0).toBe(true);
      }),
      { numRuns: 1500 },
    );
  });
});
