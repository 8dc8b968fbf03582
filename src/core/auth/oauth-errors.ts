import type { ErrorCode } from '../../shared/model/error-view';
import { AppError } from '../lib/errors';

/** The flat error body of Coze's OAuth endpoints (docs/reference/coze-wire.md, 1.3). */
export interface OAuthErrorBody {
  error_code?: string;
  error_message?: string;
  error?: string;
}

/**
 * Only the first text is documented; the others are typical of such servers and matched loosely.
 */
const TEXTS: ReadonlyArray<[RegExp, ErrorCode]> = [
  [/kid not been registred|kid.*not.*regist/i, 'JWT_KID_UNKNOWN'],
  [/signature/i, 'JWT_SIGNATURE_INVALID'],
  [/expired|not yet valid|before issued|\biat\b|\bnbf\b|\bexp\b/i, 'JWT_EXPIRED'],
  [/audience|\baud\b/i, 'JWT_AUDIENCE_MISMATCH'],
  [/\bjti\b|already used|replay/i, 'JWT_REPLAYED'],
];

const CODES: Readonly<Record<string, ErrorCode>> = {
  invalid_request: 'OAUTH_BAD_REQUEST',
  unsupported_grant_type: 'OAUTH_GRANT_UNSUPPORTED',
  access_deny: 'OAUTH_APP_DISABLED',
  internal_error: 'OAUTH_SERVER_ERROR',
};

/** The error for an OAuth refusal. `detail` is the start of the server's own message. */
export function toOAuthError(body: OAuthErrorBody, logid: string | null): AppError {
  const text = body.error_message ?? body.error ?? '';
  const kind = body.error_code ?? body.error ?? '';
  const code = CODES[kind] ?? TEXTS.find(([pattern]) => pattern.test(text))?.[1] ?? 'JWT_REJECTED';
  return new AppError(code, { params: { detail: text.slice(0, 200) }, logid });
}
