import { z } from 'zod';
import { errorViewSchema } from './error-view';

/** Schemes a proxy may have; undici speaks all of them. */
const PROXY_SCHEMES = /^(?:https?|socks5):$/;

/**
 * The address of a proxy in the form in which it is used (`http://host:port`), or null when the
 * text is none. A bare `host:port` is taken as http. User name and password do not belong in it:
 * with them it is none.
 */
export function readProxyAddress(text: string): string | null {
  const typed = text.trim();
  const withScheme = /^[a-z][a-z\d+.-]*:\/\//i.test(typed) ? typed : `http://${typed}`;
  const url = parseUrl(withScheme);
  if (!url) return null;
  const { protocol, host, hostname, username, password, pathname, search, hash } = url;
  if (!PROXY_SCHEMES.test(protocol) || hostname === '' || username !== '' || password !== '')
    return null;
  if (!['', '/'].includes(pathname) || search !== '' || hash !== '') return null;
  return `${protocol}//${host}`;
}

function parseUrl(text: string): URL | null {
  try {
    return new URL(text);
  } catch {
    return null;
  }
}

/** What the page may know of the way out. */
export const networkStateSchema = z.object({
  proxyLogin: z.enum(['set', 'not-set']),
  /** API calls that wait for their turn under the limit of requests a minute. */
  waitingRequests: z.number().int(),
});
export type NetworkState = z.infer<typeof networkStateSchema>;

/**
 * How a trial request went out. `loopback`: this machine itself is never reached through a proxy.
 */
export const networkTrialSchema = z.object({
  /** The host that was asked for. */
  target: z.string(),
  way: z.enum(['none', 'loopback', 'system-direct', 'system-proxy', 'custom-proxy']),
  /** Address of the proxy; null on the direct way. */
  proxy: z.string().nullable(),
  /** From the call to the last byte. */
  ms: z.number().int(),
  /** Null when the target answered, whatever it said. */
  error: errorViewSchema.nullable(),
});
export type NetworkTrial = z.infer<typeof networkTrialSchema>;
