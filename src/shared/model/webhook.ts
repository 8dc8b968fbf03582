import { z } from 'zod';
import { errorViewSchema } from './error-view';

/** Longest accepted body, in bytes. */
export const WEBHOOK_BODY_MAX = 1024 * 1024;

/**
 * Why a request was refused, or the result of checking a proof. Texts with remedies are in
 * `i18n/<language>/webhook.ts`. `ok`: no objection.
 */
const WEBHOOK_REASONS = [
  'ok',
  'missing-proof',
  'wrong-token',
  'signature-mismatch',
  'signature-malformed',
  'signature-too-old',
  'signature-unconfigured',
  'foreign-host',
  'browser-request',
  'too-many',
  'wrong-type',
  'too-large',
  'not-utf8',
  'not-json',
  'too-deep',
  'duplicate-names',
  'unavailable',
] as const;
export const webhookReasonSchema = z.enum(WEBHOOK_REASONS);
export type WebhookReason = z.infer<typeof webhookReasonSchema>;

/** How a sender proved its identity. */
const proofMethodSchema = z.enum(['none', 'token', 'coze-signature', 'standard-webhooks']);

/** The result of checking a sender's proof, over the raw bytes, stored with the delivery. */
export const verificationSchema = z.object({
  method: proofMethodSchema,
  verified: z.boolean(),
  reason: webhookReasonSchema,
});
export type Verification = z.infer<typeof verificationSchema>;

/**
 * `pending`: on disk, not yet handed on; `retrying`: a receiver inside failed; `dead`: given up;
 * `refused`: never accepted.
 */
export const deliveryStatusSchema = z.enum(['pending', 'retrying', 'delivered', 'dead', 'refused']);
export type DeliveryStatus = z.infer<typeof deliveryStatusSchema>;

/** Origin of a delivery. All but `network` were made by this app. */
export const deliveryOriginSchema = z.enum(['network', 'test', 'replay', 'edited', 'self-test']);
export type DeliveryOrigin = z.infer<typeof deliveryOriginSchema>;

/**
 * Result of a repetition compared with the original; null for a delivery that is not a repetition,
 * or has not ended.
 */
export const verdictSchema = z.enum(['fixed', 'regressed', 'same']);
export type Verdict = z.infer<typeof verdictSchema>;

/** One line of the list. `id` identifies it for people and scripts; times ISO 8601 UTC. */
export const deliverySummarySchema = z.object({
  id: z.string(),
  receivedAt: z.string(),
  /** Event type, empty when the body names none. */
  event: z.string(),
  status: deliveryStatusSchema,
  attempts: z.number().int(),
  verified: z.boolean(),
  origin: deliveryOriginSchema,
  bodyBytes: z.number().int(),
  answerStatus: z.number().int(),
});
export type DeliverySummary = z.infer<typeof deliverySummarySchema>;

/** One attempt to hand a delivery to one receiver inside the app. */
export const deliveryAttemptSchema = z.object({
  number: z.number().int(),
  receiver: z.string(),
  at: z.string(),
  ms: z.number(),
  error: errorViewSchema.nullable(),
});
export type DeliveryAttempt = z.infer<typeof deliveryAttemptSchema>;

/**
 * Everything known about a delivery. Proofs in `headers` are masked before they are stored; `body`
 * is unchanged.
 */
export const deliveryDetailSchema = deliverySummarySchema.extend({
  method: z.string(),
  path: z.string(),
  /** Address of the sender's end of the connection; behind a proxy that of the proxy. */
  source: z.string(),
  headers: z.array(z.tuple([z.string(), z.string()])),
  body: z.string(),
  verification: verificationSchema,
  /** The sender's own id of the event, if it gave one. */
  eventId: z.string().nullable(),
  remoteConversationId: z.string().nullable(),
  answerBody: z.string(),
  /** From the end of the headers to our answer, in milliseconds; null until recorded. */
  answerMs: z.number().nullable(),
  history: z.array(deliveryAttemptSchema),
  nextAttemptAt: z.string().nullable(),
  repeats: z.string().nullable(),
  verdict: verdictSchema.nullable(),
});
export type DeliveryDetail = z.infer<typeof deliveryDetailSchema>;

/**
 * The error in a filter: `at` and `length` in UTF-16 units. The sentence is
 * `webhook:filterError.<problem>`.
 */
export const filterProblemSchema = z.object({
  problem: z.enum([
    'unclosed-quote',
    'unknown-status',
    'unknown-field',
    'bad-header',
    'bad-path',
    'missing-value',
  ]),
  at: z.number().int(),
  length: z.number().int(),
  text: z.string(),
});
export type FilterProblem = z.infer<typeof filterProblemSchema>;

/**
 * Part of the list, newest first. With a `problem` the filter was not applied and there are no
 * rows.
 */
export const deliveryPageSchema = z.object({
  total: z.number().int(),
  rows: z.array(deliverySummarySchema),
  problem: filterProblemSchema.nullable(),
});
export type DeliveryPage = z.infer<typeof deliveryPageSchema>;

/** What a screen may know about a secret: whether there is one, and since when. */
const guardSchema = z.object({ secret: z.enum(['set', 'not-set']) });

/**
 * The address Coze calls. `manual`: the person already has one. `tunnel`: the open one
 * (`core/ports/tunnel.ts`).
 */
