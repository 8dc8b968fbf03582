import { readProxyAddress, type NetworkTrial } from '../../shared/model/network';
import type { Settings } from '../../shared/model/settings';
import { AppError } from '../lib/errors';
import type { Clock } from '../ports/clock';
import type { ProxyServer, SystemProxy } from '../ports/proxy';
import { isLoopback } from './loopback';

/** How long the system's answer for a host is kept, milliseconds: a laptop changes networks. */
const SYSTEM_ANSWER_MS = 10_000;

export type ProxySettings = Pick<Settings, 'proxyMode' | 'proxyAddress' | 'proxyUser'>;

export interface ProxyRoutesOptions {
  /** Read for every request. */
  settings: () => ProxySettings;
  /** The password of the user's own proxy, null without one; read once, see `forget`. */
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
 * The route of each request, by the settings at that moment. This machine itself is always reached
 * directly. A known route is returned at once, not as a promise, so that most requests need not
 * wait.
 */
export class ProxyRoutes {
  private seen = { proxyMode: '', proxyAddress: '', proxyUser: '' };
  private changes = 0;
  private custom: Route | null = null;
  private readonly bySystem = new Map<string, { route: Route; until: number }>();

  constructor(private readonly options: ProxyRoutesOptions) {}

  /** Increases when sockets opened before must not serve new requests. */
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

  /** PROXY_NOT_SET when the user chose a proxy of their own and gave none. */
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

  /** The password has changed: it is read again, and earlier sockets serve no new requests. */
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
