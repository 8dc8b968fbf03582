import { isIP } from 'node:net';
import { lookup as systemLookup, type LookupAddress, type LookupOptions } from 'node:dns';
import { BlockList } from 'node:net';
import { AppError } from '../lib/errors';

/** Addresses of this machine, of private networks, and of nobody. Sources: IANA special-purpose address registries. */
const PRIVATE = new BlockList();
for (const [net, bits] of [
  ['0.0.0.0', 8], ['10.0.0.0', 8], ['100.64.0.0', 10], ['127.0.0.0', 8], ['169.254.0.0', 16], ['172.16.0.0', 12], ['192.0.0.0', 24],
  ['192.168.0.0', 16], ['198.18.0.0', 15], ['224.0.0.0', 4], ['240.0.0.0', 4],
] as const) {
  PRIVATE.addSubnet(net, bits, 'ipv4');
}
for (const [net, bits] of [['::', 127], ['64:ff9b:1::', 48], ['fc00::', 7], ['fe80::', 10], ['ff00::', 8]] as const) PRIVATE.addSubnet(net, bits, 'ipv6');

/** IPv4 inside IPv6 (mapped, translated) counts as what it leads to. */
const EMBEDDED = /^(?:::ffff:|64:ff9b::)(\d+\.\d+\.\d+\.\d+|[0-9a-f]{1,4}:[0-9a-f]{1,4})$/i;

/** Is this address of this machine or a private network, however it is written. */
export function isPrivateAddress(address: string): boolean {
  const embedded = EMBEDDED.exec(address)?.[1];
  if (embedded !== undefined) return isPrivateAddress(toDotted(embedded));
  const family = isIP(address);
  return family !== 0 && PRIVATE.check(address, family === 4 ? 'ipv4' : 'ipv6');
}

/**
 * The address of a KAI server as it may be used. KAI_URL_REFUSED for anything but http and https, and for one with a user name or password;
 * KAI_PRIVATE_ADDRESS for a literal private address of a server that is not marked as local. Names are judged when they are resolved.
 */
export function parseServerUrl(text: string, isLocal: boolean): URL {
  let url: URL;
  try {
    url = new URL(text.trim());
  } catch (thrown) {
    throw new AppError('KAI_URL_REFUSED', { params: { detail: text.slice(0, 200) }, cause: thrown });
  }
  if (url.protocol !== 'http:' && url.protocol !== 'https:') throw new AppError('KAI_URL_REFUSED', { params: { detail: url.protocol } });
  if (url.username !== '' || url.password !== '') throw new AppError('KAI_URL_REFUSED', { params: { detail: url.host } });
  url.hash = '';
  const host = bareHost(url);
  const isOwnName = host === 'localhost' || host.endsWith('.localhost');
  if (!isLocal && (isOwnName || isPrivateAddress(host))) throw privateAddress(host, host);
  return url;
}

/** The host without the brackets of IPv6. */
export function bareHost(url: URL): string {
  return url.hostname.replace(/^\[|\]$/g, '');
}

/** What undici asks in the place of `dns.lookup`. */
type LookupCallback = (error: Error | null, address: string | LookupAddress[], family?: number) => void;

/** Resolves a name, and refuses with KAI_PRIVATE_ADDRESS if any of its addresses is private: also one that changes between two requests. */
export function publicLookup(hostname: string, options: LookupOptions, callback: LookupCallback): void {
  systemLookup(hostname, { ...options, all: true }, (error, addresses) => {
    if (error) return callback(error, []);
    const found = addresses.find(({ address }) => isPrivateAddress(address));
    if (found) return callback(privateAddress(hostname, found.address), []);
    if (options.all === true) return callback(null, addresses);
    const [first] = addresses;
    return first ? callback(null, first.address, first.family) : callback(new AppError('DNS_FAILED', { params: { host: hostname } }), []);
  });
}

function privateAddress(host: string, address: string): AppError {
  return new AppError('KAI_PRIVATE_ADDRESS', { params: { host, address } });
}

/** `7f00:1` as `127.0.0.1`. */
function toDotted(text: string): string {
  if (text.includes('.')) return text;
  return text.split(':').map((group) => Number.parseInt(group, 16)).map((group) => `${group >> 8}.${group & 255}`).join('.');
}
