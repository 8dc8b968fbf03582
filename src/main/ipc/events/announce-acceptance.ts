import type { AcceptanceService } from '../../../core/acceptance/acceptance-service';
import { publish } from './publish';

/** Sends the state up, and that cases changed. */
export function announceAcceptance(acceptance: AcceptanceService): void {
  acceptance.state.subscribe((snapshot) => publish('acceptance.changed', snapshot));
  acceptance.cases.changed.on(() => publish('acceptance.cases-changed', {}));
}
