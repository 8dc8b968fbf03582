import { z } from 'zod';
import { errorViewSchema } from './error-view';

/** Supported schemes of a proxy; undici supports all of them. */
const PROXY_SCHEMES = /^(?:https?|socks5):$/;

/**
 * Normalises the address of a proxy to the form used (`http://host:port`), or returns null when it
 * is invalid. A bare `host:port` is read as http. An address with user name or password is invalid.
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

/** What the page may know about the network. */
export const networkStateSchema = z.object({
  proxyLogin: z.enum(['set', 'not-set']),
  /** API calls waiting under the limit of requests per minute. */
  waitingRequests: z.number().int(),
});
export type NetworkState = z.infer<typeof networkStateSchema>;

/** Route of a trial request. `loopback`: this machine itself is never reached through a proxy. */
export const networkTrialSchema = z.object({
  /** The requested host. */
  target: z.string(),
  way: z.enum(['none', 'loopback', 'system-direct', 'system-proxy', 'custom-proxy']),
  /** Address of the proxy; null for a direct connection. */
  proxy: z.string().nullable(),
  /** From the call to the last byte. */
  ms: z.number().int(),
  /** Null when the target answered, with any status. */
  error: errorViewSchema.nullable(),
});
export type NetworkTrial = z.infer<typeof networkTrialSchema>;
