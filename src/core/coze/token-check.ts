import { AppError, toAppError } from '../lib/errors';
import { maskToken } from '../lib/redact';
import type { AccessTokenSource } from '../ports/access-token';
import type { CheckOutcome, HealthCheck } from '../ports/health-check';
import type { CozeClient } from './coze-client';
import type { CozeSdk } from './sdk/coze-sdk';

/** Whether a token is accepted, and if not, why. */
export interface TokenVerdict {
  valid: boolean;
  reason: AppError | null;
  logid: string | null;
}

/** An id nobody has: how a request with it is refused shows whether the token was accepted. */
const PROBE_ID = '1';

/** What a token is tried with. */
export interface TokenProbes {
  sdk: CozeSdk;
  /** For the probe the SDK cannot make: it asks for a chat by POST, a Studio serves GET only. */
  coze: CozeClient;
}

/**
 * `validate_token` (guide, step 3.3): asks who we are, else for the workspaces, else for a
 * chat that does not exist, because a Coze Studio serves only the last. Refusals that prove the
 * token good count as valid.
 */
export async function validateToken(
  { sdk, coze }: TokenProbes,
  signal?: AbortSignal,
): Promise<TokenVerdict> {
  const query = { conversation_id: PROBE_ID, chat_id: PROBE_ID };
  const probes = [
    () => sdk.me(signal),
    () => sdk.workspaces({ number: 1, size: 1 }, signal),
    () => coze.call({ method: 'GET', path: '/v3/chat/retrieve', query, ...(signal && { signal }) }),
  ];
  let last: AppError | null = null;
  for (const probe of probes) {
    try {
      const { logid } = await probe();
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

/** Refusals that only a request with a good token gets. */
const ACCEPTED = new Set([
  'PERMISSION_DENIED',
  'REMOTE_CONVERSATION_NOT_FOUND',
  'COZE_NOT_FOUND',
  'COZE_BAD_PARAMETER',
]);

/**
 * `validateToken` as a step of the diagnosis; `warning` says when a token that was entered by hand
 * expires soon.
 */
export function tokenCheck(
  probes: TokenProbes,
  tokens: AccessTokenSource,
  needs: HealthCheck['needs'],
  warning: () => AppError | null = () => null,
): HealthCheck {
  return {
    id: 'token',
    layer: 'token',
    needs,
    async run(signal): Promise<CheckOutcome> {
      const { valid, reason, logid } = await validateToken(probes, signal);
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
