import type { Settings } from '../../shared/model/settings';
import type { LimitStanding } from '../../shared/model/usage';
import { TOKEN_PATH } from '../auth/token-exchange';
import type { ChatService } from '../chat/chat-service';
import { logCall } from '../health/logs/activity-log';
import { Metrics } from '../health/metrics/metrics';
import { ServiceHistory } from '../health/services/service-history';
import { ServiceWatch, type ServiceWatchOptions } from '../health/services/service-watch';
import { UsageTracker } from '../health/metrics/usage-tracker';
import { inMaintenance, maintenanceLeft } from '../lib/maintenance';
import type { Translator } from '../lib/translator';
import type { CallMeter } from '../ports/call-meter';
import type { Clock } from '../ports/clock';
import { inModule, type Logger } from '../ports/logger';
import type { Notifier } from '../ports/notifier';
import type { ResourceUsage } from '../ports/resource-usage';
import type { Database } from '../storage/database';
import { ServiceChangeStore } from '../health/store/service-change-store';
import { UsageStore } from '../health/store/usage-store';

/** Timers cannot wait longer (2^31 - 1 milliseconds). */
const LONGEST_TIMER_MS = 2_147_483_647;

export interface MonitoringOptions {
  clock: Clock;
  logger: Logger;
  resources: ResourceUsage;
  settings: () => Settings;
  activeProfile: () => { id: string; platform: string } | null;
  translator: Translator;
}

/**
 * Everything that watches: calls and resources, services and their past, what the account is used
 * for.
 */
export class Monitoring {
  readonly metrics: Metrics;
  readonly usage: UsageTracker;
  private readonly serviceHistory: ServiceHistory;
  private serviceWatch: ServiceWatch | null = null;
  private pauseEnds: NodeJS.Timeout | null = null;

  constructor(private readonly parts: MonitoringOptions) {
    const { clock, logger, resources, settings, activeProfile } = parts;
    this.metrics = new Metrics(clock, resources);
    this.serviceHistory = new ServiceHistory(clock, inModule(logger, 'services'));
    this.usage = new UsageTracker({
      clock,
      profileId: () => activeProfile()?.id ?? null,
      // The sandbox costs nothing.
      limits: () =>
        activeProfile()?.platform === 'sandbox'
          ? { totalCalls: 0, dailyCalls: 0, dailyTokens: 0 }
          : settings().usageLimits,
      free: (operation) => operation === TOKEN_PATH,
    });
    this.metrics.calls.recorded.on((call) => {
      logCall(logger, call);
      this.usage.recordCall(call);
    });
  }

  get meter(): CallMeter {
    return this.metrics.meter;
  }

  /** How every part of the chain stands and stood; after `watch`. */
  get services(): ServiceWatch {
    if (!this.serviceWatch) throw new Error('watch() comes first');
    return this.serviceWatch;
  }

  /** These are the services from now on, and this is who tells the person. */
  watch(services: Omit<ServiceWatchOptions, 'history' | 'isPaused'>, notifier: Notifier): void {
    const { settings, clock } = this.parts;
    this.serviceWatch = new ServiceWatch({
      ...services,
      history: this.serviceHistory,
      isPaused: () => inMaintenance(settings(), clock.now()),
    });
    this.usage.warned.on((standing) => notifier.notify(this.noticeOf(standing)));
  }

  /** The settings changed: a maintenance may have begun, ended, or been given another end. */
  settingsChanged(): void {
    const { settings, clock } = this.parts;
    if (this.pauseEnds) clearTimeout(this.pauseEnds);
    this.pauseEnds = null;
    const left = maintenanceLeft(settings(), clock.now());
    if (left > 0)
      this.pauseEnds = setTimeout(
        () => this.settingsChanged(),
        Math.min(left, LONGEST_TIMER_MS),
      ).unref();
    this.serviceWatch?.review();
  }

  watchChat(chat: Pick<ChatService, 'ended' | 'recordCall'>): void {
    this.metrics.calls.recorded.on((call) => chat.recordCall(call));
    chat.ended.on(({ usage }) => {
      if (usage) this.usage.recordTokens(usage);
    });
  }

  /** The database is open: what is counted from now on is kept. */
  keepIn(database: Database): void {
    this.metrics.keepIn(database);
    this.usage.keepIn(new UsageStore(database));
  }

  /**
   * Only a program that runs for long watches services; a command in between must not end what a
   * window has begun.
   */
  keepServicesIn(database: Database): void {
    this.serviceHistory.keepIn(new ServiceChangeStore(database));
  }

  /**
   * Services first, because ending them is no trouble; `dispose` writes the rest once all calls are
   * over.
   */
  endServices(): void {
    if (this.pauseEnds) clearTimeout(this.pauseEnds);
    this.serviceWatch?.dispose();
  }

  dispose(): void {
    this.usage.dispose();
    this.metrics.dispose();
  }

  private noticeOf({
    limit,
    used,
    allowed,
    state,
  }: LimitStanding): Parameters<Notifier['notify']>[0] {
    const { translator } = this.parts;
    const text = translator.t(`notifications:usageText`, {
      name: translator.t(`notifications:limit.${limit}`),
      used,
      allowed,
    });
    return {
      kind: 'service',
      title: translator.t(`notifications:usage.${state === 'over' ? 'over' : 'near'}`),
      text,
      route: ['health'],
    };
  }
}
