import type { ConnectionState } from '../../shared/model/health';
import type { Settings } from '../../shared/model/settings';
import type { WebhookState } from '../../shared/model/webhook';
import { NotificationCenter } from '../notifications/notification-center';
import {
  notificationOfApproval,
  notificationOfService,
  notificationOfTurn,
  type Service,
  serviceNews,
} from '../notifications/notification-rules';
import type { ChatService } from '../chat/chat-service';
import { SteadyState } from '../health/services/steady-state';
import type { KaiService } from '../kai/kai-service';
import type { Emitter } from '../lib/emitter';
import type { Observable } from '../lib/observable';
import type { Translator } from '../lib/translator';
import type { CallMeter } from '../ports/call-meter';
import type { Clock } from '../ports/clock';
import { noNotificationPresenter, type NotificationPresenter } from '../ports/notifier';

/** The part of KAI that is followed. */
export interface KaiWithApprovals {
  approval: Pick<KaiService['approval'], 'pending'>;
}

export interface NotificationsOptions {
  coze: Observable<ConnectionState>;
  kai: Observable<ConnectionState>;
  kaiOpened: Pick<Emitter<KaiWithApprovals>, 'on'>;
  presenter: NotificationPresenter | undefined;
  settings: () => Settings;
  clock: Clock;
  translator: Translator;
  meter: CallMeter;
}

/**
 * What tray and notifications are made of: the links without their flapping, and the center that decides
 * what a person hears of.
 */
export class Notifications {
  readonly coze: Observable<ConnectionState>;
  readonly kai: Observable<ConnectionState>;
  readonly center: NotificationCenter;
  private readonly steady: readonly SteadyState[];

  constructor(private readonly parts: NotificationsOptions) {
    const { presenter = noNotificationPresenter, settings, clock, translator, meter } = parts;
    this.center = new NotificationCenter({ presenter, settings, clock, translator, meter });
    const coze = new SteadyState(parts.coze, clock);
    const kai = new SteadyState(parts.kai, clock);
    this.steady = [coze, kai];
    this.coze = coze.state;
    this.kai = kai.state;
    this.watchService('coze', coze.state);
    this.watchService('kai', kai.state);
    parts.kaiOpened.on((service) => this.watchKai(service));
  }

  /** Its turns are worth a notification from now on. */
  watchChat(chat: Pick<ChatService, 'ended'>): void {
    chat.ended.on((turn) => {
      const notification = notificationOfTurn(turn, this.parts.translator);
      if (notification) this.center.notify(notification);
    });
  }

  /** What waits for a person's decision is announced once. */
  private watchKai({ approval }: KaiWithApprovals): void {
    let known = new Set<string>();
    approval.pending.subscribe(({ value }) => {
      for (const pending of value)
        if (!known.has(pending.id))
          this.center.notify(notificationOfApproval(pending, this.parts.translator));
      known = new Set(value.map(({ id }) => id));
    });
  }

  /** The listener starts and stops on purpose; only what fails is news. */
  watchWebhooks(state: Observable<WebhookState>): void {
    let hasFailed = state.value.status === 'failed';
    state.subscribe(({ value: { status, error } }) => {
      if (status === 'failed' && !hasFailed)
        this.center.notify(notificationOfService('webhook', 'down', error, this.parts.translator));
      if (status === 'listening' && hasFailed)
        this.center.notify(notificationOfService('webhook', 'back', null, this.parts.translator));
      if (status !== 'starting') hasFailed = status === 'failed';
    });
  }

  dispose(): void {
    this.center.dispose();
    for (const each of this.steady) each.dispose();
  }

  private watchService(service: Service, state: Observable<ConnectionState>): void {
    let before = state.value.status;
    state.subscribe(({ value: { status, reason } }) => {
      const news = serviceNews(before, status);
      // While a link that was down is looked at again, nothing is new yet.
      if (status !== 'checking' || before !== 'down') before = status;
      if (news)
        this.center.notify(notificationOfService(service, news, reason, this.parts.translator));
    });
  }
}
