import type { AcceptanceService } from '../../../core/acceptance/acceptance-service';
import { publish } from './publish';

/** Publishes the state, and changes of cases. */
export function announceAcceptance(acceptance: AcceptanceService): void {
  acceptance.state.subscribe((snapshot) => publish('acceptance.changed', snapshot));
  acceptance.cases.changed.on(() => publish('acceptance.cases-changed', {}));
}