export const publicAddressSchema = z.object({
  kind: z.enum(['none', 'manual', 'tunnel']),
  url: z.string().nullable(),
});
export type PublicAddress = z.infer<typeof publicAddressSchema>;

/** The listener, its secrets, and what it has received since it started. */
export const webhookStateSchema = z.object({
  /** The profile of these webhooks; empty while there is none. */
  profileId: z.string(),
  /** Address of the inbound trigger at Coze that was called last; empty for none. */
  triggerUrl: z.string(),
  status: z.enum(['stopped', 'starting', 'listening', 'failed']),
  /** Address on this machine, path included; null while it does not listen. */
  url: z.string().nullable(),
  port: z.number().int(),
  error: errorViewSchema.nullable(),
  publicAddress: publicAddressSchema,
  /**
   * False when received deliveries are only kept in memory, because the database's key cannot be
   * stored.
   */
  durable: z.boolean(),
  guards: z.object({
    /**
     * The listener's own token. `shown`: it was shown and will not be again. `olderValidUntil`:
     * until when the previous one is valid.
     */
    listener: guardSchema.extend({ shown: z.boolean(), olderValidUntil: z.string().nullable() }),
    /** Verify token of Coze's signed callbacks. */
    callback: guardSchema,
    /** Secret of Standard Webhooks senders. */
    standard: guardSchema,
    /** Token of the inbound trigger at Coze. */
    trigger: guardSchema,
  }),
  /** Until when Coze's check of the address is answered without a proof; null when it is not. */
  addressCheckUntil: z.string().nullable(),
  counts: z.object({
    accepted: z.number().int(),
    duplicates: z.number().int(),
    refused: z.number().int(),
    dead: z.number().int(),
  }),
  /** The last removal by retention, and its time. */
  removed: z.object({ count: z.number().int(), at: z.string() }).nullable(),
  activeRules: z.number().int(),
});
export type WebhookState = z.infer<typeof webhookStateSchema>;

/** Secrets for webhooks set by a person; the listener's own is made here. */
export const webhookGuardNameSchema = z.enum(['callback', 'standard', 'trigger']);
export type WebhookGuardName = z.infer<typeof webhookGuardNameSchema>;

/** Target of a request: this listener, the public address, or an https address. */
export const sendTargetSchema = z.enum(['listener', 'public', 'address']);

/** How a test or a repetition is signed. */
export const sendProofSchema = z.enum(['token', 'coze-signature', 'standard-webhooks', 'none']);
export type SendProof = z.infer<typeof sendProofSchema>;

/**
 * A request made by the app and the other side's answer. `deliveryId`: id under which it arrived
 * here, if it did.
 */
export const sendResultSchema = z.object({
  status: z.number().int(),
  body: z.string(),
  ms: z.number(),
  deliveryId: z.string().nullable(),
});
export type SendResult = z.infer<typeof sendResultSchema>;

/** A typical event for the test sender. `body` is JSON text. */
export const sampleEventSchema = z.object({
  id: z.string(),
  event: z.string(),
  body: z.string(),
  proof: sendProofSchema,
});
export type SampleEvent = z.infer<typeof sampleEventSchema>;

/**
 * How the listener answers deliveries of an event type, for testing the other side. They are stored
 * all the same.
 */
export const responseRuleSchema = z.object({
  id: z.string(),
  /** Exact event type, `prefix.*` or `*`. */
  event: z.string().trim().min(1).max(200),
  status: z.number().int().min(200).max(599),
  /** Sent unchanged; empty for the normal answer. */
  body: z.string().max(10_000),
  delayMs: z.number().int().min(0).max(60_000),
  /** `reset`: the connection breaks; `truncate`: half an answer; `silent`: none for 30 s. */
  fault: z.enum(['none', 'reset', 'truncate', 'silent']),
  enabled: z.boolean(),
});
export type ResponseRule = z.infer<typeof responseRuleSchema>;

/** One place where two deliveries differ. Null means missing. */
export const deliveryDifferenceSchema = z.object({
  part: z.enum(['facts', 'headers', 'body']),
  path: z.string(),
  left: z.string().nullable(),
  right: z.string().nullable(),
});
export type DeliveryDifference = z.infer<typeof deliveryDifferenceSchema>;

/** A delivery saved as a test: sent again, it must be answered and end like this. */
export const webhookTestSchema = z.object({
  id: z.string(),
  name: z.string(),
  event: z.string(),
  createdAt: z.string(),
  expectedAnswer: z.number().int(),
  expectedStatus: deliveryStatusSchema,
  lastRun: z
    .object({
      at: z.string(),
      passed: z.boolean(),
      deliveryId: z.string(),
      answer: z.number().int(),
      status: deliveryStatusSchema,
    })
    .nullable(),
});
export type WebhookTest = z.infer<typeof webhookTestSchema>;

/**
 * The path of a probe from here to the public address and back, hop by hop; hops after a failure
 * are `skip`.
 */
export const selfTestSchema = z.object({
  passed: z.boolean(),
  hops: z.array(
    z.object({
      hop: z.enum(['address', 'dns', 'connect', 'tls', 'answer', 'arrival']),
      status: z.enum(['ok', 'fail', 'skip']),
      ms: z.number(),
      error: errorViewSchema.nullable(),
    }),
  ),
});
export type SelfTest = z.infer<typeof selfTestSchema>;
