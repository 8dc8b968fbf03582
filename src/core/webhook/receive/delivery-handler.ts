import type { IncomingMessage, ServerResponse } from 'node:http';
import type { ResponseRule, Verification, WebhookReason } from '../../../shared/model/webhook';
import { toAppError } from '../../lib/errors';
import type { Clock } from '../../ports/clock';
import type { InboxEntry } from '../../ports/inbox-writer';
import type { AddressCheck } from './address-check';
import { BodyReader, drain, textOfBody, type BodyResult } from './body-reader';
import { ADDRESS_CHECK_EVENT, readFacts, type DeliveryFacts } from './delivery-facts';
import { TICKET_HEADER, type DeliveryTickets } from './delivery-tickets';
import type { Inbox } from './inbox';
import type { AcceptedDelivery } from './reception-recorder';
import { guardSender, guardType, sourceOf } from './request-guards';
import { WEBHOOK_PATH } from '../../../shared/webhook-path';
import { answerByRule, answerOfRule } from './response-rules';
import { readStrictJson } from './strict-json';
import { answerJson, challengeBody, receivedBody, refusalBody, REFUSALS } from './webhook-answers';
import { judgeHeaders, type HeaderVerdict, type ProofKeys } from './webhook-auth';
import { acceptedEntry, refusedEntry, type Judged, type SeenRequest } from './webhook-intake';
import { WrongTokenLimiter } from './wrong-token-limiter';

/** The rules a request is checked against, read for each request. */
export interface DeliveryRules {
  /** Largest difference in milliseconds between a signed delivery's time and ours. */
  maxAgeMs(): number;
  /** Time in milliseconds during which the same body without an id counts as the same delivery. */
  repeatWithinMs(): number;
  /** Tells whether this host (with port, lower case) is of a public address that leads here. */
  isPublicHost(host: string): boolean;
  responseRule(profileId: string, event: string): ResponseRule | null;
  /** Owner of requests without a proof of their own: the profile a person looks at. */
  activeProfileId(): string;
}

export interface DeliveryHandlerOptions {
  keys: ProofKeys;
  inbox: Inbox;
  tickets: DeliveryTickets;
  /** Whether Coze's check of the address needs no proof just now; hears of what Coze signed. */
  addressCheck: Pick<AddressCheck, 'isExpected' | 'recordProof'>;
  rules: DeliveryRules;
  clock: Clock;
  /** A delivery was answered; `ms` is counted from the end of its headers. */
  onAccepted: (delivery: AcceptedDelivery) => void;
  /**
   * A request was refused; resolves once it is stored, if it is: with `isOurs` always, a stranger's
   * only sometimes.
   */
  onRefused: (entry: InboxEntry, reason: WebhookReason, isOurs: boolean) => Promise<void>;
}

/**
 * Limit in bytes for requests without a proof, which may be a check of the address; its body is
 * small.
 */
const CHECK_BODY_MAX = 4096;
const NO_FACTS: DeliveryFacts = { event: '', eventId: null, conversationId: null, challenge: null };
const UNPROVED: Verification = { method: 'none', verified: false, reason: 'missing-proof' };

type JudgedBody = Omit<Judged, 'ticket' | 'profileId'> & {
  profileId: string | null;
  reason: WebhookReason;
};

/** Why a request is refused, and what is known about it so far. */
interface Refused {
  reason: WebhookReason;
  known: Partial<Omit<JudgedBody, 'reason'>>;
}

/** A request whose body may be read; `mayCheck`: it may be an unproved check of the address. */
interface JudgedHead {
  verdict: Exclude<HeaderVerdict, { kind: 'refused' }>;
  mayCheck: boolean;
}

const NOTHING_KNOWN = { verification: UNPROVED, facts: NO_FACTS, body: '', bodyBytes: 0 };

/**
 * Receives a delivery: identifies the sender, reads it, stores it, and only then answers.
 * Everything in a request is untrusted; whatever can be refused by its headers is refused before
 * the body is read.
 */
