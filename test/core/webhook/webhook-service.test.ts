import { describe, expect, test } from 'vitest';
import { z } from 'zod';
import type { WebhookDelivery } from '../../../src/core/ports/delivery-receiver';
import { sampleEvents } from '../../../src/core/webhook/send/sample-events';
import { sendTest } from '../../../src/core/webhook/send/test-sender';
import { appErrorOf, appErrorIn } from '../../fakes/app-error-of';
import { eventually } from '../../fakes/deferred';
import { FakeClock } from '../../fakes/fake-clock';
import { startStub } from '../../fakes/stub-server';
import { GUIDE_BODY, startTestWebhooks, type TestWebhooks } from '../../fakes/test-webhooks';

const received = (body: string): string => z.object({ id: z.string() }).parse(JSON.parse(body)).id;
const ended = async (rig: TestWebhooks, id: string): Promise<void> =>
  eventually(
    () => !['pending', 'retrying'].includes(rig.service.inspector.open(id).status),
    `${id} has ended`,
  );

describe('replay', () => {
  test('sends it again as it was, newly signed, as a delivery of its own; the same outcome is the same', async () => {
    const got: WebhookDelivery[] = [];
    const rig = await startTestWebhooks({
      receivers: [
        {
          name: 'chat',
          wants: () => true,
          receive: (delivery) => Promise.resolve(void got.push(delivery)),
        },
      ],
    });
    const first = received(
      (
        await rig.post('{"event":"x","event_id":"e1"}', {
          'x-trace': 'abc',
          'idempotency-key': 'k',
        })
      ).body,
    );
    await ended(rig, first);
    const sent = await rig.service.repeats.replay(first);
    expect(sent).toMatchObject({ status: 200, deliveryId: expect.stringMatching(/^whd_/) });
    await ended(rig, sent.deliveryId ?? '');
    const again = rig.service.inspector.open(sent.deliveryId ?? '');
    expect(again).toMatchObject({
      origin: 'replay',
      repeats: first,
      verdict: 'same',
      verified: true,
      body: '{"event":"x","event_id":"e1"}',
    });
    expect(Object.fromEntries(again.headers)).toMatchObject({ 'x-trace': 'abc' });
    expect(again.headers.map(([name]) => name)).not.toContain('x-repeat-ticket');
    // Receivers can tell that it is the same thing once more, also through a repetition of a
    // repetition.
    const third = await rig.service.repeats.replay(sent.deliveryId ?? '');
    await ended(rig, third.deliveryId ?? '');
    expect(got.map(({ rootId }) => rootId)).toEqual([first, first, first]);
  });

  test('a callback is signed anew with the time of now, so that it is not too old', async () => {
    const clock = new FakeClock();
    const rig = await startTestWebhooks({ clock });
    await rig.service.keys.setGuard('callback', 'vt');
    const signed = await rig.service.sender.send({
      url: rig.url,
      body: GUIDE_BODY,
      proof: 'coze-signature',
      ownAs: { origin: 'test', repeats: null },
    });
    clock.advance(24 * 60 * 60 * 1000);
    const sent = await rig.service.repeats.replay(signed.deliveryId ?? '');
    expect(rig.service.inspector.open(sent.deliveryId ?? '').verification).toEqual({
      method: 'coze-signature',
      verified: true,
      reason: 'ok',
    });
  });

  test(
    'edited ones are judged: regressed when they are refused, fixed when they work where the ' +
      'original did not',
    async () => {
      const rig = await startTestWebhooks();
      const first = received((await rig.post(GUIDE_BODY)).body);
      await ended(rig, first);
      const broken = await rig.service.repeats.resendEdited(first, '{"a":1,"a":2}');
      expect(broken.status).toBe(400);
      expect(rig.service.inspector.open(broken.deliveryId ?? '')).toMatchObject({
        status: 'refused',
        verdict: 'regressed',
        origin: 'edited',
        verification: { reason: 'duplicate-names' },
      });
      const mended = await rig.service.repeats.resendEdited(broken.deliveryId ?? '', GUIDE_BODY);
      await ended(rig, mended.deliveryId ?? '');
      expect(rig.service.inspector.open(mended.deliveryId ?? '').verdict).toBe('fixed');
    },
  );

  test('many go in the order in which they came; one that is gone is named', async () => {
    const rig = await startTestWebhooks();
    const ids = [];
    for (const event of ['a', 'b', 'c'])
      ids.push(received((await rig.post(JSON.stringify({ event }))).body));
    const results = await rig.service.repeats.replayMany(ids.toReversed());
    expect(results.map(({ deliveryId }) => deliveryId)).toEqual(ids);
    expect(results.every(({ status, newId }) => status === 200 && newId !== null)).toBe(true);
    expect(await appErrorOf(rig.service.repeats.replayMany(['gone']))).toMatchObject({
      code: 'DELIVERY_MISSING',
    });
    expect(appErrorIn(() => rig.service.inspector.open('gone'))).toMatchObject({
      code: 'DELIVERY_MISSING',
    });
  });

  test('a made-up ticket is worth nothing: the delivery is a stranger’s', async () => {
    const rig = await startTestWebhooks();
    const id = received(
      (await rig.post('{"event":"x","event_id":"e"}', { 'x-repeat-ticket': 'made-up' })).body,
    );
    expect(rig.service.inspector.open(id)).toMatchObject({ origin: 'network', eventId: 'e' });
  });
});

