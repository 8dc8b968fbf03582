import type { IncomingMessage } from 'node:http';

/** What a browser says of a request that no other site's page has caused (W3C Fetch Metadata). */
const OWN_SITES: ReadonlySet<string> = new Set(['none', 'same-origin']);
const LOOPBACK_HOST = /^(127\.0\.0\.1|localhost|\[::1\])(:\d+)?$/;

/** Comes a request from this machine itself, and not from a web page that a browser here shows. */
export function isOwnRequest({ headers }: IncomingMessage): boolean {
  const { host = '', origin, 'sec-fetch-site': site = 'none' } = headers;
  return LOOPBACK_HOST.test(host) && origin === undefined && OWN_SITES.has(site);
}
