import type { SampleEvent } from '../../../shared/model/webhook';
import { ADDRESS_CHECK_EVENT } from '../receive/delivery-facts';

const BOT = {
  user_id_str: '7300000000000000003',
  space_id: '7300000000000000004',
  connector_user_id: '7300000000000000005',
  bot_id_str: '7300000000000000006',
  bot_name: 'AI 咖啡知识沙龙',
};

/**
 * Events for the test sender: the one of the guide, step 5.2, and what Coze sends
 * (docs/reference/coze-wire.md, 6.2).
 * Ids and times are made at sending time.
 */
export function sampleEvents(now: number, id: () => string): SampleEvent[] {
  const callback = (type: string, event: object): SampleEvent =>
    callbackSample(type, event, { id: id(), now });
  return [
    {
      id: 'guide',
      event: 'conversation.message',
      proof: 'token',
      body: pretty({
        event: 'conversation.message',
        data: { conversation_id: 'conv_123', message: 'Hello from Coze' },
      }),
    },
    {
      id: 'question',
      event: 'conversation.message',
      proof: 'token',
      body: pretty({
        event: 'conversation.message',
        event_id: id(),
        data: { conversation_id: 'conv_456', message: '手冲咖啡用多少度的水？', role: 'user' },
      }),
    },
    callback('bot.published', {
      ...BOT,
      user_name: 'salon',
      description: '',
      version: String(now),
    }),
    callback('bot.unpublished', { ...BOT, unpublish_reason: '' }),
    callback('bot.deleted', BOT),
    callback('benefit.usage', { benefit_type: 'call_tool_limit', usage: 120, total: 500 }),
    challengeSample(id, now),
    {
      id: 'standard',
      event: 'order.paid',
      proof: 'standard-webhooks',
      body: pretty({
        type: 'order.paid',
        timestamp: new Date(now).toISOString(),
        data: { order_id: 'A-1001', beans: '耶加雪菲', grams: 250 },
      }),
    },
  ];
}

/** Coze's check of the address; it may come unsigned. */
function challengeSample(id: () => string, now: number): SampleEvent {
  const header = { event_type: ADDRESS_CHECK_EVENT, event_id: id(), created_at: now };
  return {
    id: 'challenge',
    event: ADDRESS_CHECK_EVENT,
    proof: 'token',
    body: pretty({ header, event: { challenge: id() } }),
  };
}

/** An event as Coze sends it, signed when it leaves. */
function callbackSample(
  event_type: string,
  event: object,
  { id, now }: { id: string; now: number },
): SampleEvent {
  const header = {
    event_type,
    event_id: id,
    created_at: now,
    coze_account_id: '7300000000000000001',
    api_app_id: '7300000000000000002',
    connector_id: '1024',
  };
  return {
    id: event_type,
    event: event_type,
    proof: 'coze-signature',
    body: pretty({ header, event }),
  };
}

function pretty(value: object): string {
  return JSON.stringify(value, null, 2);
}
