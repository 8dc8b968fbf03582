import { lookup as lookUp, type LookupAddress, type LookupOptions } from 'node:dns';
import { BlockList, isIP } from 'node:net';
import { AppError } from '../lib/errors';

/**
 * Addresses of this machine, of its network or of nothing (IANA special-purpose registries, RFC
 * 6890).
 */
const PRIVATE_4 = [
  ['0.0.0.0', 8],
  ['10.0.0.0', 8],
  ['100.64.0.0', 10],
  ['127.0.0.0', 8],
  ['169.254.0.0', 16],
  ['172.16.0.0', 12],
  ['192.0.0.0', 24],
  ['192.168.0.0', 16],
  ['198.18.0.0', 15],
  ['224.0.0.0', 4],
  ['240.0.0.0', 4],
] as const;
const PRIVATE_6 = [
  ['::', 127],
  ['64:ff9b::', 96],
  ['fc00::', 7],
  ['fe80::', 10],
  ['ff00::', 8],
] as const;

const privateAddresses = new BlockList();
for (const [network, prefix] of PRIVATE_4) privateAddresses.addSubnet(network, prefix, 'ipv4');
for (const [network, prefix] of PRIVATE_6) privateAddresses.addSubnet(network, prefix, 'ipv6');

/**
 * Whether this IP address is public, not part of anyone's own network. An IPv4 address inside an
 * IPv6 one counts as itself.
 */
export function isPublicAddress(address: string): boolean {
  const plain = address.replace(/^\[|\]$/g, '');
  const version = isIP(plain);
  return version !== 0 && !privateAddresses.check(plain, version === 4 ? 'ipv4' : 'ipv6');
}

type LookupCallback = (
  error: Error | null,
  address: string | LookupAddress[],
  family?: number,
) => void;

/**
 * Name resolution for a socket that must not reach into the user's own network, checked at the
 * moment of connecting. ADDRESS_PRIVATE when a name leads there. Literal addresses are never
 * resolved: check them with `isPublicAddress`.
 */
export function publicLookup(host: string, options: LookupOptions, callback: LookupCallback): void {
  lookUp(host, { ...options, all: true }, (error, addresses) => {
    if (error) return callback(error, []);
    if (addresses.some(({ address }) => !isPublicAddress(address)))
      return callback(new AppError('ADDRESS_PRIVATE', { params: { host } }), []);
    const [first] = addresses;
    if (options.all || !first) callback(null, addresses);
    else callback(null, first.address, first.family);
  });
}
