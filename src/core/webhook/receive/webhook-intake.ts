import { createHash, randomUUID } from 'node:crypto';
import type { IncomingHttpHeaders } from 'node:http';
import type { DeliveryStatus, Verification } from '../../../shared/model/webhook';
import type { Clock } from '../../ports/clock';
import type { InboxEntry } from '../../ports/inbox-writer';
import type { DeliveryFacts } from './delivery-facts';
import { ADDRESS_CHECK_EVENT } from './delivery-facts';
import type { Ticket } from './delivery-tickets';
import { TICKET_HEADER } from './delivery-tickets';
import { maskHeaders } from '../inspect/masked-headers';
import { challengeBody, receivedBody } from './webhook-answers';

/** The stored parts of a request. */
export interface SeenRequest {
  method: string;
  path: string;
  source: string;
  headers: IncomingHttpHeaders;
  rawHeaders: readonly string[];
}

/** Result of checking a request, before it is stored. */
export interface Judged {
  profileId: string;
  verification: Verification;
  facts: DeliveryFacts;
  body: string;
  bodyBytes: number;
  ticket: Ticket | null;
}

/** An id that sorts by time, so that the index over ids grows at its end. */
function newDeliveryId(now: number): string {
  return `whd_${now.toString(36).padStart(9, '0')}${randomUUID().replaceAll('-', '').slice(0, 16)}`;
}

/**
 * The row of an accepted delivery. `repeatWithinMs`: time during which the same body without an id
 * counts as the same delivery.
 */
export function acceptedEntry(
  request: SeenRequest,
  judged: Judged,
  clock: Pick<Clock, 'now'>,
  repeatWithinMs: number,
): InboxEntry {
  const now = clock.now();
  const id = newDeliveryId(now);
  const { facts, ticket, verification } = judged;
  const isCheck = facts.challenge !== null;
  // The app's own requests are always new, whatever id they carry.
  const keys =
    ticket || isCheck
      ? { eventKey: null, repeatKey: null }
      : { eventKey: facts.eventId, repeatKey: repeatKeyOf(request.headers) };
  const isBare =
    !ticket && !isCheck && keys.eventKey === null && keys.repeatKey === null && repeatWithinMs > 0;
  return {
    ...partsOf(request, judged, now),
    id,
    verification,
    ...keys,
    status: isCheck ? 'delivered' : 'pending',
    answerStatus: 200,
    answerBody: isCheck ? challengeBody(facts.challenge) : receivedBody(id, false),
    digest: isBare ? digestOf(judged.body) : null,
    digestSince: now - repeatWithinMs,
    conversationId: isCheck ? null : facts.conversationId,
    event: isCheck ? ADDRESS_CHECK_EVENT : facts.event,
  };
}

/** The row of a refused request, for inspection. */
export function refusedEntry(
  request: SeenRequest,
  judged: Judged,
  clock: Pick<Clock, 'now'>,
  answer: { status: number; body: string },
): InboxEntry {
  const now = clock.now();
  const status: DeliveryStatus = 'refused';
  return {
    ...partsOf(request, judged, now),
    id: newDeliveryId(now),
    status,
    verification: judged.verification,
    event: judged.facts.event,
    answerStatus: answer.status,
    answerBody: answer.body,
    eventKey: null,
    repeatKey: null,
    digest: null,
    digestSince: 0,
    conversationId: null,
  };
}

type Parts = Pick<
  InboxEntry,
  | 'profileId'
  | 'receivedAt'
  | 'origin'
  | 'method'
  | 'path'
  | 'source'
  | 'headers'
  | 'body'
  | 'bodyBytes'
  | 'ownerPid'
  | 'repeats'
>;

function partsOf(
  request: SeenRequest,
  { profileId, ticket, body, bodyBytes }: Judged,
  now: number,
): Parts {
  return {
    profileId,
    receivedAt: now,
    origin: ticket?.origin ?? 'network',
    method: request.method,
    path: request.path,
    source: request.source,
    headers: JSON.stringify(maskHeaders(request.rawHeaders, TICKET_HEADER)),
    body,
    bodyBytes,
    ownerPid: process.pid,
    repeats: ticket?.repeats ?? null,
  };
}

function repeatKeyOf(headers: IncomingHttpHeaders): string | null {
  const key = headers['idempotency-key'];
  if (typeof key !== 'string' || key === '') return null;
  return key.length <= 255 ? key : digestOf(key);
}

function digestOf(text: string): string {
  return createHash('sha256').update(text, 'utf8').digest('base64url');
}
