import { ProtocolError, SdkError, SdkErrorCode, SdkHttpError } from '@modelcontextprotocol/client';
import type { ErrorCode, ErrorParams } from '../../../shared/model/error-view';
import type { GaveUp } from '../../../shared/model/kai-call';
import { AppError } from '../../lib/errors';
import { toNetworkError } from '../../net/network-errors';

/** Statuses that come from something between us and the server. */
const PROXY_STATUSES: ReadonlySet<number> = new Set([407, 502, 503, 504]);
/** Our JSON-RPC error code for a request whose stream ended before the answer. */
export const STREAM_ENDED = -32_099;
const DETAIL_MAX = 300;

/** Protocol errors: client and server are incompatible. */
const UNSUPPORTED: ReadonlySet<SdkErrorCode> = new Set([
  SdkErrorCode.EraNegotiationFailed,
  SdkErrorCode.MethodNotSupportedByProtocolVersion,
  SdkErrorCode.CapabilityNotSupported,
]);

/**
 * The server no longer knows our session: it was restarted or has cleaned up. The request was not
 * started.
 */
export class StaleSession extends Error {}

/** What went wrong, and on which side. */
export interface KaiFailure {
  error: AppError;
  gaveUp: GaveUp | null;
}

/**
 * Converts an error of HTTP or the protocol library. `server`: the person's name for the server.
 */
export function toKaiFailure(thrown: unknown, server: string, url: string): KaiFailure {
  const own = findOwn(thrown);
  if (own) return { error: own, gaveUp: gaveUpOf(own) };
  if (thrown instanceof SdkHttpError) return httpFailure(thrown.status ?? 0, server, thrown);
  if (thrown instanceof ProtocolError) return protocolFailure(thrown, server);
  if (thrown instanceof SdkError) return sdkFailure(thrown, server, url);
  const error = toNetworkError(thrown, url, 0);
  return { error, gaveUp: error.code === 'ABORTED' ? 'person' : 'server' };
}

/** Finds our own error, which the library wraps during negotiation. */
function findOwn(thrown: unknown, depth = 0): AppError | null {
  if (thrown instanceof AppError) return thrown;
  if (depth > 4 || typeof thrown !== 'object' || thrown === null) return null;
  if ('cause' in thrown && thrown.cause !== undefined) return findOwn(thrown.cause, depth + 1);
  return 'data' in thrown ? findOwn(thrown.data, depth + 1) : null;
}

function gaveUpOf({ code, params }: AppError): GaveUp | null {
  if (code === 'ABORTED') return 'person';
  if (code === 'TOOL_TIMEOUT') return 'our-limit';
  if (code === 'KAI_HTTP_ERROR' && PROXY_STATUSES.has(Number(params['status']))) return 'proxy';
  if (code === 'KAI_NOT_MCP') return 'proxy';
  return 'server';
}

/** Error for an unsuccessful status. */
export function httpError(status: number, server: string, target = ''): AppError {
  if (status >= 300 && status < 400) return new AppError('KAI_REDIRECTED', { params: { target } });
  if (status === 401) return new AppError('KAI_UNAUTHORIZED', { params: { server } });
  if (status === 403) return new AppError('KAI_FORBIDDEN', { params: { server } });
  return new AppError('KAI_HTTP_ERROR', { params: { server, status } });
}

function httpFailure(status: number, server: string, cause: unknown): KaiFailure {
  const { code, params } = httpError(status, server);
  const error = new AppError(code, { params, cause });
  return { error, gaveUp: gaveUpOf(error) };
}

function protocolFailure({ code, message }: ProtocolError, server: string): KaiFailure {
  if (code === STREAM_ENDED)
    return { error: new AppError('KAI_CONNECTION_LOST', { params: { server } }), gaveUp: 'server' };
  const error = new AppError('KAI_REFUSED_REQUEST', {
    params: { server, detail: `${message} (${code})`.slice(0, DETAIL_MAX) },
  });
  return { error, gaveUp: 'server' };
}

function sdkFailure(thrown: SdkError, server: string, url: string): KaiFailure {
  const detail = thrown.message.slice(0, DETAIL_MAX);
  const { host } = new URL(url);
  const named = (code: ErrorCode, params: ErrorParams, gaveUp: GaveUp): KaiFailure => ({
    error: new AppError(code, { params, layer: 'kai', cause: thrown }),
    gaveUp,
  });
  if (UNSUPPORTED.has(thrown.code))
    return named('KAI_PROTOCOL_UNSUPPORTED', { server, detail }, 'sdk');
  if (thrown.code === SdkErrorCode.ClientHttpUnexpectedContent)
    return named('KAI_NOT_MCP', { host }, 'proxy');
  if (thrown.code === SdkErrorCode.ConnectionClosed || thrown.code === SdkErrorCode.NotConnected)
    return named('KAI_CONNECTION_LOST', { server }, 'server');
  if (thrown.code === SdkErrorCode.RequestTimeout)
    return named('TIMEOUT', { host, seconds: 0 }, 'sdk');
  return {
    error: new AppError('TOOL_RESULT_UNREADABLE', { params: { tool: '', detail }, cause: thrown }),
    gaveUp: 'sdk',
  };
}
