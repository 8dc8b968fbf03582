import type { ErrorCode } from '../../../../shared/model/error-view';

/** What fixes an error: a new token, or a look at the connection; null where only a retry helps. */
export function remedyFor(code: ErrorCode): 'renew' | 'connect' | null {
  if (code === 'TOKEN_INVALID') return 'renew';
  if (code === 'NOT_CONFIGURED' || code === 'PAT_MISSING') return 'connect';
  return code.startsWith('KEY_') || code.startsWith('JWT_') ? 'connect' : null;
}
