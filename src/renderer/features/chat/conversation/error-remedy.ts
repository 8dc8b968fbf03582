import type { ErrorCode } from '../../../../shared/model/error-view';

/**
 * The one thing that mends an error: a fresh token, or another look at the connection; null where
 * only trying again helps.
 */
export function remedyFor(code: ErrorCode): 'renew' | 'connect' | null {
  if (code === 'TOKEN_INVALID') return 'renew';
  if (code === 'NOT_CONFIGURED' || code === 'PAT_MISSING') return 'connect';
  return code.startsWith('KEY_') || code.startsWith('JWT_') ? 'connect' : null;
}
