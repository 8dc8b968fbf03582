import { WEBHOOK_PATH } from '../../../shared/webhook-path';
import type { IncomingMessage } from 'node:http';
import type { WebhookReason } from '../../../shared/model/webhook';

const LOOPBACK_HOST = /^(127\.0\.0\.1|localhost|\[::1\])(:\d{1,5})?$/i;
const JSON_TYPE = /^application\/(?:[\w.-]+\+)?json(?: *; *charset="?utf-8"?)? *;?$/i;

/** Tells whether this is our path; the query is ignored. */
export function isOurPath(url: string): boolean {
  return url === WEBHOOK_PATH || url.startsWith(`${WEBHOOK_PATH}?`);
}

/**
 * Checks made before anything else. Host must be this machine, or a public address that leads here;
 * a page that resolves its own name to 127.0.0.1 (DNS rebinding) is neither. Origin and
 * Sec-Fetch-Site: browsers are refused.
 */
export function guardSender(
  { headers }: Pick<IncomingMessage, 'headers'>,
  { isPublicHost }: { isPublicHost: (host: string) => boolean },
): WebhookReason | null {
  const { host = '', origin, 'sec-fetch-site': site } = headers;
  if (origin !== undefined || (site !== undefined && site !== 'none')) return 'browser-request';
  if (!LOOPBACK_HOST.test(host) && !isPublicHost(host.toLowerCase())) return 'foreign-host';
  return null;
}

/** Accepts JSON in UTF-8, uncompressed. */
export function guardType({ headers }: Pick<IncomingMessage, 'headers'>): WebhookReason | null {
  const encoding = headers['content-encoding'];
  const isPlain = encoding === undefined || encoding === 'identity';
  return isPlain && JSON_TYPE.test(headers['content-type'] ?? '') ? null : 'wrong-type';
}

/**
 * Address of the sender. Behind a proxy on this machine, the last address the proxy names: the one
 * it saw itself.
 */
export function sourceOf(
  remoteAddress: string | undefined,
  forwarded: string | string[] | undefined,
): string {
  const address = (remoteAddress ?? '').replace(/^::ffff:/, '');
  if (address !== '127.0.0.1' && address !== '::1') return address;
  const last = (typeof forwarded === 'string' ? forwarded : '').split(',').at(-1)?.trim() ?? '';
  return /^[\da-fA-F.:]{2,45}$/.test(last) ? last : address;
}
