import type { AppError } from '../lib/errors';
import type { Observable } from '../lib/observable';

/** State of a tunnel. `address`: the public https origin, known once it is open. */
export interface TunnelState {
  status: 'closed' | 'opening' | 'open' | 'reconnecting' | 'failed';
  address: string | null;
  /** When this status began, milliseconds since the epoch. */
  since: number;
  /** The last error; kept while it reconnects. */
  error: AppError | null;
  /** When it will be retried, milliseconds since the epoch; null while it is not waiting. */
  retryAt: number | null;
}

/**
 * A path from a public address to the listener on this machine. One implementation per provider;
 * all of them reconnect by themselves, with backoff, until closed. The listener accepts the Host of
 * `state.value.address` while it is open.
 */
export interface Tunnel {
  /** Identifies the provider in settings and texts. */
  readonly kind: string;
  readonly state: Observable<TunnelState>;
  /**
   * Forwards to this port of 127.0.0.1, and only there. Resolves when open; rejects with the first
   * attempt's error.
   */
  open(port: number): Promise<void>;
  close(): Promise<void>;
}
