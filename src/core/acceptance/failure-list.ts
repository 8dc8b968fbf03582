import type { AcceptanceFailure } from '../../shared/model/acceptance';
import type { ErrorView } from '../../shared/model/error-view';

/** Failures kept with their texts; the others are only counted. */
const KEPT_MAX = 100;

/** Every failure of a run. */
export class FailureList {
  readonly kept: AcceptanceFailure[] = [];
  inAll = 0;

  add(phase: AcceptanceFailure['phase'], number: number, error: ErrorView): void {
    this.inAll += 1;
    if (this.kept.length < KEPT_MAX) this.kept.push({ phase, number, error });
  }
}
