import { readProxyAddress, type NetworkTrial } from '../../shared/model/network';
import type { Settings } from '../../shared/model/settings';
import { AppError } from '../lib/errors';
import type { Clock } from '../ports/clock';
import type { ProxyServer, SystemProxy } from '../ports/proxy';
import { isLoopback } from './loopback';

/**
 * What the system said of a host is asked anew after so long: a laptop changes networks,
 * milliseconds.
 */
const SYSTEM_ANSWER_MS = 10_000;

export type ProxySettings = Pick<Settings, 'proxyMode' | 'proxyAddress' | 'proxyUser'>;

export interface ProxyRoutesOptions {
  /** Read for every request. */
  settings: () => ProxySettings;
  /** The password of the person's own proxy, null without one; asked for once, see `forget`. */
  password: () => Promise<string | null>;
  system: SystemProxy;
  clock: Pick<Clock, 'monotonic'>;
}

/** How a request goes out, and why. */
export interface Route {
  way: NetworkTrial['way'];
  /** Null: directly. */
  proxy: ProxyServer | null;
}

const LOOPBACK: Route = { way: 'loopback', proxy: null };
const NONE: Route = { way: 'none', proxy: null };

/**
 * Which way each request takes, by the settings of that moment. This machine itself is always
 * reached directly. A known way is answered at once, not as a promise, so that the usual request
 * waits for nothing.
 */
export class ProxyRoutes {
  private seen = { proxyMode: '', proxyAddress: '', proxyUser: '' };
  private changes = 0;
  private custom: Route | null = null;
  private readonly bySystem = new Map<string, { route: Route; until: number }>();

  constructor(private readonly options: ProxyRoutesOptions) {}

  /** Grows when what was opened before must not serve new requests. */
  get revision(): number {
    const { proxyMode, proxyAddress, proxyUser } = this.options.settings();
    const { seen } = this;
    if (
      proxyMode !== seen.proxyMode ||
      proxyAddress !== seen.proxyAddress ||
      proxyUser !== seen.proxyUser
    ) {
      this.seen = { proxyMode, proxyAddress, proxyUser };
      this.forget();
    }
    return this.changes;
  }

  /** PROXY_NOT_SET when an own proxy is wanted and none is given. */
  routeTo(url: URL): Route | Promise<Route> {
    if (isLoopback(url.hostname)) return LOOPBACK;
    const { proxyMode } = this.options.settings();
    if (proxyMode === 'none') return NONE;
    if (proxyMode === 'custom') return this.custom ?? this.readCustom();
    const known = this.bySystem.get(url.origin);
    return known && known.until > this.options.clock.monotonic()
      ? known.route
      : this.askSystem(url);
  }

  /** The password was changed: it is read anew, and nothing of before is used for new requests. */
  forget(): void {
    this.custom = null;
    this.bySystem.clear();
    this.changes += 1;
  }

  private async readCustom(): Promise<Route> {
    const { proxyAddress, proxyUser: user } = this.options.settings();
    const address = readProxyAddress(proxyAddress);
    if (address === null) throw new AppError('PROXY_NOT_SET');
    const begun = this.changes;
    const password = user === '' ? null : await this.options.password();
    const route: Route = {
      way: 'custom-proxy',
      proxy: { address, user, password: password ?? '' },
    };
    if (begun === this.changes) this.custom = route;
    return route;
  }

  private async askSystem(url: URL): Promise<Route> {
    const begun = this.changes;
    const proxy = await this.options.system.resolve(url.href);
    const route: Route = { way: proxy ? 'system-proxy' : 'system-direct', proxy };
    if (begun === this.changes)
      this.bySystem.set(url.origin, {
        route,
        until: this.options.clock.monotonic() + SYSTEM_ANSWER_MS,
      });
    return route;
  }
}
