import type { RequestInput, RequestName, RequestOutput } from '../../src/shared/ipc/contract';
import { type Result, succeed } from '../../src/shared/ipc/result';
import type { CallFigures, CallHistory } from '../../src/shared/model/monitoring';

type MonitoringRequests = Extract<RequestName, `monitoring.${string}` | `log.${string}`>;
type FakeMonitoringHandlers = {
  [N in MonitoringRequests]: (input: RequestInput<N>) => Result<RequestOutput<N>>;
};

const QUIET: CallFigures = {
  calls: 0,
  successRate: null,
  meanMs: null,
  p50Ms: null,
  p95Ms: null,
  p99Ms: null,
  errors: {},
  retries: 0,
  bytesIn: 0,
  bytesOut: 0,
};

/** An app in which nothing was called yet. */
export function fakeMonitoringHandlers(): FakeMonitoringHandlers {
  return {
    'monitoring.services': () => succeed([]),
    'monitoring.figures': ({ range }) => {
      const history: CallHistory = { range, stepSeconds: 60, steps: [] };
      const figures = {
        window: '5m' as const,
        api: QUIET,
        kai: QUIET,
        webhook: QUIET,
        tunnel: QUIET,
        notification: QUIET,
        resources: { cpuPercent: 0, rssMb: 200, uptimeS: 60 },
      };
      return succeed({
        figures,
        history: {
          api: history,
          kai: history,
          webhook: history,
          tunnel: history,
          notification: history,
        },
        resources: [],
      });
    },
    'monitoring.usage': () => {
      const none = { calls: 0, errors: 0, inputTokens: 0, outputTokens: 0 };
      return succeed({ today: none, total: none, days: [], limits: [] });
    },
    'monitoring.ops': () =>
      succeed({ revision: 0, value: { url: 'http://127.0.0.1:8080', error: null } }),
    'monitoring.retryOps': () => succeed(undefined),
    'log.read': () => succeed({ lines: [], cursor: 0, modules: [] }),
    'log.openFolder': () => succeed(undefined),
  };
}
