import { describe, expect, test } from 'vitest';
import { z } from 'zod';
import type { InboxWriter } from '../../../../src/core/ports/inbox-writer';
import { AppError } from '../../../../src/core/lib/errors';
import { cozeSignature } from '../../../../src/core/webhook/receive/webhook-auth';
import { GUIDE_BODY, startTestWebhooks, type TestWebhooks } from '../../../fakes/test-webhooks';
import { eventually } from '../../../fakes/deferred';

const receivedSchema = z.strictObject({
  received: z.literal(true),
  id: z.string(),
  duplicate: z.boolean(),
});
const errorSchema = z.strictObject({
  error: z.strictObject({ code: z.string(), message: z.string() }),
});
const codeOf = (body: string): string => errorSchema.parse(JSON.parse(body)).error.code;
const stored = async (rig: TestWebhooks, filter = '-status:refused'): Promise<number> =>
  (await rig.service.list.page(filter, 0, 200)).total;

describe('a delivery', () => {
  test('of the guide, step 5.2, is answered once it is on disk, with exactly three fields', async () => {
    const rig = await startTestWebhooks();
    const answer = await rig.post(GUIDE_BODY);
    expect(answer.status).toBe(200);
    const { id, duplicate } = receivedSchema.parse(JSON.parse(answer.body));
    expect(duplicate).toBe(false);
    expect(rig.service.inspector.open(id)).toMatchObject({
      event: 'conversation.message',
      remoteConversationId: 'conv_123',
      body: GUIDE_BODY,
      verification: { method: 'token', verified: true, reason: 'ok' },
      answerStatus: 200,
      answerBody: answer.body,
    });
  });

  test('keeps every header but what proves something', async () => {
    const rig = await startTestWebhooks();
    const { id } = receivedSchema.parse(
      JSON.parse((await rig.post(GUIDE_BODY, { 'X-Trace': 'abc', cookie: 'session=1' })).body),
    );
    const headers = Object.fromEntries(rig.service.inspector.open(id).headers);
    expect(headers).toMatchObject({
      authorization: 'Bearer ••••',
      cookie: '••••',
      'x-trace': 'abc',
    });
    const everything = JSON.stringify(rig.database.all('SELECT * FROM webhook_contents'));
    expect(everything).toContain('abc');
    expect(everything).not.toContain(rig.token);
  });

  test.each([
    [
      'event id of a callback',
      '{"header":{"event_type":"bot.published","event_id":"e-1"},"event":{}}',
      {},
    ],
    ['event_id', '{"event":"x","event_id":"e-2"}', {}],
    ['Idempotency-Key', '{"event":"x"}', { 'idempotency-key': 'k-1' }],
    ['a very long Idempotency-Key', '{"event":"x"}', { 'idempotency-key': 'k'.repeat(3000) }],
    ['the same body within a minute', '{"event":"x","n":1}', {}],
  ])('is stored once, by its %s', async (_name, body, headers) => {
    const rig = await startTestWebhooks();
    const first = receivedSchema.parse(JSON.parse((await rig.post(body, headers)).body));
    const second = await rig.post(body, headers);
    expect(second.status).toBe(200);
    expect(receivedSchema.parse(JSON.parse(second.body))).toEqual({
      received: true,
      id: first.id,
      duplicate: true,
    });
    expect(await stored(rig)).toBe(1);
  });

  test('with another Idempotency-Key is another one, also with the same body; the same event id never is', async () => {
    const rig = await startTestWebhooks();
    await rig.post('{"event":"x"}', { 'idempotency-key': 'a' });
    expect(
      receivedSchema.parse(
        JSON.parse((await rig.post('{"event":"x"}', { 'idempotency-key': 'b' })).body),
      ).duplicate,
    ).toBe(false);
    await rig.post('{"event":"x","event_id":"e"}', { 'idempotency-key': 'c' });
    expect(
      receivedSchema.parse(
        JSON.parse(
          (await rig.post('{"event":"y","event_id":"e"}', { 'idempotency-key': 'd' })).body,
        ),
      ).duplicate,
    ).toBe(true);
    expect(await stored(rig)).toBe(3);
  });

  test('R3: 50 posts of one id at once give one row, one effect and 50 times 200', async () => {
    const effects: string[] = [];
    const receiver = {
      name: 'counter',
      wants: () => true,
      receive: ({ id }: { id: string }) => Promise.resolve(void effects.push(id)),
    };
    const rig = await startTestWebhooks({ receivers: [receiver] });
    const answers = await Promise.all(
      Array.from({ length: 50 }, () => rig.post('{"event":"x","event_id":"once"}')),
    );
    expect(answers.map(({ status }) => status)).toEqual(Array.from({ length: 50 }, () => 200));
    const parsed = answers.map(({ body }) => receivedSchema.parse(JSON.parse(body)));
    expect(new Set(parsed.map(({ id }) => id)).size).toBe(1);
    expect(parsed.filter(({ duplicate }) => !duplicate)).toHaveLength(1);
    await eventually(() => effects.length > 0, 'an effect');
    expect(effects).toHaveLength(1);
    expect(await stored(rig)).toBe(1);
  });
});

