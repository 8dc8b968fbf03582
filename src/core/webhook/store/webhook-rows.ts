import { z } from 'zod';
import { errorCodeSchema, errorParamsSchema, layerSchema } from '../../../shared/model/error-view';
import {
  deliveryOriginSchema,
  deliveryStatusSchema,
  verificationSchema,
  webhookReasonSchema,
  type DeliverySummary,
} from '../../../shared/model/webhook';

const jsonOf = <T extends z.ZodType>(schema: T) =>
  z
    .string()
    .transform((text): unknown => JSON.parse(text))
    .pipe(schema);
const instant = z.number().transform((value) => new Date(value).toISOString());
const flag = z.number().transform((value) => value !== 0);
export const headerListSchema = z.array(z.tuple([z.string(), z.string()]));

const summaryShape = {
  id: z.string(),
  received_at: instant,
  event: z.string(),
  status: deliveryStatusSchema,
  attempts: z.number(),
  verified: flag,
  origin: deliveryOriginSchema,
  body_bytes: z.number(),
  answer_status: z.number(),
};
const summaryRowShape = z.object(summaryShape);

function toSummary(row: z.infer<typeof summaryRowShape>): DeliverySummary {
  return {
    id: row.id,
    receivedAt: row.received_at,
    event: row.event,
    status: row.status,
    attempts: row.attempts,
    verified: row.verified,
    origin: row.origin,
    bodyBytes: row.body_bytes,
    answerStatus: row.answer_status,
  };
}

/** What a list shows of a delivery. */
export const summaryRow = summaryRowShape.transform(toSummary);

/** A delivery with everything that was sent and answered. */
export const detailRow = summaryRowShape
  .extend({
    number: z.number(),
    profile_id: z.string(),
    method: z.string(),
    path: z.string(),
    source: z.string(),
    headers: jsonOf(headerListSchema),
    body: z.string(),
    proof: verificationSchema.shape.method,
    reason: webhookReasonSchema,
    answer_body: z.string(),
    answer_ms: z.number().nullable(),
    event_key: z.string().nullable(),
    conversation_id: z.string().nullable(),
    next_attempt_at: instant.nullable(),
    repeats: z.string().nullable(),
  })
  .transform((row) => ({
    ...toSummary(row),
    number: row.number,
    profileId: row.profile_id,
    method: row.method,
    path: row.path,
    source: row.source,
    headers: row.headers,
    body: row.body,
    verification: { method: row.proof, verified: row.verified, reason: row.reason },
    eventId: row.event_key,
    remoteConversationId: row.conversation_id,
    answerBody: row.answer_body,
    answerMs: row.answer_ms,
    nextAttemptAt: row.next_attempt_at,
    repeats: row.repeats,
  }));
export type StoredDelivery = z.infer<typeof detailRow>;

/**
 * An attempt to hand a delivery on; its error is a code with values, so that it can be shown in any
 * language.
 */
export const attemptRow = z.object({
  number: z.number(),
  receiver: z.string(),
  at: instant,
  ms: z.number(),
  error: jsonOf(
    z.object({
      code: errorCodeSchema,
      params: errorParamsSchema,
      layer: layerSchema,
      logid: z.string().nullable(),
    }),
  ).nullable(),
});
export type StoredAttempt = z.infer<typeof attemptRow>;

/** A delivery that is due to be handed on. */
export const dueRow = z
  .object({
    id: z.string(),
    profile_id: z.string(),
    received_at: z.number(),
    event: z.string(),
    origin: deliveryOriginSchema,
    conversation_id: z.string().nullable(),
    body: z.string(),
    attempts: z.number(),
    received_by: jsonOf(z.array(z.string())),
    root_id: z.string(),
  })
  .transform((row) => ({
    delivery: {
      id: row.id,
      profileId: row.profile_id,
      rootId: row.root_id,
      receivedAt: row.received_at,
      event: row.event,
      origin: row.origin,
      conversationId: row.conversation_id,
      body: row.body,
    },
    attempts: row.attempts,
    receivedBy: row.received_by,
  }));
export type DueDelivery = z.infer<typeof dueRow>;
