import { describe, expect, test } from 'vitest';
import { cozeSignature } from '../../../../src/core/webhook/receive/webhook-auth';
import { sampleEvents } from '../../../../src/core/webhook/send/sample-events';
import { eventually } from '../../../fakes/deferred';
import { FakeClock } from '../../../fakes/fake-clock';
import { GUIDE_BODY, startTestWebhooks, type TestWebhooks } from '../../../fakes/test-webhooks';

const VERIFY_TOKEN = 'verify-token-of-a-test';
const FLAT = '{"challenge":"abc-123"}';
/** As Coze sends it (docs/reference/coze-wire.md, 6.2). */
const NESTED =
  '{"header":{"event_type":"url_verification","event_id":"e-1","created_at":1780000000000},' +
  '"event":{"challenge":"abc-123"}}';
const BARE = { authorization: undefined };

type Headers = Record<string, string | undefined>;

function signedWith(verifyToken: string, body: string): Headers {
  const parts = { timestamp: String(Date.now()), nonce: 'n', verifyToken };
  return {
    authorization: undefined,
    'x-coze-timestamp': parts.timestamp,
    'x-coze-nonce': parts.nonce,
    'x-coze-signature': cozeSignature({ ...parts, body: Buffer.from(body) }),
  };
}

/** Headers by what they prove. */
const SHOWN: Record<string, (body: string) => Headers> = {
  nothing: () => BARE,
  'a right signature': (body) => signedWith(VERIFY_TOKEN, body),
  'a wrong signature': (body) => signedWith('another', body),
  'a malformed signature': () => ({ ...BARE, 'x-coze-signature': 'zz' }),
  'the bearer token': () => ({}),
  'a wrong bearer token': () => ({ authorization: 'Bearer wrong' }),
};

const PROOFS: readonly string[] = ['a right signature', 'the bearer token'];

async function stored(rig: TestWebhooks, filter = '-status:refused'): Promise<number> {
  return (await rig.service.list.page(filter, 0, 200)).total;
}

/** Every form, proof and time of a check. */
const CASES = (['nested', 'flat'] as const).flatMap((form) =>
  Object.entries(SHOWN).flatMap(([shown, headersFor]) =>
    (['no', 'registering', 'serving'] as const).flatMap((expected) =>
      [false, true].map((proved) => ({ form, shown, headersFor, expected, proved })),
    ),
  ),
);

describe('Coze’s check of the address', () => {
  test.each(CASES)(
    '$form with $shown, expected: $expected, proved before: $proved',
    async ({ form, shown, headersFor, expected, proved }) => {
      const rig = await startTestWebhooks();
      if (expected === 'serving') rig.service.verifyForThisRun(VERIFY_TOKEN);
      else await rig.service.keys.setGuard('callback', VERIFY_TOKEN);
      if (expected === 'registering') rig.service.expectAddressCheck(true);
      if (proved)
        expect((await rig.post(GUIDE_BODY, signedWith(VERIFY_TOKEN, GUIDE_BODY))).status).toBe(200);

      const body = form === 'nested' ? NESTED : FLAT;
      const answer = await rig.post(body, headersFor(body));

      const isOpen = expected === 'registering' || (expected === 'serving' && !proved);
      const isProof = PROOFS.includes(shown);
      const isAnswered = isProof || (isOpen && shown !== 'a wrong bearer token');
      expect(answer.status).toBe(isAnswered ? 200 : 401);
      if (isAnswered) expect(JSON.parse(answer.body)).toEqual({ challenge: 'abc-123' });
      expect(await stored(rig, 'event:url_verification -status:refused')).toBe(isProof ? 1 : 0);
      expect((await rig.post(GUIDE_BODY, BARE)).status).toBe(401);
      expect(await stored(rig)).toBe((isProof ? 1 : 0) + (proved ? 1 : 0));
    },
  );

  test('a proved one is kept as delivered, as the event it is', async () => {
    const rig = await startTestWebhooks();
    await rig.post(NESTED);
    expect((await rig.service.list.page('event:url_verification', 0, 5)).rows).toMatchObject([
      { status: 'delivered', verified: true },
    ]);
  });

  test('an event of another type that has a challenge in it is an event', async () => {
    const rig = await startTestWebhooks();
    const body = NESTED.replace('url_verification', 'bot.published');
    expect(JSON.parse((await rig.post(body)).body)).toMatchObject({ received: true });
    rig.service.expectAddressCheck(true);
    expect((await rig.post(body, BARE)).status).toBe(401);
  });

  test('ten minutes after the person asked for it, it is refused without a proof again', async () => {
    const clock = new FakeClock();
    const rig = await startTestWebhooks({ clock });
    rig.service.expectAddressCheck(true);
    expect((await rig.post(NESTED, BARE)).status).toBe(200);
    clock.advance(10 * 60_000);
    expect((await rig.post(NESTED, BARE)).status).toBe(401);
    rig.service.expectAddressCheck(true);
    rig.service.expectAddressCheck(false);
    expect((await rig.post(NESTED, BARE)).status).toBe(401);
  });

  test('a delivery the app sent itself proves nothing of Coze', async () => {
    const rig = await startTestWebhooks();
    rig.service.verifyForThisRun(VERIFY_TOKEN);
    await rig.service.sender.send({
      url: rig.url,
      body: GUIDE_BODY,
      proof: 'coze-signature',
      ownAs: { origin: 'test', repeats: null },
    });
    expect(await stored(rig)).toBe(1);
    expect((await rig.post(NESTED, BARE)).status).toBe(200);
  });

  test('a body that is too large for a check is refused without a proof', async () => {
    const rig = await startTestWebhooks();
    rig.service.expectAddressCheck(true);
    const large = JSON.stringify({ challenge: 'x', filler: 'y'.repeat(5000) });
    expect((await rig.post(large, BARE)).status).toBe(401);
    await eventually(async () => (await stored(rig, 'status:refused')) === 1, 'kept');
  });

  test('signed by an app whose verify token is not known yet it is answered, an event is not', async () => {
    const rig = await startTestWebhooks();
    const signature = signedWith('unknown here', NESTED);
    expect(await rig.post(NESTED, signature)).toMatchObject({ status: 200, body: FLAT });
    expect((await rig.post(GUIDE_BODY, signature)).status).toBe(401);
    expect(await stored(rig)).toBe(0);
    await rig.service.keys.setGuard('callback', 'vt');
    expect((await rig.post(NESTED, signature)).status).toBe(401);
  });

  test('the sample of it has Coze’s form and is answered', async () => {
    const rig = await startTestWebhooks();
    const sample = sampleEvents(Date.now(), () => 'made-up').find(({ id }) => id === 'challenge');
    expect(JSON.parse(sample?.body ?? '')).toMatchObject({
      header: { event_type: 'url_verification', event_id: 'made-up' },
      event: { challenge: 'made-up' },
    });
    const answer = await rig.post(sample?.body ?? '');
    expect(JSON.parse(answer.body)).toEqual({ challenge: 'made-up' });
  });
});
