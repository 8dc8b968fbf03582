import { AppError, toAppError } from '../lib/errors';
import { maskToken } from '../lib/redact';
import type { AccessTokenSource } from '../ports/access-token';
import type { CheckOutcome, HealthCheck } from '../ports/health-check';
import type { CozeClient } from './coze-client';

/** Is a token accepted, and if not, why. */
export interface TokenVerdict {
  valid: boolean;
  reason: AppError | null;
  logid: string | null;
}

/** A question nobody can answer: its refusal tells whether the token was accepted. */
const PROBE_ID = '1';

/**
 * `validate_token` of the guide's step 3.3: asks who we are, else for the workspaces, else for a
 * chat that does not exist, because a Coze Studio serves only the last. Refusals that prove the
 * token good count as valid.
 */
export async function validateToken(coze: CozeClient, signal?: AbortSignal): Promise<TokenVerdict> {
  const probes = [
    { path: '/v1/users/me', query: {} },
    { path: '/v1/workspaces', query: { page_num: '1', page_size: '1' } },
    { path: '/v3/chat/retrieve', query: { conversation_id: PROBE_ID, chat_id: PROBE_ID } },
  ];
  let last: AppError | null = null;
  for (const { path, query } of probes) {
    try {
      const { logid } = await coze.call({ method: 'GET', path, query, ...(signal && { signal }) });
      return { valid: true, reason: null, logid };
    } catch (thrown) {
      last = toAppError(thrown);
      if (last.code === 'TOKEN_INVALID') return { valid: false, reason: last, logid: last.logid };
      if (ACCEPTED.has(last.code)) return { valid: true, reason: null, logid: last.logid };
      if (last.code !== 'ENDPOINT_NOT_SERVED') throw last;
    }
  }
  return { valid: false, reason: last, logid: last?.logid ?? null };
}

/** Refusals only a request with a good token gets. */
const ACCEPTED = new Set([
  'PERMISSION_DENIED',
  'REMOTE_CONVERSATION_NOT_FOUND',
  'COZE_NOT_FOUND',
  'COZE_BAD_PARAMETER',
]);

/**
 * The doctor's form of `validateToken`; `warning` says when a token that is entered by hand ends
 * soon.
 */
export function tokenCheck(
  coze: CozeClient,
  tokens: AccessTokenSource,
  needs: HealthCheck['needs'],
  warning: () => AppError | null = () => null,
): HealthCheck {
  return {
    id: 'token',
    layer: 'token',
    needs,
    async run(signal): Promise<CheckOutcome> {
      const { valid, reason, logid } = await validateToken(coze, signal);
      if (!valid) return { status: 'fail', error: reason ?? new AppError('TOKEN_INVALID'), logid };
      const token = maskToken((await tokens.get(signal)).value);
      const found = warning();
      const error = found?.layer === 'token' ? found : null;
      return error
        ? { status: 'warn', params: { token, ...error.params }, error, logid }
        : { status: 'ok', params: { token }, logid };
    },
  };
}
