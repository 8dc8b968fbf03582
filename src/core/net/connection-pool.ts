import type { LookupFunction } from 'node:net';
import { Agent, type Dispatcher } from 'undici';
import type { ProxyServer } from '../ports/proxy';
import { openProxyAgent } from './proxy-agent';
import type { ProxyRoutes } from './proxy-routes';

/** Time limit for connecting, milliseconds. */
const CONNECT_MAX_MS = 10_000;

/** Sockets for a request, and the proxy they go through. */
export interface Way {
  dispatcher: Dispatcher;
  /** Null: directly. */
  proxy: ProxyServer | null;
}

/**
 * Keep-alive sockets, direct or through a proxy, at most `perHost` per host. The number and the
 * proxy settings are read before every request, so a change takes effect with the next one;
 * requests on the old sockets finish. For everything that goes out: Coze, KAI, webhooks.
 */
export class ConnectionPool {
  private size: number;
  private revision: number;
  private direct: Way;
  private readonly proxied = new Map<string, Way>();
  private readonly retired = new Set<Dispatcher>();

  constructor(
    private readonly perHost: () => number,
    /** Without them every request goes out directly. */
    private readonly proxies: ProxyRoutes | null = null,
    /** Resolves names; default: the system's way. A proxy resolves them itself. */
    private readonly lookup?: LookupFunction,
  ) {
    this.size = perHost();
    this.revision = proxies?.revision ?? 0;
    this.direct = this.openDirect();
  }

  /**
   * Returns at once, without a promise, when the route is known. PROXY_NOT_SET when the user chose
   * a proxy of their own and gave none.
   */
  wayTo(url: URL): Way | Promise<Way> {
    this.followSettings();
    if (!this.proxies) return this.direct;
    const route = this.proxies.routeTo(url);
    return route instanceof Promise
      ? route.then(({ proxy }) => this.wayThrough(proxy, url.protocol))
      : this.wayThrough(route.proxy, url.protocol);
  }

  /** Closes every socket, those of running requests included. */
  async destroy(): Promise<void> {
    await Promise.all(
      [...this.opened(), ...this.retired].map((dispatcher) => dispatcher.destroy()),
    );
  }

  private wayThrough(proxy: ProxyServer | null, protocol: string): Way {
    if (!proxy) return this.direct;
    const name = `${protocol} ${proxy.address} ${proxy.user} ${proxy.password}`;
    let way = this.proxied.get(name);
    if (!way) {
      way = { dispatcher: openProxyAgent(proxy, protocol, this.size), proxy };
      this.proxied.set(name, way);
    }
    return way;
  }

  private followSettings(): void {
    const size = this.perHost();
    const revision = this.proxies?.revision ?? 0;
    if (size === this.size && revision === this.revision) return;
    const old = this.opened();
    this.size = size;
    this.revision = revision;
    this.direct = this.openDirect();
    this.proxied.clear();
    for (const dispatcher of old) this.retire(dispatcher);
  }

  private opened(): Dispatcher[] {
    return [this.direct, ...this.proxied.values()].map(({ dispatcher }) => dispatcher);
  }

  private retire(dispatcher: Dispatcher): void {
    this.retired.add(dispatcher);
    dispatcher.close().then(
      () => this.retired.delete(dispatcher),
      () => {},
    );
  }

  private openDirect(): Way {
    const connect = { timeout: CONNECT_MAX_MS, ...(this.lookup && { lookup: this.lookup }) };
    return {
      dispatcher: new Agent({ connections: this.size, connect, headersTimeout: 0, bodyTimeout: 0 }),
      proxy: null,
    };
  }
}
