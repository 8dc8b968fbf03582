import type { ErrorCode } from '../../shared/model/error-view';
import { AppError } from '../lib/errors';

/** Node and undici error codes -> ours. Sources: Node `errors`, undici `errors` documentation. */
const CODES: ReadonlyArray<[RegExp, ErrorCode]> = [
  [/^(ENOTFOUND|EAI_AGAIN|EAI_NODATA|EAI_FAIL)$/, 'DNS_FAILED'],
  [/^ECONNREFUSED$/, 'CONNECTION_REFUSED'],
  [/^(ECONNRESET|EPIPE|ECONNABORTED|HPE_.*)$/, 'CONNECTION_RESET'],
  [/^UND_ERR_(SOCKET|CLOSED|DESTROYED|RES_CONTENT_LENGTH_MISMATCH)$/, 'CONNECTION_RESET'],
  [/^(UND_ERR_CONNECT_TIMEOUT|UND_ERR_HEADERS_TIMEOUT|UND_ERR_BODY_TIMEOUT|ETIMEDOUT)$/, 'TIMEOUT'],
  [/^(ENETUNREACH|EHOSTUNREACH|ENETDOWN|EADDRNOTAVAIL|EHOSTDOWN)$/, 'NETWORK_UNREACHABLE'],
  [/(CERT|TLS|SSL|UNABLE_TO_|SELF_SIGNED)/, 'TLS_FAILED'],
];

function codeOf(thrown: unknown): string {
  if (typeof thrown !== 'object' || thrown === null) return '';
  if ('code' in thrown && typeof thrown.code === 'string') return thrown.code;
  if ('errors' in thrown && Array.isArray(thrown.errors)) return codeOf(thrown.errors[0]);
  if ('cause' in thrown) return codeOf(thrown.cause);
  return '';
}

/**
 * Turns what a socket or undici threw into an AppError that names the host, never the path or
 * headers. `seconds` is how long the request had been running.
 */
export function toNetworkError(thrown: unknown, url: string, seconds: number): AppError {
  if (thrown instanceof AppError) return thrown;
  if (thrown instanceof Error && thrown.name === 'AbortError')
    return new AppError('ABORTED', { cause: thrown });
  const code = codeOf(thrown);
  const found = CODES.find(([pattern]) => pattern.test(code))?.[1] ?? 'CONNECTION_RESET';
  return new AppError(found, {
    params: { host: new URL(url).host, detail: code, seconds },
    cause: thrown,
  });
}
