import { AppError } from '../lib/errors';
import type { ProxyServer } from '../ports/proxy';
import { ProxyConnectFailure } from './proxy-agent';

/**
 * undici has no field for the status with which a proxy refuses a tunnel; this is undici 7's
 * message.
 */
const TUNNEL_REFUSED = /^Proxy response \((\d{3})\)/;
const SOCKS_AUTH = /^UND_ERR_SOCKS5_AUTH/;
/** undici's message when a SOCKS proxy wants a password and there is none. */
const SOCKS_PASSWORD_MISSING = /^Username and password required/;
const NO_CONNECTION =
  /^(?:ECONNREFUSED|ENOTFOUND|EAI_\w+|UND_ERR_CONNECT_TIMEOUT|ETIMEDOUT|EHOSTUNREACH|ENETUNREACH)$/;

/**
 * The error for a failure of the proxy itself; null when the target behind it failed. `cause`
 * chains are followed, because undici wraps what a connector throws.
 */
export function toProxyError(thrown: unknown, proxy: ProxyServer): AppError | null {
  const params = { proxy: new URL(proxy.address).host };
  for (let error = thrown; error instanceof Error; error = error.cause) {
    const code = 'code' in error && typeof error.code === 'string' ? error.code : '';
    if (error instanceof ProxyConnectFailure) return unreachable(params, error.cause);
    const status = TUNNEL_REFUSED.exec(error.message)?.[1];
    if (status === '407' || SOCKS_AUTH.test(code) || SOCKS_PASSWORD_MISSING.test(error.message))
      return proxyWantsPassword(proxy);
    if (status !== undefined)
      return new AppError('PROXY_REFUSED', {
        params: { ...params, detail: status },
        cause: thrown,
      });
    if (code.startsWith('UND_ERR_SOCKS5'))
      return new AppError('PROXY_REFUSED', {
        params: { ...params, detail: code.slice('UND_ERR_'.length) },
        cause: thrown,
      });
    // Only connections to a SOCKS proxy are not marked.
    if (proxy.address.startsWith('socks5:') && NO_CONNECTION.test(code))
      return unreachable(params, error);
  }
  return null;
}

/** The proxy answered 407. */
export function proxyWantsPassword({ address }: ProxyServer): AppError {
  return new AppError('PROXY_AUTH_REQUIRED', { params: { proxy: new URL(address).host } });
}

function unreachable(params: { proxy: string }, cause: unknown): AppError {
  const code: unknown =
    typeof cause === 'object' && cause !== null ? Reflect.get(cause, 'code') : undefined;
  return new AppError('PROXY_UNREACHABLE', {
    params: { ...params, detail: typeof code === 'string' ? code : '' },
    cause,
  });
}
