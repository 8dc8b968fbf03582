import { buildConnector, type Dispatcher, Pool, ProxyAgent, Socks5ProxyAgent } from 'undici';
import type { ProxyServer } from '../ports/proxy';

/**
 * The proxy itself could not be reached; `cause` says why. Distinguishes its failures from those of
 * the target behind it.
 */
export class ProxyConnectFailure extends Error {
  constructor(cause: Error) {
    super('the proxy cannot be reached', { cause });
  }
}

/** Without undici's own limits: requests have theirs. */
const NO_LIMITS = { headersTimeout: 0, bodyTimeout: 0 };

/**
 * Sockets through a proxy to targets of one protocol, with a maximum per host: a tunnel (CONNECT,
 * SOCKS 5) for https; for plain http through an HTTP proxy the absolute address in the request
 * line, because many proxies refuse tunnels to ports other than 443. The password is sent to the
 * proxy only.
 */
export function openProxyAgent(
  proxy: ProxyServer,
  protocol: string,
  connections: number,
): Dispatcher {
  if (proxy.address.startsWith('socks5:')) return openSocks(proxy, connections);
  return protocol === 'http:' ? openPlain(proxy, connections) : openTunnels(proxy, connections);
}

/** undici's agent speaks TLS to the proxy as soon as any TLS option is given, so none is. */
function openSocks({ address, user, password }: ProxyServer, connections: number): Dispatcher {
  const limits = { ...NO_LIMITS, connections };
  const agent = new Socks5ProxyAgent(address, user === '' ? {} : { username: user, password });
  return agent.compose(
    (dispatch) => (options, handler) => dispatch({ ...options, ...limits }, handler),
  );
}

function openTunnels(proxy: ProxyServer, connections: number): Dispatcher {
  return new ProxyAgent({
    uri: proxy.address,
    ...(proxy.user !== '' && { token: basicLogin(proxy) }),
    clientFactory: (origin) => new Pool(origin, { ...NO_LIMITS, connect: markedConnector() }),
    factory: (origin: string | URL, options: object) =>
      new Pool(origin, Object.assign({}, options, NO_LIMITS, { connections })),
  });
}

function openPlain(proxy: ProxyServer, connections: number): Dispatcher {
  const login = proxy.user === '' ? {} : { 'proxy-authorization': basicLogin(proxy) };
  const toProxy = new Pool(new URL(proxy.address).origin, {
    ...NO_LIMITS,
    connections,
    connect: markedConnector(),
  });
  return toProxy.compose((dispatch) => (options, handler) => {
    const { origin = '', path, headers } = options;
    const own = { host: new URL(origin).host, ...login };
    const all = Array.isArray(headers)
      ? [...headers, ...Object.entries(own).flat()]
      : { ...Object(headers ?? {}), ...own };
    return dispatch({ ...options, path: `${String(origin)}${path}`, headers: all }, handler);
  });
}

function basicLogin({ user, password }: ProxyServer): string {
  return `Basic ${Buffer.from(`${user}:${password}`, 'utf8').toString('base64')}`;
}

/** undici's connector (10 s at most), whose failures are marked as the proxy's. */
function markedConnector(): buildConnector.connector {
  const connect = buildConnector({});
  return (target, settled) =>
    connect(target, (...outcome) => {
      const [failure, socket] = outcome;
      if (socket) settled(null, socket);
      else settled(new ProxyConnectFailure(failure ?? new Error('no socket')), null);
    });
}
