import type { FailureExplanation } from '../../shared/model/kai-call';
import type { ErrorCode } from '../../shared/model/error-view';
import type { CheckResult } from '../../shared/model/health';
import type { Translator } from '../lib/translator';
import type { StoredCall } from './store/kai-call-store';

const LIMIT_MAX = 3600;

const ACTIONS: Partial<Record<ErrorCode, FailureExplanation['action']>> = {
  TOOL_TIMEOUT: 'raise-timeout',
  KAI_UNAUTHORIZED: 'enter-secret',
  KAI_FORBIDDEN: 'enter-secret',
  TOOL_BLOCKED: 'review-drift',
  TOOL_PAYLOAD_INVALID: 'fix-payload',
  TOOL_FAILED: 'fix-payload',
  KAI_REFUSED_REQUEST: 'fix-payload',
  KAI_URL_REFUSED: 'edit-server',
  KAI_PRIVATE_ADDRESS: 'edit-server',
  KAI_REDIRECTED: 'edit-server',
  KAI_NOT_MCP: 'edit-server',
  KAI_HTTP_ERROR: 'edit-server',
  DNS_FAILED: 'edit-server',
  TLS_FAILED: 'edit-server',
  KAI_DISABLED: 'edit-server',
  CONNECTION_REFUSED: 'retry',
  CONNECTION_RESET: 'retry',
  KAI_CONNECTION_LOST: 'retry',
  TIMEOUT: 'retry',
  NETWORK_UNREACHABLE: 'retry',
};

/**
 * Explains in plain words why a call failed: what happened, which side gave up, what the layered
 * check finds now, and what to do. Pure.
 */
export function explainFailure(
  call: StoredCall,
  checks: readonly CheckResult[],
  translator: Translator,
): FailureExplanation {
  const { error, gaveUp } = call;
  if (!error)
    return {
      sentences: [translator.t('kai:explain.worked')],
      remedy: '',
      action: 'none',
      suggestedTimeoutSeconds: null,
    };
  const view = translator.describe(error);
  const failing = checks.find(({ status }) => status === 'fail');
  const sentences = [
    view.message,
    ...(gaveUp
      ? [translator.t(`kai:explain.gaveUp.${gaveUp}`, { seconds: call.timeoutSeconds })]
      : []),
    failing
      ? translator.t('kai:explain.failsNow', {
          name: translator.t(`checks:${failing.id}.name`),
          message: failing.message,
        })
      : translator.t('kai:explain.worksNow'),
  ];
  const action = ACTIONS[error.code] ?? 'none';
  const suggested =
    action === 'raise-timeout' ? Math.min(LIMIT_MAX, Math.max(call.timeoutSeconds * 2, 120)) : null;
  return {
    sentences,
    remedy:
      failing && error.code !== 'TOOL_TIMEOUT' && failing.remedy !== ''
        ? failing.remedy
        : view.remedy,
    action,
    suggestedTimeoutSeconds: suggested,
  };
}