describe('saved tests', () => {
  test('pass while it is answered and ends as it did, and fail when a rule changes that', async () => {
    const rig = await startTestWebhooks();
    const id = received((await rig.post(GUIDE_BODY)).body);
    await ended(rig, id);
    const saved = rig.service.repeats.saveTest(id, '指南');
    expect(saved).toMatchObject({
      name: '指南',
      expectedAnswer: 200,
      expectedStatus: 'delivered',
      lastRun: null,
    });
    expect((await rig.service.repeats.runTest(saved.id)).lastRun).toMatchObject({
      passed: true,
      answer: 200,
      status: 'delivered',
    });
    rig.service.rules.save({
      id: '',
      event: '*',
      status: 500,
      body: '',
      delayMs: 0,
      fault: 'none',
      enabled: true,
    });
    expect((await rig.service.repeats.runTest(saved.id)).lastRun).toMatchObject({
      passed: false,
      answer: 500,
    });
    expect(rig.service.repeats.tests()).toHaveLength(1);
    rig.service.repeats.removeTest(saved.id);
    expect(rig.service.repeats.tests()).toEqual([]);
  });

  test('something refused without a proof is sent without one again', async () => {
    const rig = await startTestWebhooks();
    await rig.post(GUIDE_BODY, { authorization: undefined });
    await eventually(
      async () => (await rig.service.list.page('status:refused', 0, 1)).total === 1,
      'it is kept',
    );
    const [row] = (await rig.service.list.page('status:refused', 0, 1)).rows;
    const saved = rig.service.repeats.saveTest(row?.id ?? '', 'stranger');
    expect((await rig.service.repeats.runTest(saved.id)).lastRun).toMatchObject({
      passed: true,
      answer: 401,
      status: 'refused',
    });
  });
});

