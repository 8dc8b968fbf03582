import type { PendingKey } from '../../shared/model/profile';

/** A secret of one connection, in the form in which it is used. */
export type ConnectionSecret =
  | { kind: 'key'; privateDer: Uint8Array; publicView: PendingKey }
  | { kind: 'pat'; value: string };

/**
 * The secret a person has entered and not yet saved. There is only one form, so one slot is enough.
 */
export class PendingSecret {
  private secret: ConnectionSecret | null = null;

  put(secret: ConnectionSecret): void {
    this.secret = secret;
  }

  take(auth: 'jwt' | 'pat'): ConnectionSecret | null {
    return this.secret?.kind === (auth === 'jwt' ? 'key' : 'pat') ? this.secret : null;
  }

  clear(): void {
    this.secret = null;
  }
}