export class DeliveryHandler {
  private readonly bodies = new BodyReader();
  private readonly limiter: WrongTokenLimiter;

  constructor(private readonly options: DeliveryHandlerOptions) {
    this.limiter = new WrongTokenLimiter(options.clock);
  }

  /** `proceed` asks a sender that waits (Expect: 100-continue) to send its body. */
  async handle(
    request: IncomingMessage,
    response: ServerResponse,
    proceed: () => void,
  ): Promise<void> {
    const { tickets, rules, clock, addressCheck } = this.options;
    const startedAt = clock.monotonic();
    const seen = seenRequest(request);
    const ticket = tickets.redeem(request.headers[TICKET_HEADER]);
    const refuse = ({ reason, known }: Refused): void => {
      if (reason === 'too-large') drain(request);
      const profileId = known.profileId || rules.activeProfileId();
      const judged = { ...NOTHING_KNOWN, ...known, profileId, ticket };
      const entry = this.refuse(seen, response, reason, judged);
      void this.options
        .onRefused(entry, reason, ticket !== null)
        .finally(() => ticket?.arrived(entry.id));
    };
    const head = this.judgeHead(request, seen.source);
    if ('reason' in head) return refuse(head);
    proceed();
    const isUnproved = head.verdict.kind === 'open';
    const read = await this.bodies.read(request, isUnproved ? CHECK_BODY_MAX : undefined);
    if (read.kind === 'gone') {
      ticket?.arrived(null);
      return;
    }
    const judged = this.judgeRead(read, request, seen.source, head);
    if (judged.reason !== 'ok') return refuse({ reason: judged.reason, known: judged });
    if (!judged.verification.verified) {
      // Whoever sent it: the answer only repeats what it said, and nothing of it is kept.
      answerJson(response, 200, challengeBody(judged.facts.challenge));
      ticket?.arrived(null);
      return;
    }
    if (ticket === null && judged.verification.method === 'coze-signature')
      addressCheck.recordProof();
    const profileId = judged.profileId || rules.activeProfileId();
    const whole = { ...judged, profileId, ticket };
    const entry = acceptedEntry(seen, whole, clock, rules.repeatWithinMs());
    const rule =
      judged.facts.challenge === null ? rules.responseRule(profileId, entry.event) : null;
    const answered = rule ? { ...entry, ...answerOfRule(rule, entry.answerBody) } : entry;
    await this.store(answered, rule, response, startedAt, ticket?.arrived);
  }

  /** Decides what can be decided before the body is read. */
  private judgeHead(request: IncomingMessage, source: string): Refused | JudgedHead {
    const { keys, rules, clock, addressCheck } = this.options;
    const flaw = guardSender(request, rules);
    if (flaw) return { reason: flaw, known: {} };
    const shown = judgeHeaders(request.headers, keys, clock.now(), rules.maxAgeMs());
    const verdict = addressCheck.isExpected ? withoutBadSignature(shown) : shown;
    const mayCheck =
      (verdict.kind === 'open' && verdict.verification.method !== 'none') ||
      (verdict.kind !== 'verified' && addressCheck.isExpected);
    if (verdict.kind === 'refused' || (verdict.kind === 'open' && !mayCheck)) {
      const { verification } = verdict;
      return { reason: this.limited(source, verification.reason), known: { verification } };
    }
    const wrongType = guardType(request);
    if (wrongType) return { reason: wrongType, known: knownOf(verdict) };
    return { verdict, mayCheck };
  }

  /** Decides by what the body says and proves. `reason` is `ok` for an accepted delivery. */
  private judgeRead(
    read: Exclude<BodyResult, { kind: 'gone' }>,
    request: IncomingMessage,
    source: string,
    { verdict, mayCheck }: JudgedHead,
  ): JudgedBody {
    if (read.kind === 'refused') {
      const isChecked = mayCheck && verdict.kind === 'open';
      const reason = isChecked ? verdict.verification.reason : read.reason;
      return { ...NOTHING_KNOWN, ...knownOf(verdict), reason };
    }
    const judged = judgeBody(read.raw, request, verdict);
    const { verification, facts } = judged;
    const maySignCheck = verdict.kind !== 'signed' || verification.method === 'coze-signature';
    if (verification.verified || (mayCheck && maySignCheck && facts.challenge !== null)) {
      const isProved = verification.verified || judged.reason === 'ok';
      return isProved ? judged : { ...judged, reason: this.limited(source, judged.reason) };
    }
    return { ...judged, reason: this.limited(source, verification.reason) };
  }