describe('the test sender', () => {
  test('every sample is taken by the real listener with its own proof', async () => {
    const rig = await startTestWebhooks();
    await rig.service.keys.setGuard('callback', 'vt');
    await rig.service.keys.setGuard('standard', 'whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw');
    const answers = [];
    for (const { proof, body } of sampleEvents(Date.now(), () => 'id-1'))
      answers.push(await sendTest(rig.service, { target: 'listener', url: '', proof, body }));
    expect(answers.map(({ status }) => status)).toEqual(answers.map(() => 200));
    expect((await rig.service.list.page('verified:yes', 0, 20)).total).toBe(answers.length);
  });

  test('our own token never goes to another address, and only https is one', async () => {
    const rig = await startTestWebhooks();
    const stub = await startStub((_request, response) => void response.end('{}'));
    const send = (url: string, proof: 'token' | 'none') =>
      appErrorOf(sendTest(rig.service, { target: 'address', url, proof, body: '{}' }));
    for (const url of [
      stub.origin,
      'ftp://x',
      'https://user:pw@example.com/',
      'javascript:alert(1)',
      '',
    ])
      expect(await send(url, 'none')).toMatchObject({ code: 'WEBHOOK_TARGET_REFUSED' });
    expect(await send('https://example.com/', 'token')).toMatchObject({
      code: 'WEBHOOK_TARGET_REFUSED',
    });
    expect(stub.requests).toEqual([]);
  });

  test('what is missing is named: a secret, the public address, the listener', async () => {
    const rig = await startTestWebhooks();
    const send = (target: 'listener' | 'public', proof: 'token' | 'coze-signature') =>
      appErrorOf(sendTest(rig.service, { target, url: '', proof, body: '{}' }));
    expect(await send('listener', 'coze-signature')).toMatchObject({
      code: 'WEBHOOK_GUARD_MISSING',
    });
    expect(await send('public', 'token')).toMatchObject({ code: 'WEBHOOK_NO_PUBLIC_ADDRESS' });
    await rig.service.stopListening();
    expect(await send('listener', 'token')).toMatchObject({ code: 'WEBHOOK_NOT_RUNNING' });
  });
});

describe('the inbound trigger of an agent', () => {
  const PATH = '/api/trigger/v1/webhook/biz_id/bot_platform/hook/1000000000000000001';

  test('is called with its own token, and with no other', async () => {
    const rig = await startTestWebhooks();
    const stub = await startStub((_request, response) => void response.end('{"code":0}'));
    expect(
      await appErrorOf(rig.service.addressTests.callTrigger(stub.origin + PATH, '{}', stub.origin)),
    ).toMatchObject({ code: 'WEBHOOK_GUARD_MISSING' });
    await rig.service.keys.setGuard('trigger', 'trigger-token-1');
    expect(
      await rig.service.addressTests.callTrigger(stub.origin + PATH, '{"q":"咖啡"}', stub.origin),
    ).toMatchObject({ status: 200, body: '{"code":0}' });
    expect(stub.requests[0]).toMatchObject({
      method: 'POST',
      path: PATH,
      body: '{"q":"咖啡"}',
      headers: { authorization: 'Bearer trigger-token-1' },
    });
    expect(JSON.stringify(stub.requests)).not.toContain(rig.token);
  });

  test.each([
    'https://evil.example' + PATH,
    `http://api.coze.cn${PATH}`,
    'https://api.coze.cn/v3/chat',
    `https://api.coze.cn${PATH}?x=1`,
    `https://u@api.coze.cn${PATH}`,
    'nonsense',
  ])('%s is refused', async (url) => {
    const rig = await startTestWebhooks();
    await rig.service.keys.setGuard('trigger', 't');
    expect(await appErrorOf(rig.service.addressTests.callTrigger(url, '{}', null))).toMatchObject({
      code: 'WEBHOOK_TARGET_REFUSED',
    });
  });
});

describe('the token', () => {
  test('is given out once, is renewed with an overlap in which both work, and is never part of the state', async () => {
    const clock = new FakeClock();
    const rig = await startTestWebhooks({ clock });
    const { keys } = rig.service;
    const first = await keys.takeOnce();
    expect(first).toBe(rig.token);
    expect(await keys.takeOnce()).toBeNull();
    await keys.rotate(60_000);
    const second = await keys.takeOnce();
    expect(second).not.toBe(first);
    const status = async (token: string | null): Promise<number> =>
      (await rig.post(GUIDE_BODY, { authorization: `Bearer ${token}` })).status;
    expect([await status(first), await status(second)]).toEqual([200, 200]);
    expect(rig.service.state.value.guards.listener).toMatchObject({
      secret: 'set',
      shown: true,
      olderValidUntil: expect.any(String),
    });
    clock.advance(60_001);
    expect([await status(first), await status(second)]).toEqual([401, 200]);
    await keys.rotate(60_000);
    await keys.endOverlap();
    expect(await status(second)).toBe(401);
    expect(JSON.stringify(rig.service.state.value)).not.toMatch(new RegExp(`${first}|${second}`));
  });
});
