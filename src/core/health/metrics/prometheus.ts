import { Counter, Gauge, Histogram, Registry } from 'prom-client';
import type { LinkStatus } from '../../../shared/model/health';
import type { CallMetrics } from './call-metrics';
import type { ResourceMeter } from './resource-meter';

/** Upper bounds, seconds; two seconds is the limit for the mean (guide, acceptance). */
const BOUNDS = [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2, 5, 10, 30, 60, 120];
/**
 * Limit of separately counted operations; more are counted together, since tools' names are
 * foreign.
 */
const OPERATIONS_MAX = 200;
const STATUS_VALUES: Readonly<Record<LinkStatus, number>> = {
  ok: 1,
  degraded: 0.5,
  checking: 0.5,
  down: 0,
  'not-set-up': -1,
};

export interface PrometheusOptions {
  metrics: CallMetrics;
  resources: ResourceMeter;
  /** Status of every service. */
  services: () => Record<string, LinkStatus>;
}

/** `GET /metrics`: Prometheus' text format, counted since this object was created. */
export class PrometheusExport {
  private readonly registry = new Registry();
  private readonly stop: () => void;

  constructor({ metrics, resources, services }: PrometheusOptions) {
    const registers = [this.registry];
    const labelNames = ['service', 'operation', 'outcome'] as const;
    const seconds = new Histogram({
      name: 'salon_call_duration_seconds',
      help: 'Time until the answer, of a stream until its first byte.',
      labelNames,
      buckets: BOUNDS,
      registers,
    });
    const retries = new Counter({
      name: 'salon_call_retries_total',
      help: 'Calls that were sent again.',
      labelNames: ['service'] as const,
      registers,
    });
    const bytes = new Counter({
      name: 'salon_call_bytes_total',
      help: 'Bytes of bodies.',
      labelNames: ['service', 'direction'] as const,
      registers,
    });
    const operations = new Set<string>();
    this.stop = metrics.recorded.on((call) => {
      if (operations.size < OPERATIONS_MAX) operations.add(call.operation);
      const operation = operations.has(call.operation) ? call.operation : 'other';
      seconds.observe({ service: call.service, operation, outcome: call.outcome }, call.ms / 1000);
      if (call.retries > 0) retries.inc({ service: call.service }, call.retries);
      bytes.inc({ service: call.service, direction: 'in' }, call.bytesIn);
      bytes.inc({ service: call.service, direction: 'out' }, call.bytesOut);
    });
    const gauge = (name: string, help: string, read: () => number): Gauge =>
      new Gauge({
        name,
        help,
        registers,
        collect() {
          this.set(read());
        },
      });
    gauge(
      'salon_cpu_percent',
      'Processor time of one core since the last look.',
      () => resources.read().cpuPercent,
    );
    gauge('salon_memory_bytes', 'Memory in use.', () => resources.read().rssMb * 1024 * 1024);
    gauge('salon_uptime_seconds', 'Time since the start.', () => resources.read().uptimeS);
    const up = new Gauge({
      name: 'salon_service_up',
      help: '1 ok, 0.5 degraded, 0 down, -1 not set up.',
      labelNames: ['service'] as const,
      collect() {
        for (const [service, status] of Object.entries(services()))
          this.set({ service }, STATUS_VALUES[status]);
      },
      registers: [],
    });
    this.registry.registerMetric(up);
  }

  get contentType(): string {
    return this.registry.contentType;
  }

  text(): Promise<string> {
    return this.registry.metrics();
  }

  dispose(): void {
    this.stop();
  }
}
