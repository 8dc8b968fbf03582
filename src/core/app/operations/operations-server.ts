import { resolve } from 'node:path';
import type { App } from '../app';
import { describeChecks } from '../../health/doctor';
import {
  healthReport,
  type HealthReport,
  type ServiceState,
} from '../../health/operations/health-report';
import { PrometheusExport } from '../../health/metrics/prometheus';
import { startOpsServer, type OpsServer } from '../../health/operations/ops-server';
import { AppError } from '../../lib/errors';
import type { Translator } from '../../lib/translator';
import type { ErrorView } from '../../../shared/model/error-view';
import type { LinkStatus } from '../../../shared/model/health';

const LINK_OF: Readonly<Record<ServiceState, LinkStatus>> = {
  ok: 'ok',
  degraded: 'degraded',
  error: 'down',
  not_configured: 'not-set-up',
};

export interface OperationsOptions {
  port: number;
  /** Folder of the built monitoring page. */
  pageFolder: string;
  /** Number of saved cases that passed before and fail now. */
  regressed: () => number;
}

/** The operations server over a running app. OPS_PORT_TAKEN. */
export async function startOperations(
  app: App,
  { port, pageFolder, regressed }: OperationsOptions,
): Promise<OpsServer> {
  const { monitoring, translator } = app;
  const { metrics } = monitoring;
  const health = (): HealthReport =>
    healthReport(
      {
        coze: app.health.state.value,
        kai: app.kai.state.value,
        webhook: monitoring.services.webhookStanding(),
        regression: regressionOf(regressed(), translator),
      },
      new Date(),
    );
  const prometheus = new PrometheusExport({
    metrics: metrics.calls,
    resources: metrics.resources,
    services: () =>
      Object.fromEntries(
        Object.entries(health().services).map(([name, state]) => [name, LINK_OF[state]]),
      ),
  });
  const server = await startOpsServer(
    {
      health,
      diagnose: async () =>
        describeChecks(await app.diagnosis.coze(new AbortController().signal), translator),
      diagnoseKai: async () =>
        describeChecks(await app.kai.diagnose(new AbortController().signal), translator),
      figures: () => metrics.figures(),
      page: (range) => ({
        language: translator.language,
        theme: app.settings().theme,
        figures: metrics.figures(),
        services: health().services,
        history: metrics.callHistories(range),
        resources: metrics.resourceHistory(range === '1h' ? '1h' : '24h'),
      }),
      metrics: async () => ({ type: prometheus.contentType, text: await prometheus.text() }),
      pageFolder: resolve(pageFolder),
    },
    port,
  ).catch((thrown: unknown) => {
    prometheus.dispose();
    throw thrown;
  });
  return {
    ...server,
    async close() {
      prometheus.dispose();
      await server.close();
    },
  };
}

/** The reason shown while saved cases fail that passed before; null for none. */
function regressionOf(count: number, translator: Translator): ErrorView | null {
  return count === 0
    ? null
    : translator.describe(new AppError('ACCEPTANCE_REGRESSED', { params: { count } }));
}
