import type { ServiceRange, WatchedService } from '../../../shared/model/service-health';
import type { Clock } from '../../ports/clock';
import type { Logger } from '../../ports/logger';
import type { ServiceChange, ServiceChangeStore } from '../store/service-change-store';
import { historyBars, rangeStart, type ServicePast } from './history-bars';

const DAY_MS = 86_400_000;
const KEEP_MS = 91 * DAY_MS;

/** History of an unknown service. */
const NOTHING_KNOWN: ServicePast & { since: string | null } = {
  bars: [],
  upShare: null,
  since: null,
};

/**
 * Records when services went down and came back: one row and one log line for each. Time in which
 * the app did not run does not count, also after a kill: the run then ended with its last sign of
 * life.
 */
export class ServiceHistory {
  private store: ServiceChangeStore | null = null;
  private readonly current = new Map<WatchedService, Pick<ServiceChange, 'status' | 'code'>>();

  constructor(
    private readonly clock: Clock,
    private readonly logger: Logger,
  ) {}

  /** From now on changes are stored, starting with the known states. */
  keepIn(store: ServiceChangeStore): void {
    this.store = store;
    const lastSeen = store.lastSignOfLife() ?? this.clock.now();
    for (const service of ['coze', 'kai', 'webhook', 'tunnel'] as const) {
      const last = store.last(service);
      if (last && last.status !== 'off')
        this.write(service, {
          at: Math.max(last.at, Math.min(lastSeen, this.clock.now())),
          status: 'off',
          code: null,
        });
    }
    for (const [service, change] of this.current)
      if (change.status !== 'off') this.write(service, { at: this.clock.now(), ...change });
    this.guarded(() => store.prune(this.clock.now() - KEEP_MS));
  }

  /** Records a service's state; the same state again is not a change. */
  record(service: WatchedService, status: ServiceChange['status'], code: string | null): void {
    const before = this.current.get(service);
    if (before?.status === status) return;
    this.current.set(service, { status, code });
    if (!before && status === 'off') return;
    if (status === 'down') this.logger.error('service down', { service, code });
    else if (before?.status === 'down' && status !== 'off')
      this.logger.info('service back', { service, status });
    this.write(service, { at: this.clock.now(), status, code });
  }

  past(service: WatchedService, range: ServiceRange): ServicePast & { since: string | null } {
    const { store } = this;
    if (!store) return NOTHING_KNOWN;
    const now = this.clock.now();
    const last = store.last(service);
    return {
      ...historyBars(store.since(service, rangeStart(range, now)), range, now),
      since: last && new Date(last.at).toISOString(),
    };
  }

  /** To be called when the app ends: nothing is observed from now on. */
  dispose(): void {
    for (const [service, { status }] of this.current)
      if (status !== 'off')
        this.write(service, { at: this.clock.now(), status: 'off', code: null });
    this.store = null;
  }

  private write(service: WatchedService, change: ServiceChange): void {
    const { store } = this;
    if (store) this.guarded(() => store.add(service, change));
  }

  /** A write error only costs a bar. */
  private guarded(work: () => void): void {
    try {
      work();
    } catch {
      // The storage itself reports it where it matters.
    }
  }
}
