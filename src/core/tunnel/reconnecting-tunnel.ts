import type { ErrorCode } from '../../shared/model/error-view';
import { abortable, wait } from '../lib/abort';
import { AppError, toAppError } from '../lib/errors';
import { Observable } from '../lib/observable';
import type { Clock } from '../ports/clock';
import type { Tunnel, TunnelState } from '../ports/tunnel';

/** One open connection of a tunnel. */
export interface TunnelLink {
  /** The public https origin. */
  address: string;
  /** Resolves with the reason once the connection has ended. Never rejects. */
  ended: Promise<AppError>;
  /** Closes it; may be called twice. */
  close(): Promise<void>;
}

/** Makes one connection. Cleans up after itself when it fails or the signal fires. */
export type Connect = (port: number, signal: AbortSignal) => Promise<TunnelLink>;

/** First delay in milliseconds, doubled after each failure; half of it is random. */
const FIRST_PAUSE_MS = 1000;
const MAX_PAUSE_MS = 60_000;
/** Time in milliseconds after which a connection counts as stable and the delay is reset. */
const STABLE_MS = 30_000;

/** Errors that only a person can resolve. */
const FINAL: ReadonlySet<ErrorCode> = new Set<ErrorCode>([
  'TUNNEL_NOT_CONFIGURED',
  'TUNNEL_HOST_KEY_CHANGED',
  'TUNNEL_SIGN_IN_REFUSED',
  'TUNNEL_KEY_INVALID',
  'TUNNEL_KEY_LOCKED',
  'TUNNEL_PROGRAM_MISSING',
  'TUNNEL_TOKEN_REFUSED',
  'TUNNEL_PROVIDER_REFUSED',
  'KEYCHAIN_UNAVAILABLE',
  'INTERNAL',
  'INVALID_INPUT',
]);

/** Keeps a connection of one kind open: the common part of every tunnel. */
export class ReconnectingTunnel implements Tunnel {
  readonly state: Observable<TunnelState>;
  private run: { stop: AbortController; done: Promise<void> } | null = null;

  constructor(
    readonly kind: string,
    private readonly connect: Connect,
    private readonly clock: Clock,
    private readonly random: () => number = Math.random,
  ) {
    this.state = new Observable<TunnelState>({
      status: 'closed',
      address: null,
      since: clock.now(),
      error: null,
      retryAt: null,
    });
  }

  /** Opens again if it is already open. ABORTED when it is closed or opened again meanwhile. */
  open(port: number): Promise<void> {
    const before = this.run;
    before?.stop.abort();
    const stop = new AbortController();
    return new Promise((resolve, reject) => {
      const work = async (): Promise<void> => {
        await before?.done;
        await this.work(port, stop.signal, resolve, reject);
      };
      this.run = { stop, done: work() };
    });
  }

  async close(): Promise<void> {
    const { run } = this;
    run?.stop.abort();
    await run?.done;
    if (this.run !== run || run === null) return;
    this.run = null;
    this.publish('closed', { error: null });
  }

  private async work(
    port: number,
    signal: AbortSignal,
    onOpen: () => void,
    onFailure: (error: AppError) => void,
  ): Promise<void> {
    if (!signal.aborted) this.publish('opening');
    let failures = 0;
    while (!signal.aborted) {
      const { error, stoodMs } = await this.hold(port, signal, onOpen);
      if (signal.aborted) break;
      onFailure(error);
      if (FINAL.has(error.code)) return this.publish('failed', { error });
      failures = stoodMs >= STABLE_MS ? 1 : failures + 1;
      const pause = this.pauseAfter(failures);
      this.publish('reconnecting', { error, retryAt: this.clock.now() + pause });
      await wait(pause, signal).catch(() => {});
      if (!signal.aborted) this.publish('reconnecting', { error });
    }
    onFailure(new AppError('ABORTED'));
  }

  /** Connects and waits until the connection ends. */
  private async hold(
    port: number,
    signal: AbortSignal,
    onOpen: () => void,
  ): Promise<{ error: AppError; stoodMs: number }> {
    let link: TunnelLink | null = null;
    let openedAt = Number.POSITIVE_INFINITY;
    try {
      link = await this.connect(port, signal);
      openedAt = this.clock.monotonic();
      if (!signal.aborted) this.publish('open', { address: link.address, error: null });
      onOpen();
      return {
        error: await abortable(link.ended, signal),
        stoodMs: this.clock.monotonic() - openedAt,
      };
    } catch (thrown) {
      return { error: toAppError(thrown), stoodMs: 0 };
    } finally {
      await link?.close();
    }
  }

  private pauseAfter(failures: number): number {
    const delay = Math.min(MAX_PAUSE_MS, FIRST_PAUSE_MS * 2 ** (failures - 1));
    return Math.round(delay / 2 + this.random() * (delay / 2));
  }

  /** The last error is kept unless `error` is set to null. */
  private publish(
    status: TunnelState['status'],
    more: Partial<Pick<TunnelState, 'address' | 'error' | 'retryAt'>> = {},
  ): void {
    const { error, since, status: before } = this.state.value;
    this.state.set({
      address: null,
      error,
      retryAt: null,
      ...more,
      status,
      since: status === before ? since : this.clock.now(),
    });
  }
}
