import type {
  CallHistory,
  HistoryRange,
  MeteredService,
  MonitoringFigures,
  ResourceHistory,
} from '../../../shared/model/monitoring';
import type { CallMeter } from '../../ports/call-meter';
import type { Clock } from '../../ports/clock';
import type { ResourceUsage } from '../../ports/resource-usage';
import type { Database } from '../../storage/database';
import { MetricsStore } from '../store/metrics-store';
import { CallMetrics, everyService } from './call-metrics';
import { MetricsHistory } from './metrics-history';
import { ResourceMeter } from './resource-meter';

/**
 * Calls and resource usage of the app: the last five minutes from memory, the history from the
 * database once that is open.
 */
export class Metrics {
  readonly calls: CallMetrics;
  readonly resources: ResourceMeter;
  private history: MetricsHistory | null = null;

  constructor(
    private readonly clock: Clock,
    usage: ResourceUsage,
  ) {
    this.calls = new CallMetrics(clock);
    this.resources = new ResourceMeter(usage, clock);
  }

  /** For code that makes calls. */
  get meter(): CallMeter {
    return this.calls;
  }

  /** From now on finished minutes are stored. */
  keepIn(database: Database): void {
    const { clock, calls, resources } = this;
    this.history?.dispose();
    this.history = new MetricsHistory({
      store: new MetricsStore(database),
      metrics: calls,
      resources,
      clock,
    });
    this.history.start();
  }

  figures(): MonitoringFigures {
    return {
      window: '5m',
      ...everyService((service) => this.calls.recent(service)),
      resources: this.resources.read(),
    };
  }

  /** Empty while the database is not open. */
  callHistory(service: MeteredService, range: HistoryRange): CallHistory {
    return (
      this.history?.calls(service, range) ?? {
        range,
        stepSeconds: range === '90d' ? 3600 : 60,
        steps: [],
      }
    );
  }

  /** History of every service. */
  callHistories(range: HistoryRange): Record<MeteredService, CallHistory> {
    return everyService((service) => this.callHistory(service, range));
  }

  resourceHistory(range: '1h' | '24h'): ResourceHistory {
    return this.history?.resources(range) ?? [];
  }

  /** Writes what is still in memory. */
  dispose(): void {
    this.history?.dispose();
    this.history = null;
  }
}
