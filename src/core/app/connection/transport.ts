import type { Profile } from '../../../shared/model/profile';
import type { Settings } from '../../../shared/model/settings';
import { ServerClock } from '../../auth/server-clock';
import { Observable } from '../../lib/observable';
import { HttpClient } from '../../net/http-client';
import type { ProxyRoutes } from '../../net/proxy-routes';
import { Retrier } from '../../net/retry';
import { TokenBucket } from '../../net/token-bucket';
import type { Clock } from '../../ports/clock';

/** What a connection needs to reach its server. */
export interface TransportOptions {
  profile: Profile;
  /** Read whenever a limit is needed, so that a change takes effect at once. */
  settings: () => Settings;
  clock: Clock;
  /** Without them every request goes out directly. */
  proxies?: ProxyRoutes;
}

/** The sockets of one connection, and what it knows about the server at their end. */
export interface Transport {
  /** For API calls, which wait for their turn under the limit of requests a minute. */
  api: HttpClient;
  /**
   * The same sockets without the limit: signing in and looking whether the server is there cost no
   * quota and must not wait behind what does. Disposed with `api`.
   */
  http: HttpClient;
  retrier: Retrier;
  serverClock: ServerClock;
  /** How many API calls wait for their turn. */
  waiting: Observable<number>;
}

/** Prepares the transport; sockets are opened by the first request. The sandbox has no limit. */
export function createTransport(options: TransportOptions): Transport {
  const { profile, settings, clock, proxies } = options;
  const bucket = profile.platform === 'sandbox' ? null : bucketOf(settings, clock);
  const api = new HttpClient({
    timeoutMs: () => settings().requestTimeoutSeconds * 1000,
    connections: () => settings().maxConnections,
    proxies,
    bucket,
  });
  return {
    api,
    http: api.withoutBucket(),
    retrier: new Retrier(),
    serverClock: new ServerClock(clock),
    waiting: bucket?.waiting ?? new Observable(0),
  };
}

function bucketOf(settings: () => Settings, clock: Clock): TokenBucket {
  return new TokenBucket(
    () => ({ perMinute: settings().requestsPerMinute, burst: settings().burstSize }),
    clock,
  );
}
