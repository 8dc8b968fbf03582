import type { RequestInput, RequestName, RequestOutput } from '../../src/shared/ipc/contract';
import { type Result, succeed } from '../../src/shared/ipc/result';
import type {
  DeliveryDetail,
  ResponseRule,
  WebhookState,
  WebhookTest,
} from '../../src/shared/model/webhook';

type WebhookRequests = Extract<RequestName, `webhook.${string}`>;
type FakeWebhookHandlers = {
  [N in WebhookRequests]: (input: RequestInput<N>) => Result<RequestOutput<N>>;
};

/** A listener that runs and has seen nothing. */
export const FAKE_WEBHOOK_STATE: WebhookState = {
  profileId: 'p1',
  triggerUrl: '',
  status: 'listening',
  url: 'http://127.0.0.1:8787/webhook/coze',
  port: 8787,
  error: null,
  publicAddress: { kind: 'none', url: null },
  durable: true,
  guards: {
    listener: { secret: 'set', shown: false, olderValidUntil: null },
    callback: { secret: 'not-set' },
    standard: { secret: 'not-set' },
    trigger: { secret: 'not-set' },
  },
  addressCheckUntil: null,
  counts: { accepted: 0, duplicates: 0, refused: 0, dead: 0 },
  removed: null,
  activeRules: 0,
};

/** A delivery as the test of the guide, step 5.2, makes it. */
function fakeDelivery(id: string, more: Partial<DeliveryDetail> = {}): DeliveryDetail {
  const body =
    '{"event":"conversation.message","data":{"conversation_id":"conv_123","message":"Hello from Coze"}}';
  return {
    id,
    receivedAt: '2026-01-01T00:00:00.000Z',
    event: 'conversation.message',
    status: 'delivered',
    attempts: 1,
    verified: true,
    origin: 'network',
    bodyBytes: body.length,
    answerStatus: 200,
    method: 'POST',
    path: '/webhook/coze',
    source: '127.0.0.1',
    headers: [['content-type', 'application/json']],
    body,
    verification: { method: 'token', verified: true, reason: 'ok' },
    eventId: null,
    remoteConversationId: 'conv_123',
    answerBody: `{"received":true,"id":"${id}","duplicate":false}`,
    answerMs: 4,
    history: [],
    nextAttemptAt: null,
    repeats: null,
    verdict: null,
    ...more,
  };
}

/** What the fake main process knows of webhooks. */
export interface FakeWebhookWorld {
  webhook: WebhookState;
  deliveries: DeliveryDetail[];
  rules: ResponseRule[];
  webhookTests: WebhookTest[];
}

const nothing = (): Result<undefined> => succeed(undefined);

/** Webhooks for screens: what was given is shown, what is sent is answered with 200. */
export function fakeWebhookHandlers(world: FakeWebhookWorld): FakeWebhookHandlers {
  const sent = { status: 200, body: '{"received":true}', ms: 5, deliveryId: null };
  const find = (id: string): DeliveryDetail =>
    world.deliveries.find((each) => each.id === id) ?? fakeDelivery(id);
  const test = (id: string): WebhookTest =>
    world.webhookTests.find((each) => each.id === id) ?? {
      id,
      name: id,
      event: '',
      createdAt: '2026-01-01T00:00:00.000Z',
      expectedAnswer: 200,
      expectedStatus: 'delivered',
      lastRun: null,
    };
  return {
    'webhook.state': () => succeed({ revision: 0, value: world.webhook }),
    'webhook.start': nothing,
    'webhook.stop': nothing,
    'webhook.setPublicAddress': nothing,
    'webhook.rotateBearer': nothing,
    'webhook.endOverlap': nothing,
    'webhook.setGuard': nothing,
    'webhook.expectAddressCheck': nothing,
    'webhook.removeTest': nothing,
    'webhook.selfTest': () => succeed({ passed: true, hops: [] }),
    'webhook.showBearer': () => succeed({ shown: true }),
    'webhook.copyBearer': () => succeed({ shown: true }),
    'webhook.page': ({ offset, limit }) =>
      succeed({
        total: world.deliveries.length,
        rows: world.deliveries.slice(offset, offset + limit),
        problem: null,
      }),
    'webhook.open': ({ deliveryId }) => succeed(find(deliveryId)),
    'webhook.replay': () => succeed(sent),
    'webhook.resendEdited': () => succeed(sent),
    'webhook.replayMany': ({ deliveryIds }) =>
      succeed({
        results: deliveryIds.map((deliveryId) => ({ deliveryId, newId: null, status: 200 })),
      }),
    'webhook.redrive': () => succeed({ count: 0 }),
    'webhook.diff': () => succeed([]),
    'webhook.curl': () => succeed({ command: 'curl' }),
    'webhook.export': () => succeed(null),
    'webhook.applyRetention': () => succeed({ count: 0 }),
    'webhook.samples': () =>
      succeed([
        { id: 'guide', event: 'conversation.message', body: '{}', proof: 'token' as const },
      ]),
    'webhook.sendTest': () => succeed(sent),
    'webhook.callTrigger': () => succeed(sent),
    'webhook.rules': () => succeed(world.rules),
    'webhook.saveRule': (rule) => succeed([...world.rules, rule]),
    'webhook.removeRule': ({ ruleId }) => succeed(world.rules.filter(({ id }) => id !== ruleId)),
    'webhook.tests': () => succeed(world.webhookTests),
    'webhook.saveTest': ({ name }) => succeed({ ...test(name), name }),
    'webhook.runTest': ({ testId }) => succeed(test(testId)),
  };
}
