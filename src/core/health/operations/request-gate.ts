import type { IncomingMessage } from 'node:http';

/** Values a browser sends for requests not caused by another site's page (W3C Fetch Metadata). */
const OWN_SITES: ReadonlySet<string> = new Set(['none', 'same-origin']);
const LOOPBACK_HOST = /^(127\.0\.0\.1|localhost|\[::1\])(:\d+)?$/;

/** Tells whether a request comes from this machine, and not from a web page in a browser here. */
export function isOwnRequest({ headers }: IncomingMessage): boolean {
  const { host = '', origin, 'sec-fetch-site': site = 'none' } = headers;
  return LOOPBACK_HOST.test(host) && origin === undefined && OWN_SITES.has(site);
}
