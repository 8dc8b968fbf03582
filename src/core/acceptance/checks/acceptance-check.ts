import type { AcceptanceCheckId } from '../../../shared/model/acceptance';
import type { ErrorParams } from '../../../shared/model/error-view';
import type { AppError } from '../../lib/errors';
import type { IsolatedApp } from '../isolated-app';

/** Result of a check. `key` names its sentence (`acceptance:detail.<key>`). */
export interface CheckFinding {
  passed: boolean;
  key: string;
  params?: ErrorParams;
  error?: AppError | null;
}

/** One of the ten of the guide's acceptance. What it throws makes it fail. */
export interface AcceptanceCheckDefinition {
  id: AcceptanceCheckId;
  run(app: IsolatedApp, signal: AbortSignal): Promise<CheckFinding>;
}
