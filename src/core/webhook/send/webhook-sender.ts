import type { DeliveryOrigin, SendProof, SendResult } from '../../../shared/model/webhook';
import { within } from '../../lib/abort';
import { AppError } from '../../lib/errors';
import { parseUrl } from '../../lib/parse-url';
import type { HttpClient } from '../../net/http-client';
import type { Clock } from '../../ports/clock';
import { TICKET_HEADER, type DeliveryTickets } from '../receive/delivery-tickets';
import { proofHeaders, type SigningKeys } from './request-signing';

/** Characters kept of an answer. */
const ANSWER_MAX = 64 * 1024;
const TIMEOUT_MS = 20_000;
/**
 * Time in milliseconds to wait for the arrival of a request that was answered; after that it will
 * not come.
 */
const ARRIVAL_MS = 500;

/**
 * Headers that belong to one connection or one proof, and are made again. Source: RFC 9110, 7.6.1.
 */
const NOT_REPEATED: ReadonlySet<string> = new Set([
  'host',
  'connection',
  'content-length',
  'content-type',
  'transfer-encoding',
  'keep-alive',
  'te',
  'trailer',
  'upgrade',
  'expect',
  'accept-encoding',
  'authorization',
  'proxy-authorization',
  'cookie',
  'x-api-key',
  'idempotency-key',
  'x-real-ip',
  'forwarded',
  'via',
  'origin',
]);
/** The same for all headers with these prefixes. */
const NOT_REPEATED_PREFIXES = ['x-coze-', 'webhook-', 'x-forwarded-', 'sec-'] as const;

export interface SendRequest {
  url: string;
  body: string;
  proof: SendProof;
  headers?: readonly (readonly [string, string])[];
  /** For requests to our own listener: marks them as ours. Never for strangers. */
  ownAs?: { origin: DeliveryOrigin; repeats: string | null };
  /** A token the person typed, instead of our own proof. */
  bearer?: string;
}

/** Makes webhook requests: to our own listener, through the public address, or to others. */
export class WebhookSender {
  constructor(
    private readonly http: HttpClient,
    private readonly keys: SigningKeys,
    private readonly tickets: DeliveryTickets,
    private readonly clock: Clock,
  ) {}

  /** Any answered status is a result. Errors: network codes, WEBHOOK_GUARD_MISSING. */
  async send({ url, body, proof, headers = [], ownAs, bearer }: SendRequest): Promise<SendResult> {
    const signed =
      bearer === undefined
        ? proofHeaders(proof, body, this.keys, this.clock.now())
        : { authorization: `Bearer ${bearer}` };
    const issued = ownAs ? this.tickets.issue(ownAs) : null;
    const started = this.clock.monotonic();
    try {
      const answer = await this.http.send({
        method: 'POST',
        url,
        body,
        timeoutMs: TIMEOUT_MS,
        headers: {
          ...Object.fromEntries(headers.filter(([name]) => isRepeated(name))),
          'content-type': 'application/json',
          ...signed,
          ...(issued && { [TICKET_HEADER]: issued.ticket }),
        },
      });
      const ms = this.clock.monotonic() - started;
      if (issued) await within(ARRIVAL_MS, issued.arrival);
      issued?.cancel();
      return {
        status: answer.status,
        body: answer.text.slice(0, ANSWER_MAX),
        ms,
        deliveryId: (await issued?.arrival) ?? null,
      };
    } catch (thrown) {
      issued?.cancel();
      const deliveryId = (await issued?.arrival) ?? null;
      // It arrived here, and a rule broke the connection on purpose: that is a result too.
      if (deliveryId !== null)
        return { status: 0, body: '', ms: this.clock.monotonic() - started, deliveryId };
      throw thrown;
    }
  }
}

/** An https address a person typed, without user and password. WEBHOOK_TARGET_REFUSED. */
export function httpsAddress(text: string): URL {
  const url = parseUrl(text);
  if (url?.protocol !== 'https:' || url.username !== '' || url.password !== '') {
    throw new AppError('WEBHOOK_TARGET_REFUSED', { params: { detail: text.slice(0, 100) } });
  }
  return url;
}

function isRepeated(name: string): boolean {
  return (
    !NOT_REPEATED.has(name) && !NOT_REPEATED_PREFIXES.some((prefix) => name.startsWith(prefix))
  );
}
