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
 * Sources of the tray and of notifications: the connections' dampened states, and the center that
 * decides what is shown.
 */
export class Notifications {
  readonly coze: Observable<ConnectionState>;
  readonly kai: Observable<ConnectionState>;
  readonly center: NotificationCenter;
  private readonly steady: readonly SteadyState[];

  constructor(private readonly options: NotificationsOptions) {
    const { presenter = noNotificationPresenter, settings, clock, translator, meter } = options;
    this.center = new NotificationCenter({ presenter, settings, clock, translator, meter });
    const coze = new SteadyState(options.coze, clock);
    const kai = new SteadyState(options.kai, clock);
    this.steady = [coze, kai];
    this.coze = coze.state;
    this.kai = kai.state;
    this.watchService('coze', coze.state);
    this.watchService('kai', kai.state);
    options.kaiOpened.on((service) => this.watchKai(service));
  }

  /** From now on the chat's turns cause notifications. */
  watchChat(chat: Pick<ChatService, 'ended'>): void {
    chat.ended.on((turn) => {
      const notification = notificationOfTurn(turn, this.options.translator);
      if (notification) this.center.notify(notification);
    });
  }

  /** Announces each call that waits for approval once. */
  private watchKai({ approval }: KaiWithApprovals): void {
    let known = new Set<string>();
    approval.pending.subscribe(({ value }) => {
      for (const pending of value)
        if (!known.has(pending.id))
          this.center.notify(notificationOfApproval(pending, this.options.translator));
      known = new Set(value.map(({ id }) => id));
    });
  }

  /** Only failures are reported: the listener starts and stops on purpose. */
  watchWebhooks(state: Observable<WebhookState>): void {
    let hasFailed = state.value.status === 'failed';
    state.subscribe(({ value: { status, error } }) => {
      if (status === 'failed' && !hasFailed)
        this.center.notify(
          notificationOfService('webhook', 'down', error, this.options.translator),
        );
      if (status === 'listening' && hasFailed)
        this.center.notify(notificationOfService('webhook', 'back', null, this.options.translator));
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
      // A connection that was down and is checked again is not news yet.
      if (status !== 'checking' || before !== 'down') before = status;
      if (news)
        this.center.notify(notificationOfService(service, news, reason, this.options.translator));
    });
  }
}
