import type { DeliveryOrigin } from '../../shared/model/webhook';

/**
 * A delivery as a part of the app gets it. `body` is JSON text that was checked on arrival; its
 * content is a stranger's.
 */
export interface WebhookDelivery {
  id: string;
  /** The profile whose proof it carried; empty while there is none. */
  profileId: string;
  receivedAt: number;
  /**
   * The delivery that this one repeats unchanged, through however many repetitions; else its own
   * id.
   */
  rootId: string;
  event: string;
  origin: DeliveryOrigin;
  /** The chat service's own conversation it belongs to, if it says so. */
  conversationId: string | null;
  body: string;
}

/**
 * A part of the app that deliveries are handed to, at least once: after a failure or a crash the
 * same one comes again, so receiving one twice must change nothing. Deliveries of one conversation
 * come in order.
 */
export interface DeliveryReceiver {
  /** Names it in the history of attempts; never changes. */
  readonly name: string;
  wants(delivery: WebhookDelivery): boolean;
  receive(delivery: WebhookDelivery, signal: AbortSignal): Promise<void>;
}
