import { isOwnPage } from '../windows/page-address';

/** The sender of a message, as far as the decision needs it. */
export interface Sender {
  /** Address of the sending frame; null when the frame is gone. */
  address: string | null;
  /** Tells whether it is the page itself and not something embedded. */
  isTopFrame: boolean;
}

/** Only the top frame of our own page may send requests. */
export function isTrustedSender(sender: Sender, developmentOrigin: string | null): boolean {
  return (
    sender.isTopFrame && sender.address !== null && isOwnPage(sender.address, developmentOrigin)
  );
}
