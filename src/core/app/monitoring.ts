import type { Settings } from '../../shared/model/settings';
import type { LimitStanding } from '../../shared/model/usage';
import { TOKEN_PATH } from '../auth/token-exchange';
import type { ChatService } from '../chat/chat-service';
import { logCall } from '../health/logs/activity-log';
import type { Metrics } from '../health/metrics/metrics';
import { UsageTracker } from '../health/metrics/usage-tracker';
import { ServiceHistory } from '../health/services/service-history';
import { ServiceWatch, type ServiceWatchOptions } from '../health/services/service-watch';
import { ServiceChangeStore } from '../health/store/service-change-store';
import { UsageStore } from '../health/store/usage-store';
import type { Emitter } from '../lib/emitter';
import type { Disposable } from '../lib/lifetime';
import { inMaintenance, maintenanceLeft } from '../lib/maintenance';
import type { Translator } from '../lib/translator';
import type { Clock } from '../ports/clock';
import { inModule, type Logger } from '../ports/logger';
import type { Notifier } from '../ports/notifier';
import type { Database } from '../storage/database';
import type { OpenedStorage } from '../storage/open-storage';

/** Longest possible timer (2^31 - 1 milliseconds). */
const LONGEST_TIMER_MS = 2_147_483_647;

export interface MonitoringOptions extends Omit<ServiceWatchOptions, 'history' | 'isPaused'> {
  metrics: Metrics;
  usage: UsageTracker;
  notifier: Notifier;
  readSettings: () => Settings;
  clock: Clock;
  logger: Logger;
  translator: Translator;
}

/** All monitoring: calls and resource usage, services and their history, the account's usage. */
export class Monitoring implements Disposable {
  readonly metrics: Metrics;
  readonly usage: UsageTracker;
  /** Present state and history of every part of the chain. */
  readonly services: ServiceWatch;
  private readonly serviceHistory: ServiceHistory;
  private pauseEnds: NodeJS.Timeout | null = null;

  constructor(private readonly options: MonitoringOptions) {
    const { metrics, usage, clock, logger, readSettings, notifier } = options;
    this.metrics = metrics;
    this.usage = usage;
    this.serviceHistory = new ServiceHistory(clock, inModule(logger, 'services'));
    this.services = new ServiceWatch({
      ...options,
      history: this.serviceHistory,
      isPaused: () => inMaintenance(readSettings(), clock.now()),
    });
    usage.warned.on((standing) => notifier.notify(this.notificationOf(standing)));
  }

  /**
   * To be called after a change of the settings: maintenance may have started, ended, or changed
   * its end.
   */
  settingsChanged(): void {
    const { readSettings, clock } = this.options;
    if (this.pauseEnds) clearTimeout(this.pauseEnds);
    this.pauseEnds = null;
    const left = maintenanceLeft(readSettings(), clock.now());
    if (left > 0)
      this.pauseEnds = setTimeout(
        () => this.settingsChanged(),
        Math.min(left, LONGEST_TIMER_MS),
      ).unref();
    this.services.review();
  }

  /**
   * Stores the services' history from now on. Only for a long-running program: a command must not
   * end what a window has started.
   */
  keepServicesIn(database: Database): void {
    this.serviceHistory.keepIn(new ServiceChangeStore(database));
  }

  /** From now on the chat's calls are in its turns' traces, its tokens in the account's usage. */
  watchChat(chat: Pick<ChatService, 'ended' | 'recordCall'>): void {
    this.metrics.calls.recorded.on((call) => chat.recordCall(call));
    chat.ended.on(({ usage }) => {
      if (usage) this.usage.recordTokens(usage);
    });
  }

  dispose(): void {
    if (this.pauseEnds) clearTimeout(this.pauseEnds);
    this.services.dispose();
  }

  private notificationOf({
    limit,
    used,
    allowed,
    state,
  }: LimitStanding): Parameters<Notifier['notify']>[0] {
    const { translator } = this.options;
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

export interface UsageOptions {
  metrics: Metrics;
  storageOpened: Emitter<OpenedStorage>;
  activeProfile: () => { id: string; platform: string } | null;
  readSettings: () => Settings;
  clock: Clock;
  logger: Logger;
}

/** Counts every call for the account's usage, and logs it. */
export function trackUsage({
  metrics,
  storageOpened,
  activeProfile,
  readSettings,
  clock,
  logger,
}: UsageOptions): UsageTracker {
  const usage = new UsageTracker({
    clock,
    profileId: () => activeProfile()?.id ?? null,
    // The sandbox is free.
    limits: () =>
      activeProfile()?.platform === 'sandbox'
        ? { totalCalls: 0, dailyCalls: 0, dailyTokens: 0 }
        : readSettings().usageLimits,
    free: (operation) => operation === TOKEN_PATH,
  });
  storageOpened.on(({ database }) => usage.keepIn(new UsageStore(database)));
  metrics.calls.recorded.on((call) => {
    logCall(logger, call);
    usage.recordCall(call);
  });
  return usage;
}
