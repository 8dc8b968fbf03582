import { isOwnPage } from '../windows/page-address';

/** Who sent a message, as far as the decision needs it. */
export interface Sender {
  /** Address of the frame that sent it; null when the frame is gone. */
  address: string | null;
  /** Is it the page itself and not something embedded in it. */
  isTopFrame: boolean;
}

/** Only the top frame of our own page may ask. */
export function isTrustedSender(sender: Sender, developmentOrigin: string | null): boolean {
  return (
    sender.isTopFrame && sender.address !== null && isOwnPage(sender.address, developmentOrigin)
  );
}
