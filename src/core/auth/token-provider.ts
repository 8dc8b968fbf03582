import { AppError, toAppError } from '../lib/errors';
import { abortable } from '../lib/abort';
import { SingleFlight } from '../lib/single-flight';
import type { AccessToken, AccessTokenSource } from '../ports/access-token';
import type { Clock } from '../ports/clock';
import { ANY_TOKEN } from './shared-sign-in';
import type { IssuedToken } from './token-exchange';

/**
 * A token is renewed this long before it expires, or after this share of its lifetime, whichever
 * comes first.
 */
const EARLY_MS = 60_000;
const LIFE_SHARE = 0.8;
/** Below this lifetime only the share counts: a minute would be too much of it. */
const SHORT_LIFE_MS = 2 * EARLY_MS;
const BACKOFF_FIRST_MS = 500;
const BACKOFF_MAX_MS = 30_000;

export interface TokenProviderOptions {
  /**
   * Signs in. `avoided` is a token that was refused, ANY_TOKEN to get a new one in any case, or
   * null.
   */
  signIn: (avoided: string | null) => Promise<IssuedToken>;
  /** The server's time, milliseconds: tokens expire by its clock. */
  serverNow: () => number;
  clock: Clock;
  /**
   * How long a token is kept at most, milliseconds (`token_cache_ttl`: guide, performance, 2); read
   * at every sign-in.
   */
  cacheTtlMs: () => number;
  /** Called after every sign-in: null for success. */
  onOutcome?: (error: AppError | null) => void;
}

interface Cached {
  token: AccessToken;
  /** On the monotonic clock, so that a jump of the wall clock cannot keep an expired token. */
  renewAt: number;
  expiresAtWall: number;
}

/**
 * Keeps one access token in memory for any number of callers: one request for all of them, renewal
 * before it expires, and after a failure at most one request per backoff step (0.5 s doubling to 30
 * s). In between, callers get the last error at once, so nothing hangs.
 */
export class TokenProvider implements AccessTokenSource {
  private cached: Cached | null = null;
  private avoided: string | null = null;
  private readonly flight = new SingleFlight<AccessToken>();
  private failure: { error: AppError; until: number; step: number } | null = null;

  constructor(private readonly options: TokenProviderOptions) {}

  get(signal?: AbortSignal): Promise<AccessToken> {
    const { clock } = this.options;
    if (
      this.cached &&
      clock.monotonic() < this.cached.renewAt &&
      clock.now() < this.cached.expiresAtWall
    ) {
      return Promise.resolve(this.cached.token);
    }
    if (this.failure && clock.monotonic() < this.failure.until)
      return Promise.reject(this.failure.error);
    return abortable(
      this.flight.run(() => this.renew()),
      signal,
    );
  }

  reject(value: string): boolean {
    if (this.cached?.token.value === value) {
      this.cached = null;
      this.avoided = value;
    }
    return true;
  }

  /**
   * Forgets token and failure, so that the next `get` signs in at once. For a user who asks for it.
   */
  reset(): void {
    this.cached = null;
    this.failure = null;
    this.avoided = ANY_TOKEN;
  }

  /** The server is back: the next `get` tries again at once what failed meanwhile. */
  retryNow(): void {
    this.failure = null;
  }

  private async renew(): Promise<AccessToken> {
    const { clock } = this.options;
    try {
      const issued = await this.options.signIn(this.avoided);
      this.avoided = null;
      const lifeMs = Math.max(0, issued.expiresAtMs - this.options.serverNow());
      const early = lifeMs > SHORT_LIFE_MS ? lifeMs - EARLY_MS : lifeMs;
      const keepMs = Math.min(this.options.cacheTtlMs(), early, lifeMs * LIFE_SHARE);
      const expiresAt = clock.now() + lifeMs;
      const token: AccessToken = { value: issued.value, source: 'jwt', expiresAt };
      this.cached = { token, renewAt: clock.monotonic() + keepMs, expiresAtWall: expiresAt };
      this.failure = null;
      this.options.onOutcome?.(null);
      return token;
    } catch (thrown) {
      const error = toAppError(thrown);
      const step = (this.failure?.step ?? -1) + 1;
      const pause =
        Math.min(BACKOFF_MAX_MS, BACKOFF_FIRST_MS * 2 ** step) * (0.75 + Math.random() / 4);
      this.failure = { error, until: clock.monotonic() + pause, step };
      this.options.onOutcome?.(error);
      throw error;
    }
  }
}

/** A personal access token: always the same one, and nothing to renew when it is refused. */
export class PatTokenSource implements AccessTokenSource {
  constructor(private readonly value: string) {}

  get(): Promise<AccessToken> {
    return Promise.resolve({ value: this.value, source: 'pat', expiresAt: null });
  }

  reject(): boolean {
    return false;
  }
}
