import type { CheckId, CheckStatus } from '../../shared/model/health';
import type { ErrorParams, Layer } from '../../shared/model/error-view';
import type { AppError } from '../lib/errors';

/**
 * Result of a check. `error` explains a `warn` or `fail`; `params` fill the check's own sentence.
 */
export interface CheckOutcome {
  status: CheckStatus;
  params?: ErrorParams;
  error?: AppError;
  logid?: string | null;
}

/** One layer of the diagnosis. May throw; that counts as `fail`. */
export interface HealthCheck {
  id: CheckId;
  layer: Layer;
  /** Checks whose failure makes this one pointless. */
  needs: readonly CheckId[];
  run(signal: AbortSignal): Promise<CheckOutcome>;
}
