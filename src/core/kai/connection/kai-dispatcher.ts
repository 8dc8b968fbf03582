import { Agent, type Dispatcher } from 'undici';
import { openProxyAgent } from '../../net/proxy-agent';
import type { ProxyRoutes } from '../../net/proxy-routes';
import { publicLookup } from './server-address';

/** Target of the sockets. `isLocal`: private addresses are allowed. */
export interface DispatcherTarget {
  url: URL;
  isLocal: boolean;
}

/**
 * Creates the dispatcher of a server, closed with its connection; for a proxy another factory is
 * passed.
 */
export type DispatcherFactory = (target: DispatcherTarget) => Dispatcher | Promise<Dispatcher>;

const CONNECT_MAX_MS = 10_000;
/** Connections per server, shared by calls, streams and cancellations. */
const CONNECTIONS = 32;

/** Keep-alive sockets straight to the server. Callers set the timeouts. */
export function directDispatcher({ isLocal }: DispatcherTarget): Dispatcher {
  const connect = isLocal
    ? { timeout: CONNECT_MAX_MS }
    : { timeout: CONNECT_MAX_MS, lookup: publicLookup };
  return new Agent({ connections: CONNECTIONS, connect, headersTimeout: 0, bodyTimeout: 0 });
}

/**
 * Sockets along the proxy routes of the settings, like all other traffic. A proxy resolves names
 * itself; a server marked local is reached directly.
 */
export function routedDispatcher(routes: ProxyRoutes): DispatcherFactory {
  return async (target) => {
    const { proxy } = target.isLocal ? { proxy: null } : await routes.routeTo(target.url);
    return proxy
      ? openProxyAgent(proxy, target.url.protocol, CONNECTIONS)
      : directDispatcher(target);
  };
}
