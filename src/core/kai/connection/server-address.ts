import { lookup as systemLookup, type LookupAddress, type LookupOptions } from 'node:dns';
import { isIP } from 'node:net';
import { AppError } from '../../lib/errors';
import { isPublicAddress } from '../../net/public-address';

/** Tells whether this address, in any notation, is of this machine or a private network. */
export function isPrivateAddress(address: string): boolean {
  return isIP(address) !== 0 && !isPublicAddress(address);
}

/**
 * The address of a KAI server in usable form. KAI_URL_REFUSED for anything but http and https, and
 * for one with a user name or password; KAI_PRIVATE_ADDRESS for a literal private address of a
 * server that is not marked as local. Names are checked when they are resolved.
 */
export function parseServerUrl(text: string, isLocal: boolean): URL {
  let url: URL;
  try {
    url = new URL(text.trim());
  } catch (thrown) {
    throw new AppError('KAI_URL_REFUSED', {
      params: { detail: text.slice(0, 200) },
      cause: thrown,
    });
  }
  if (url.protocol !== 'http:' && url.protocol !== 'https:')
    throw new AppError('KAI_URL_REFUSED', { params: { detail: url.protocol } });
  if (url.username !== '' || url.password !== '')
    throw new AppError('KAI_URL_REFUSED', { params: { detail: url.host } });
  url.hash = '';
  const host = bareHost(url);
  const isOwnName = host === 'localhost' || host.endsWith('.localhost');
  if (!isLocal && (isOwnName || isPrivateAddress(host))) throw privateAddress(host, host);
  return url;
}

/** The host without IPv6 brackets. */
export function bareHost(url: URL): string {
  return url.hostname.replace(/^\[|\]$/g, '');
}

/** Signature of `dns.lookup`, as undici calls its replacement. */
type LookupCallback = (
  error: Error | null,
  address: string | LookupAddress[],
  family?: number,
) => void;

/**
 * Resolves a name; KAI_PRIVATE_ADDRESS if any of its addresses is private, even one that changes
 * between two requests.
 */
export function publicLookup(
  hostname: string,
  options: LookupOptions,
  callback: LookupCallback,
): void {
  systemLookup(hostname, { ...options, all: true }, (error, addresses) => {
    if (error) return callback(error, []);
    const found = addresses.find(({ address }) => isPrivateAddress(address));
    if (found) return callback(privateAddress(hostname, found.address), []);
    if (options.all === true) return callback(null, addresses);
    const [first] = addresses;
    return first
      ? callback(null, first.address, first.family)
      : callback(new AppError('DNS_FAILED', { params: { host: hostname } }), []);
  });
}

function privateAddress(host: string, address: string): AppError {
  return new AppError('KAI_PRIVATE_ADDRESS', { params: { host, address } });
}
