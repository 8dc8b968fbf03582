import type { AppError } from '../lib/errors';
import type { Observable } from '../lib/observable';

/** What a tunnel is doing. `address`: the public https origin, known once it is open. */
export interface TunnelState {
  status: 'closed' | 'opening' | 'open' | 'reconnecting' | 'failed';
  address: string | null;
  /** Milliseconds since the epoch at which this status began. */
  since: number;
  /** The last trouble; kept while it reconnects. */
  error: AppError | null;
  /** When it is tried again, milliseconds since the epoch; null while it is not waiting. */
  retryAt: number | null;
}

/**
 * A way from a public address to the listener on this machine. One implementation per provider in
 * `webhook/tunnels`; all of them reconnect by themselves, with backoff, until closed. The listener
 * accepts the Host of `state.value.address` while it is open.
 */
export interface Tunnel {
  /** Names the provider in settings and texts. */
  readonly kind: string;
  readonly state: Observable<TunnelState>;
  /**
   * Leads to this port of 127.0.0.1 and nowhere else. Resolves when open; rejects with the first
   * attempt's error.
   */
  open(port: number): Promise<void>;
  close(): Promise<void>;
}
