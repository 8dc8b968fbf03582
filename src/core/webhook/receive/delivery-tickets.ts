import { randomUUID } from 'node:crypto';
import type { DeliveryOrigin } from '../../../shared/model/webhook';

/** The header that carries a ticket; never stored. */
export const TICKET_HEADER = 'x-repeat-ticket';

/** What the app knows about a request it sent to its own listener. */
export interface Ticket {
  origin: DeliveryOrigin;
  repeats: string | null;
}

interface Issued extends Ticket {
  arrived: (deliveryId: string | null) => void;
}

/**
 * Marks the app's own requests, so that a repetition is stored despite the original's id, and the
 * sender learns the id under which it was stored. A ticket is random and valid once: a stranger
 * cannot make one up.
 */
export class DeliveryTickets {
  private readonly issued = new Map<string, Issued>();

  /** `arrival` resolves with the delivery's id, or null when the request was refused here. */
  issue(ticket: Ticket): { ticket: string; arrival: Promise<string | null>; cancel: () => void } {
    const name = randomUUID();
    const settle: { arrived?: (deliveryId: string | null) => void } = {};
    const arrival = new Promise<string | null>((resolve) => (settle.arrived = resolve));
    this.issued.set(name, { ...ticket, arrived: (deliveryId) => settle.arrived?.(deliveryId) });
    const cancel = (): void => {
      this.issued.delete(name);
      settle.arrived?.(null);
    };
    return { ticket: name, arrival, cancel };
  }

  /** Redeems a ticket; null for none or a made-up one. */
  redeem(shown: string | string[] | undefined): Issued | null {
    if (typeof shown !== 'string') return null;
    const issued = this.issued.get(shown) ?? null;
    this.issued.delete(shown);
    return issued;
  }
}
