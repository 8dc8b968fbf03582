import type { App } from '../../../core/app/app';
import type { OperationsRunner } from '../../../core/app/operations/operations-runner';
import type { HandlersOf } from '../dispatch';

export interface MonitoringHandlerOptions {
  app: App;
  operations: OperationsRunner;
}

/** Every request about services, figures and the operations listener. */
export function monitoringHandlers({
  app,
  operations,
}: MonitoringHandlerOptions): HandlersOf<'monitoring'> {
  const { metrics, usage, services } = app.monitoring;
  return {
    'monitoring.services': ({ range }) => services.services(range),
    'monitoring.figures': ({ range }) => ({
      figures: metrics.figures(),
      history: metrics.callHistories(range),
      resources: metrics.resourceHistory(range === '1h' ? '1h' : '24h'),
    }),
    'monitoring.usage': () => usage.view(),
    'monitoring.ops': () => operations.state.snapshot,
    'monitoring.retryOps': () => operations.retry(),
  };
}
