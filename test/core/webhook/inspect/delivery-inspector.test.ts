import { readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { z } from 'zod';
import type { WebhookDelivery } from '../../../../src/core/ports/delivery-receiver';
import { exportDeliveries } from '../../../../src/core/webhook/inspect/delivery-export';
import { appErrorOf } from '../../../fakes/app-error-of';
import { eventually } from '../../../fakes/deferred';
import { FakeClock } from '../../../fakes/fake-clock';
import { inboxEntry } from '../../../fakes/inbox-entry';
import { startStub } from '../../../fakes/stub-server';
import { tempFolder } from '../../../fakes/temp-folder';
import { startTestWebhooks, type TestWebhooks } from '../../../fakes/test-webhooks';

const received = (body: string): string => z.object({ id: z.string() }).parse(JSON.parse(body)).id;
const ended = async (rig: TestWebhooks, id: string): Promise<void> =>
  eventually(
    () => !['pending', 'retrying'].includes(rig.service.inspector.open(id).status),
    `${id} has ended`,
  );

describe('looking closer', () => {
  test('two deliveries are compared by facts, headers and places in the body', async () => {
    const rig = await startTestWebhooks();
    const left = received(
      (await rig.post('{"event":"x","data":{"a":1,"list":[1,2],"same":true}}', { 'x-a': '1' }))
        .body,
    );
    const right = received(
      (
        await rig.post('{"event":"x","data":{"a":2,"list":[1],"same":true,"more":null}}', {
          'x-b': '1',
        })
      ).body,
    );
    await ended(rig, left);
    await ended(rig, right);
    const found = rig.service.inspector
      .diff(left, right)
      .filter(({ path }) => path !== 'content-length');
    expect(found).toEqual([
      { part: 'headers', path: 'x-a', left: '1', right: null },
      { part: 'headers', path: 'x-b', left: null, right: '1' },
      { part: 'body', path: '$.data.a', left: '1', right: '2' },
      { part: 'body', path: '$.data.list[1]', left: '2', right: null },
      { part: 'body', path: '$.data.more', left: null, right: 'null' },
    ]);
    expect(rig.service.inspector.diff(left, left)).toEqual([]);
  });

  test('as cURL a delivery can be pasted into a shell, and holds no secret', async () => {
    const rig = await startTestWebhooks();
    const body = `{"event":"it's","data":"$(rm -rf /) \`x\` \\"q\\""}`;
    const id = received((await rig.post(body, { 'x-quote': `a'b` })).body);
    const command = rig.service.inspector.curl(id);
    expect(command).not.toContain(rig.token);
    expect(command).toContain(`-H "Authorization: Bearer $WEBHOOK_TOKEN"`);
    expect(command).toContain(String.raw`-H 'x-quote: a'\''b'`);
    expect(command).toContain(String.raw`--data-raw '{"event":"it'\''s"`);
    expect(command).not.toContain('content-length');
  });

  test('what a filter finds is written as one JSON object a line, readable by this person only', async () => {
    const rig = await startTestWebhooks();
    await rig.post('{"event":"a","event_id":"1"}');
    await rig.post('{"event":"b","event_id":"2"}');
    await rig.post('not json');
    await eventually(async () => (await rig.service.list.page('', 0, 1)).total === 3, 'three');
    const path = join(tempFolder(), 'out.ndjson');
    expect(await exportDeliveries(rig.service.list.all('-event:b'), path)).toBe(2);
    const lines = readFileSync(path, 'utf8')
      .trimEnd()
      .split('\n')
      .map((line): unknown => JSON.parse(line));
    expect(lines).toMatchObject([
      { status: 'refused', body: 'not json' },
      {
        event: 'a',
        body: { event: 'a', event_id: '1' },
        headers: { authorization: 'Bearer ••••' },
      },
    ]);
    expect(statSync(path).mode & 0o777).toBe(0o600);
  });

  test('the public address is tried hop by hop: a probe arrives, or the broken hop is named', async () => {
    const rig = await startTestWebhooks();
    expect(await appErrorOf(rig.service.addressTests.selfTest())).toMatchObject({
      code: 'WEBHOOK_NO_PUBLIC_ADDRESS',
    });
    const set = async (url: string): Promise<void> => {
      rig.settings.changeSettings({ webhookPublicUrl: url });
      await rig.service.settingsChanged();
    };
    await set(new URL(rig.url).origin);
    const passed = await rig.service.addressTests.selfTest();
    expect(passed.passed).toBe(true);
    expect(passed.hops.map(({ hop, status }) => [hop, status])).toEqual([
      ['address', 'ok'],
      ['dns', 'ok'],
      ['connect', 'ok'],
      ['tls', 'skip'],
      ['answer', 'ok'],
      ['arrival', 'ok'],
    ]);
    const other = await startStub((_request, response) => void response.end('{}'));
    await set(other.origin);
    expect((await rig.service.addressTests.selfTest()).hops.at(-1)).toMatchObject({
      hop: 'arrival',
      status: 'fail',
      error: { code: 'WEBHOOK_PROBE_LOST' },
    });
    const wrong = await startStub((_request, response) => void response.writeHead(404).end());
    await set(wrong.origin);
    expect((await rig.service.addressTests.selfTest()).hops).toMatchObject([
      {},
      {},
      {},
      {},
      { hop: 'answer', status: 'fail', error: { code: 'WEBHOOK_ANSWERED_BADLY' } },
      { hop: 'arrival', status: 'skip' },
    ]);
    await wrong.close();
    expect((await rig.service.addressTests.selfTest()).hops[2]).toMatchObject({
      hop: 'connect',
      status: 'fail',
      error: { code: 'CONNECTION_REFUSED' },
    });
  });
});

describe('retention', () => {
  const DAY = 24 * 60 * 60 * 1000;

  test(
    'removes by age and by room, oldest first, counts what it removed, and spares what is ' +
      'still to be handed on',
    async () => {
      const clock = new FakeClock();
      const ill = {
        name: 'ill',
        wants: ({ event }: WebhookDelivery) => event === 'stuck',
        receive: () => Promise.reject(new Error('no')),
      };
      const rig = await startTestWebhooks({
        clock,
        receivers: [ill],
        settings: { webhookKeepDays: 2, webhookKeepMegabytes: 10 },
      });
      await rig.post('{"event":"stuck"}');
      await rig.post('{"event":"old"}');
      clock.advance(3 * DAY);
      await rig.post('{"event":"new"}');
      await eventually(
        async () => (await rig.service.list.page('status:delivered', 0, 1)).total === 2,
        'two are done',
      );
      expect(await rig.service.retention.apply()).toBe(1);
      expect((await rig.service.list.page('', 0, 9)).rows.map(({ event }) => event)).toEqual([
        'new',
        'stuck',
      ]);
      expect(rig.service.state.value.removed).toMatchObject({ count: 1 });
      for (let number = 0; number < 14; number += 1)
        await rig.post(JSON.stringify({ event: 'big', number, filler: 'x'.repeat(900_000) }));
      await eventually(
        async () => (await rig.service.list.page('event:big status:delivered', 0, 1)).total === 14,
        'all are done',
      );
      const removed = await rig.service.retention.apply();
      expect(removed).toBeGreaterThan(2);
      const left = (await rig.service.list.page('event:big', 0, 20)).rows;
      expect(left.length).toBeLessThanOrEqual(11);
      expect(left.reduce((sum, { bodyBytes }) => sum + bodyBytes, 0)).toBeLessThanOrEqual(
        10 * 1024 * 1024,
      );
      expect((await rig.service.list.page('event:stuck', 0, 1)).total).toBe(1);
    },
  );

  test('keeps only the newest refused ones', async () => {
    const rig = await startTestWebhooks();
    const { DirectInboxWriter } =
      await import('../../../../src/core/webhook/store/direct-inbox-writer');
    await new DirectInboxWriter(rig.database).append(
      Array.from({ length: 620 }, (_each, at) =>
        inboxEntry(`r${at}`, { status: 'refused', receivedAt: Date.now() }),
      ),
    );
    expect(await rig.service.retention.apply()).toBe(120);
    expect((await rig.service.list.page('status:refused', 0, 1)).total).toBe(500);
  });
});

describe('the list', () => {
  test(
    'any page of 100,000 is one small query, and what arrives is found without looking at ' +
      'the rest again',
    async () => {
      const rig = await startTestWebhooks();
      rig.database
        .exec(`WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 100000)
      INSERT INTO webhook_deliveries (id, received_at, event, status, verified, origin, body_bytes,
        answer_status, owner_pid)
      SELECT 'd' || i, i, iif(i % 1000 = 0, 'rare', 'usual'), 'delivered', 1, 'network', 10, 200, 1 FROM n`);
      const page = await rig.service.list.page('', 99_990, 20);
      expect([page.total, page.rows.map(({ id }) => id)]).toEqual([
        100_000,
        Array.from({ length: 10 }, (_each, at) => `d${10 - at}`),
      ]);
      expect((await rig.service.list.page('event:rare', 98, 5)).rows.map(({ id }) => id)).toEqual([
        'd2000',
        'd1000',
      ]);
      await rig.post('{"event":"rare"}');
      expect(await rig.service.list.page('event:rare', 0, 1)).toMatchObject({
        total: 101,
        rows: [{ event: 'rare', origin: 'network' }],
      });
    },
  );

  test('says what changed at most a few times a second, with the ids', async () => {
    const rig = await startTestWebhooks();
    const told: { arrived: number; changedIds: string[] }[] = [];
    rig.service.listChanged.on((change) => told.push(change));
    await Promise.all(
      Array.from({ length: 100 }, (_each, at) =>
        rig.post(JSON.stringify({ event: 'x', event_id: String(at) })),
      ),
    );
    await eventually(
      () => told.reduce((sum, { arrived }) => sum + arrived, 0) === 100,
      'all are told',
    );
    expect(told.length).toBeLessThan(20);
    await eventually(
      () => told.flatMap(({ changedIds }) => changedIds).length >= 100,
      'their ends are told too',
    );
  });
});
