import { z } from 'zod';
import {
  deliveryDetailSchema,
  deliveryDifferenceSchema,
  deliveryPageSchema,
  responseRuleSchema,
  sampleEventSchema,
  selfTestSchema,
  sendProofSchema,
  sendResultSchema,
  sendTargetSchema,
  WEBHOOK_BODY_MAX,
  webhookGuardNameSchema,
  webhookStateSchema,
  webhookTestSchema,
} from '../model/webhook';
import { nothing, request, snapshotOf } from './define';

const stateSnapshot = snapshotOf(webhookStateSchema);
const deliveryId = z.object({ deliveryId: z.string() });
const filter = z.object({ filter: z.string().max(500) });
const body = z.string().max(WEBHOOK_BODY_MAX);
const url = z.string().trim().max(2000);
const ids = z.object({ deliveryIds: z.array(z.string().max(100)).min(1).max(500) });
const count = z.object({ count: z.number().int() });

/**
 * The webhook listener and its inspector. Secrets are only sent to the main process, never back:
 * the listener's token is shown once by the main process itself, outside the page.
 */
export const webhookRequests = {
  'webhook.state': request(nothing, stateSnapshot),
  /** Starts or restarts the listener. WEBHOOK_PORT_TAKEN when another program uses the port. */
  'webhook.start': request(nothing, nothing),
  'webhook.stop': request(nothing, nothing),
  /**
   * The address the person already has; null for none. INVALID_INPUT for anything but https with a
   * host.
   */
  'webhook.setPublicAddress': request(z.object({ url: url.nullable() }), nothing),
  /**
   * Sends a signed probe to the public address, which must arrive here. WEBHOOK_NO_PUBLIC_ADDRESS.
   */
  'webhook.selfTest': request(nothing, selfTestSchema),

  /**
   * Shows the token once, in a dialog of the operating system, where it can be copied. False when
   * it was shown before.
   */
  'webhook.showBearer': request(nothing, z.object({ shown: z.boolean() })),
  /**
   * Puts the token on the clipboard for a minute, if it has not been shown yet; copying counts as
   * showing.
   */
  'webhook.copyBearer': request(nothing, z.object({ shown: z.boolean() })),
  /**
   * Makes a new token; the previous one stays valid for `overlapMinutes`. The new one can be shown
   * once.
   */
  'webhook.rotateBearer': request(
    z.object({ overlapMinutes: z.number().int().min(0).max(10_080) }),
    nothing,
  ),
  /** Ends the overlap at once: only the newest token is valid. */
  'webhook.endOverlap': request(nothing, nothing),
  /** Sets a secret, or removes it with an empty text. */
  'webhook.setGuard': request(
    z.object({ guard: webhookGuardNameSchema, value: z.string().trim().max(1000) }),
    nothing,
  ),
  /** For ten minutes Coze's check of the address (`challenge`) is answered without a proof. */
  'webhook.expectAddressCheck': request(z.object({ expected: z.boolean() }), nothing),

  /** Part of the list, newest first. An invalid filter is explained in `problem`, not refused. */
  'webhook.page': request(
    filter.extend({ offset: z.number().int().min(0), limit: z.number().int().min(1).max(200) }),
    deliveryPageSchema,
  ),
  /** DELIVERY_MISSING when retention has removed it. */
  'webhook.open': request(deliveryId, deliveryDetailSchema),
  /** Sends the delivery again, newly signed, to the listener here. */
  'webhook.replay': request(deliveryId, sendResultSchema),
  /** The same with another body. */
  'webhook.resendEdited': request(deliveryId.extend({ body }), sendResultSchema),
  /** Sends the chosen ones again, oldest first, one after the other. */
  'webhook.replayMany': request(
    ids,
    z.object({
      results: z.array(
        z.object({
          deliveryId: z.string(),
          newId: z.string().nullable(),
          status: z.number().int(),
        }),
      ),
    }),
  ),
  /**
   * Hands dead letters to the receivers inside the app again; without `deliveryIds` all of them.
   */
  'webhook.redrive': request(
    z.object({ deliveryIds: z.array(z.string().max(100)).max(500).optional() }),
    count,
  ),
  'webhook.diff': request(
    z.object({ leftId: z.string(), rightId: z.string() }),
    z.array(deliveryDifferenceSchema),
  ),
  /** The delivery as a command line; proofs are variables to fill in. */
  'webhook.curl': request(deliveryId, z.object({ command: z.string() })),
  /**
   * Asks the person for a file and writes the deliveries the filter finds, one JSON object per
   * line. Null when cancelled.
   */
  'webhook.export': request(
    filter,
    z.object({ path: z.string(), count: z.number().int() }).nullable(),
  ),
  /** Removes now what the retention settings no longer keep. */
  'webhook.applyRetention': request(nothing, count),

  'webhook.samples': request(nothing, z.array(sampleEventSchema)),
  /**
   * The test sender. `url` only with target `address`, https only; our own token is never sent to
   * such an address.
   */
  'webhook.sendTest': request(
    z.object({ target: sendTargetSchema, url, proof: sendProofSchema, body }),
    sendResultSchema,
  ),
  /**
   * Calls the inbound trigger of a Coze agent with its own token. WEBHOOK_TARGET_REFUSED for any
   * other address.
   */
  'webhook.callTrigger': request(z.object({ url, body }), sendResultSchema),

  'webhook.rules': request(nothing, z.array(responseRuleSchema)),
  /** Adds a rule (empty id) or changes one. */
  'webhook.saveRule': request(
    responseRuleSchema.extend({ id: z.string().max(100) }),
    z.array(responseRuleSchema),
  ),
  'webhook.removeRule': request(z.object({ ruleId: z.string() }), z.array(responseRuleSchema)),

  'webhook.tests': request(nothing, z.array(webhookTestSchema)),
  'webhook.saveTest': request(
    deliveryId.extend({ name: z.string().trim().min(1).max(200) }),
    webhookTestSchema,
  ),
  'webhook.runTest': request(z.object({ testId: z.string() }), webhookTestSchema),
  'webhook.removeTest': request(z.object({ testId: z.string() }), nothing),
};

export const webhookEvents = {
  'webhook.state-changed': stateSnapshot,
  /**
   * Deliveries arrived, changed or were removed; at most five times a second. `arrived`: number of
   * new ones since the last event.
   */
  'webhook.list-changed': z.object({ arrived: z.number().int(), changedIds: z.array(z.string()) }),
};
