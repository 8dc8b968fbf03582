import type { IncomingHttpHeaders } from 'node:http';

/** Event type of Coze's check of the address. */
export const ADDRESS_CHECK_EVENT = 'url_verification';

/** What a body says about itself, in the forms senders use. */
export interface DeliveryFacts {
  event: string;
  eventId: string | null;
  conversationId: string | null;
  /** Only present in Coze's check of the address. */
  challenge: string | number | null;
}

const TEXT_MAX = 200;
const CHALLENGE_MAX = 1024;

/**
 * Reads event type, id and conversation: `{event, data}` (guide, step 5.2), Coze's callbacks
 * `{header: {event_type, event_id}, event}`, and Standard Webhooks (`type`, header `webhook-id`).
 */
export function readFacts(value: unknown, headers: IncomingHttpHeaders): DeliveryFacts {
  const body = recordOf(value);
  const header = recordOf(body['header']);
  const data = recordOf(body['data']);
  const challenge = challengeOf(body);
  const named = [body['event'], header['event_type'], body['event_type'], body['type']]
    .map(textOf)
    .find((text) => text !== null);
  return {
    event: challenge === null ? (named ?? '') : ADDRESS_CHECK_EVENT,
    eventId:
      textOf(header['event_id']) ??
      textOf(body['event_id']) ??
      textOf(headers['webhook-id']) ??
      textOf(body['id']),
    conversationId:
      textOf(data['conversation_id']) ??
      textOf(recordOf(body['event'])['conversation_id']) ??
      textOf(body['conversation_id']),
    challenge,
  };
}

/** Coze's nested form, and the flat one of other senders; null for anything else. */
function challengeOf(body: Record<string, unknown>): string | number | null {
  const isNested = recordOf(body['header'])['event_type'] === ADDRESS_CHECK_EVENT;
  const inEvent = isNested ? recordOf(body['event'])['challenge'] : undefined;
  const challenge = inEvent ?? body['challenge'];
  if (typeof challenge === 'string' && challenge.length <= CHALLENGE_MAX) return challenge;
  return typeof challenge === 'number' ? challenge : null;
}

function recordOf(value: unknown): Record<string, unknown> {
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- an object, whatever is in it
  return typeof value === 'object' && value !== null ? (value as Record<string, unknown>) : {};
}

function textOf(value: unknown): string | null {
  if (typeof value === 'number' && Number.isSafeInteger(value)) return String(value);
  return typeof value === 'string' && value !== '' && value.length <= TEXT_MAX ? value : null;
}