describe('R3: when nothing can be written', () => {
  test.each([
    ['DISK_FULL', '30'],
    ['DISK_READ_ONLY', '30'],
    ['DATABASE_BUSY', '1'],
    ['WEBHOOK_OVERLOADED', '1'],
  ] as const)(
    '%s is answered with 503 and Retry-After, never 200, and the next one after it works',
    async (code, seconds) => {
      let isBroken = true;
      const wrapWriter = (writer: InboxWriter): InboxWriter => ({
        ...bound(writer),
        append: (entries) =>
          isBroken ? Promise.reject(new AppError(code)) : writer.append(entries),
      });
      const rig = await startTestWebhooks({ wrapWriter });
      const answer = await rig.post(GUIDE_BODY);
      expect([answer.status, answer.headers['retry-after'], codeOf(answer.body)]).toEqual([
        503,
        seconds,
        'WEBHOOK_UNAVAILABLE',
      ]);
      isBroken = false;
      expect((await rig.post(GUIDE_BODY)).status).toBe(200);
    },
  );

  test('a database that has reached its size refuses with 503 and keeps what it has', async () => {
    const rig = await startTestWebhooks();
    expect((await rig.post(GUIDE_BODY)).status).toBe(200);
    rig.database.exec(
      `PRAGMA max_page_count = ${z.object({ page_count: z.number() }).parse(rig.database.get('PRAGMA page_count')).page_count}`,
    );
    const answers = [];
    for (let number = 0; number < 5; number += 1)
      answers.push(
        await rig.post(JSON.stringify({ event: 'big', number, filler: 'x'.repeat(50_000) })),
      );
    expect(answers.map(({ status }) => status)).toEqual([503, 503, 503, 503, 503]);
    expect(await stored(rig)).toBe(1);
  });
});

function bound(writer: InboxWriter): InboxWriter {
  const { append, record, recordAnswers, redrive, adopt, takeOver, prune } = writer;
  return {
    append,
    record,
    recordAnswers,
    redrive,
    adopt,
    takeOver,
    prune,
    close: () => writer.close(),
  };
}

test('a signed callback is verified over the raw body and needs no token', async () => {
  const rig = await startTestWebhooks();
  await rig.service.keys.setGuard('callback', 'vt');
  const body =
    '{ "header": {"event_type":"bot.published","event_id":"e-9"},  "event": {"bot_name":"咖啡"} }';
  const [timestamp, nonce] = [String(Date.now()), 'nonce'];
  const signature = cozeSignature({ timestamp, nonce, verifyToken: 'vt', body: Buffer.from(body) });
  const headers = {
    authorization: undefined,
    'x-coze-timestamp': timestamp,
    'x-coze-nonce': nonce,
    'x-coze-signature': signature,
  };
  const { id } = receivedSchema.parse(JSON.parse((await rig.post(body, headers)).body));
  expect(rig.service.inspector.open(id)).toMatchObject({
    event: 'bot.published',
    eventId: 'e-9',
    verification: { method: 'coze-signature', verified: true, reason: 'ok' },
    body,
  });
  const changed = await rig.post(`${body} `, headers);
  expect([changed.status, codeOf(changed.body)]).toEqual([401, 'WEBHOOK_UNAUTHORIZED']);
  await eventually(async () => (await stored(rig, 'status:refused')) === 1, 'kept');
  const [refused] = (await rig.service.list.page('status:refused', 0, 1)).rows;
  expect(rig.service.inspector.open(refused?.id ?? '')).toMatchObject({
    verification: { method: 'coze-signature', verified: false, reason: 'signature-mismatch' },
  });
});

describe('the port', () => {
  test('a taken one is named, and the next start works once it is free', async () => {
    const first = await startTestWebhooks();
    const second = await startTestWebhooks();
    await second.service.stopListening();
    const port = Number(new URL(first.url).port);
    await expect(second.service.listen(port)).rejects.toMatchObject({
      code: 'WEBHOOK_PORT_TAKEN',
      params: { port },
    });
    expect(second.service.state.value).toMatchObject({
      status: 'failed',
      error: { code: 'WEBHOOK_PORT_TAKEN' },
      url: null,
    });
    await first.service.stopListening();
    await second.service.listen(port);
    expect(second.service.state.value).toMatchObject({ status: 'listening', error: null, port });
  });

  test('only the loopback address is listened on', async () => {
    const rig = await startTestWebhooks();
    expect(new URL(rig.url).hostname).toBe('127.0.0.1');
  });
});

describe('response rules', () => {
  const rule = {
    id: '',
    event: 'bot.*',
    status: 418,
    body: '{"tea":true}',
    delayMs: 0,
    fault: 'none' as const,
    enabled: true,
  };

  test('answer an event type as told; it is stored all the same, with that answer', async () => {
    const rig = await startTestWebhooks();
    rig.service.rules.save(rule);
    expect(await rig.post('{"event":"bot.published","event_id":"r1"}')).toMatchObject({
      status: 418,
      body: '{"tea":true}',
    });
    expect((await rig.post(GUIDE_BODY)).status).toBe(200);
    expect((await rig.service.list.page('status:418', 0, 5)).total).toBe(1);
    const [saved] = rig.service.rules.rules.value;
    rig.service.rules.save({ ...rule, id: saved?.id ?? '', enabled: false });
    expect((await rig.post('{"event":"bot.published","event_id":"r2"}')).status).toBe(200);
  });

  test.each(['reset', 'truncate'] as const)('break the connection: %s', async (fault) => {
    const rig = await startTestWebhooks();
    rig.service.rules.save({ ...rule, fault });
    await expect(rig.post('{"event":"bot.published"}')).rejects.toThrow(
      /hang up|ECONNRESET|aborted/,
    );
    expect(await stored(rig)).toBe(1);
  });
});
