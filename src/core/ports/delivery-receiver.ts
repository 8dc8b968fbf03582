import type { DeliveryOrigin } from '../../shared/model/webhook';

/**
 * A delivery for a part of the app. `body` is JSON text, checked on arrival; its content is
 * untrusted.
 */
export interface WebhookDelivery {
  id: string;
  /** The profile whose proof it carried; empty while there is none. */
  profileId: string;
  receivedAt: number;
  /**
   * Id of the delivery that this one repeats unchanged, across any number of repetitions; otherwise
   * its own id.
   */
  rootId: string;
  event: string;
  origin: DeliveryOrigin;
  /** The chat service's conversation it belongs to, if it says so. */
  conversationId: string | null;
  body: string;
}

/**
 * A part of the app that receives deliveries, at least once: after a failure or a crash the same
 * one comes again, so receiving it twice must change nothing. Deliveries of one conversation come
 * in order.
 */
export interface DeliveryReceiver {
  /** Name in the history of attempts; must never change. */
  readonly name: string;
  wants(delivery: WebhookDelivery): boolean;
  receive(delivery: WebhookDelivery, signal: AbortSignal): Promise<void>;
}