  private async store(
    entry: InboxEntry,
    rule: ResponseRule | null,
    response: ServerResponse,
    startedAt: number,
    arrived?: (id: string | null) => void,
  ): Promise<void> {
    const { inbox, onAccepted, clock } = this.options;
    try {
      const { id, duplicate } = await inbox.accept(entry);
      arrived?.(id);
      const body =
        entry.event === ADDRESS_CHECK_EVENT ? entry.answerBody : receivedBody(id, duplicate);
      if (rule) await answerByRule(response, rule, body);
      else answerJson(response, 200, body);
      onAccepted({
        id,
        profileId: entry.profileId,
        isDuplicate: duplicate,
        ms: clock.monotonic() - startedAt,
      });
    } catch (thrown) {
      arrived?.(null);
      const { code } = toAppError(thrown);
      const seconds = code === 'WEBHOOK_OVERLOADED' || code === 'DATABASE_BUSY' ? '1' : '30';
      answerJson(response, 503, refusalBody(REFUSALS.unavailable), ['retry-after', seconds]);
    }
  }

  private refuse(
    seen: SeenRequest,
    response: ServerResponse,
    reason: WebhookReason,
    judged: Judged,
  ): InboxEntry {
    const refusal = REFUSALS[reason === 'ok' ? 'unavailable' : reason];
    const body = refusalBody(refusal);
    const later =
      reason === 'too-many'
        ? ['retry-after', '60']
        : reason === 'unavailable'
          ? ['retry-after', '1']
          : [];
    answerJson(response, refusal.status, body, later);
    return refusedEntry(seen, judged, this.options.clock, { status: refusal.status, body });
  }

  private limited(source: string, reason: WebhookReason): WebhookReason {
    return this.limiter.isTooMany(source) ? 'too-many' : reason;
  }
}

function seenRequest({ method = '', headers, rawHeaders, socket }: IncomingMessage): SeenRequest {
  return {
    method,
    path: WEBHOOK_PATH,
    source: sourceOf(socket.remoteAddress, headers['x-forwarded-for']),
    headers,
    rawHeaders,
  };
}

function knownOf(
  verdict: JudgedHead['verdict'],
): Pick<JudgedBody, 'profileId'> & Partial<Pick<JudgedBody, 'verification'>> {
  if (verdict.kind === 'signed') return { profileId: null };
  return {
    verification: verdict.verification,
    profileId: verdict.kind === 'verified' ? verdict.profileId : null,
  };
}

/** A signature of Coze that cannot be right counts as none while its check is expected. */
function withoutBadSignature(verdict: HeaderVerdict): HeaderVerdict {
  return verdict.kind === 'refused' && verdict.verification.method === 'coze-signature'
    ? { kind: 'open', verification: verdict.verification }
    : verdict;
}

/** Proof over the raw bytes first, then what the bytes say. */
function judgeBody(raw: Buffer, { headers }: IncomingMessage, verdict: HeaderVerdict): JudgedBody {
  const { verification, profileId } =
    verdict.kind === 'signed' ? verdict.check(raw) : { profileId: null, ...verdict };
  const text = textOfBody(raw);
  const body = text ?? raw.toString('utf8');
  const read = text === null ? ({ ok: false, reason: 'not-utf8' } as const) : readStrictJson(text);
  const facts = read.ok ? readFacts(read.value, headers) : NO_FACTS;
  return {
    verification,
    profileId,
    facts,
    body,
    bodyBytes: raw.length,
    reason: read.ok ? 'ok' : read.reason,
  };
}
