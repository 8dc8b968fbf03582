import type { App } from '../../../core/app/app';
import type { OperationsKeeper } from '../../../core/app/operations/operations-runner';
import type { Handlers } from '../dispatch';

export interface MonitoringHandlerParts {
  app: App;
  operations: OperationsKeeper;
}

/** Every request about services, figures and the operations listener. */
export function monitoringHandlers({
  app,
  operations,
}: MonitoringHandlerParts): Pick<Handlers, Extract<keyof Handlers, `monitoring.${string}`>> {
  const { monitoring, usage, services } = app.oversight;
  return {
    'monitoring.services': ({ range }) => services.services(range),
    'monitoring.figures': ({ range }) => ({
      figures: monitoring.figures(),
      history: monitoring.callHistories(range),
      resources: monitoring.resourceHistory(range === '1h' ? '1h' : '24h'),
    }),
    'monitoring.usage': () => usage.view(),
    'monitoring.ops': () => operations.state.snapshot,
    'monitoring.retryOps': () => operations.retry(),
  };
}
