import type { CheckId } from '../../shared/model/health';
import type { HealthCheck } from '../ports/health-check';

/**
 * Result of a check that does not apply to this kind of connection; its `skip` sentence gives the
 * reason.
 */
export function notApplicable(id: CheckId, layer: HealthCheck['layer']): HealthCheck {
  return { id, layer, needs: [], run: () => Promise.resolve({ status: 'skip' as const }) };
}
