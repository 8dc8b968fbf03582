import type { ErrorCode } from '../../shared/model/error-view';
import { AppError } from '../lib/errors';

/**
 * Coze's numbers -> our codes. Source: docs/reference/coze-wire.md, 7.2; the long ones are Coze
 * Studio's (8).
 */
const CODES: Readonly<Record<number, ErrorCode>> = {
  4000: 'COZE_BAD_PARAMETER',
  4003: 'COZE_BAD_PARAMETER',
  4004: 'COZE_BAD_PARAMETER',
  4007: 'COZE_BAD_PARAMETER',
  4001: 'REMOTE_CONVERSATION_NOT_FOUND',
  4002: 'REMOTE_CONVERSATION_NOT_FOUND',
  4005: 'COZE_NOT_FOUND',
  4006: 'BOT_NOT_FOUND',
  4008: 'QUOTA_EXHAUSTED',
  4009: 'RATE_LIMITED',
  4010: 'PROMPT_TOO_LONG',
  4011: 'BALANCE_EXHAUSTED',
  4019: 'BALANCE_EXHAUSTED',
  4022: 'BALANCE_EXHAUSTED',
  4012: 'MODEL_FAILED',
  4013: 'MODEL_FAILED',
  4014: 'CONTENT_REFUSED',
  4102: 'CONTENT_REFUSED',
  4105: 'CONTENT_REFUSED',
  4015: 'BOT_NOT_PUBLISHED',
  6031: 'BOT_NOT_PUBLISHED',
  4016: 'CONVERSATION_BUSY',
  4020: 'RATE_LIMITED',
  4021: 'WORKFLOW_UNAVAILABLE',
  6003: 'WORKFLOW_UNAVAILABLE',
  720702011: 'WORKFLOW_UNAVAILABLE',
  4028: 'QUOTA_EXHAUSTED',
  4100: 'TOKEN_INVALID',
  4101: 'PERMISSION_DENIED',
  4104: 'CANNOT_CANCEL',
  4200: 'COZE_NOT_FOUND',
  4300: 'FILE_REJECTED',
  4301: 'FILE_REJECTED',
  4302: 'FILE_REJECTED',
  4303: 'FILE_REJECTED',
  4304: 'FILE_REJECTED',
  4314: 'COZE_NOT_FOUND',
  4315: 'COZE_BAD_PARAMETER',
  5000: 'COZE_SERVER_ERROR',
  720702222: 'COZE_SERVER_ERROR',
  700012006: 'TOKEN_INVALID',
  103000000: 'COZE_BAD_PARAMETER',
  103000001: 'TOKEN_INVALID',
  103000002: 'REMOTE_CONVERSATION_NOT_FOUND',
  103100001: 'CHAT_FAILED',
  103100002: 'BOT_NOT_FOUND',
  103200005: 'CANNOT_CANCEL',
};

/** Used when the body has no known number. */
const STATUSES: Readonly<Record<number, ErrorCode>> = {
  400: 'COZE_BAD_PARAMETER',
  401: 'TOKEN_INVALID',
  403: 'PERMISSION_DENIED',
  404: 'ENDPOINT_NOT_SERVED',
  429: 'RATE_LIMITED',
};

/** What Coze answered when it refused a call. */
export interface CozeRefusal {
  status: number;
  code: number | null;
  msg: string;
  logid: string | null;
  host: string;
  path: string;
  /** The Retry-After of the answer, if it had one. */
  retryAfterSeconds?: number;
}

/**
 * The error for a refusal: by the number in the body first, by HTTP status second, because Coze's
 * statuses are not reliable (docs/reference/coze-wire.md, 7.3). `detail` is the start of Coze's own
 * message.
 */
export function toCozeError(refusal: CozeRefusal): AppError {
  const { code, msg, logid, host, path, status, retryAfterSeconds } = refusal;
  return new AppError(codeOf(refusal), {
    params: {
      detail: msg.slice(0, 200),
      number: code ?? status,
      status,
      host,
      path,
      ...(retryAfterSeconds !== undefined && { retryAfterSeconds }),
    },
    logid,
  });
}

function codeOf({ code, msg, status }: CozeRefusal): ErrorCode {
  if (code === 4101 && /token\b[^.]*\b(incorrect|invalid|expired)/i.test(msg))
    return 'TOKEN_INVALID';
  if (code === 4000 && status === 404) return 'ENDPOINT_NOT_SERVED';
  if (code === 4200 && /bot/i.test(msg)) return 'BOT_NOT_FOUND';
  // Coze Studio answers a missing endpoint as if a browser session were missing.
  if (code === 700012006 && /session_key/i.test(msg)) return 'ENDPOINT_NOT_SERVED';
  const byNumber = code === null ? undefined : CODES[code];
  if (byNumber) return byNumber;
  if (status >= 500) return 'COZE_SERVER_ERROR';
  return STATUSES[status] ?? 'COZE_UNKNOWN';
}
