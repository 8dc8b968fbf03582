import { Agent, type Dispatcher } from 'undici';
import { openProxyAgent } from '../../net/proxy-agent';
import type { ProxyRoutes } from '../../net/proxy-routes';
import { publicLookup } from './server-address';

/** For whom sockets are wanted. `isLocal`: private addresses are allowed. */
export interface DispatcherTarget {
  url: URL;
  isLocal: boolean;
}

/**
 * Gives the sockets of a server, closed with its link; a proxy is plugged in by giving another one.
 */
export type DispatcherFactory = (target: DispatcherTarget) => Dispatcher | Promise<Dispatcher>;

const CONNECT_MAX_MS = 10_000;
/** Calls, streams and cancels of one server at the same time. */
const CONNECTIONS = 32;

/** Keep-alive sockets straight to the server. Time limits are the callers' matter. */
export function directDispatcher({ isLocal }: DispatcherTarget): Dispatcher {
  const connect = isLocal
    ? { timeout: CONNECT_MAX_MS }
    : { timeout: CONNECT_MAX_MS, lookup: publicLookup };
  return new Agent({ connections: CONNECTIONS, connect, headersTimeout: 0, bodyTimeout: 0 });
}

/**
 * The same by the way the settings say, as everything else goes out. A proxy resolves names itself;
 * a server marked local is reached directly.
 */
export function routedDispatcher(routes: ProxyRoutes): DispatcherFactory {
  return async (target) => {
    const { proxy } = target.isLocal ? { proxy: null } : await routes.routeTo(target.url);
    return proxy
      ? openProxyAgent(proxy, target.url.protocol, CONNECTIONS)
      : directDispatcher(target);
  };
}
