import type { ConnectionState, LinkStatus } from '../../../shared/model/health';
import type { ServiceHealth, ServiceRange } from '../../../shared/model/service-health';
import type { TunnelView } from '../../../shared/model/tunnel';
import type { WebhookState } from '../../../shared/model/webhook';
import { Emitter } from '../../lib/emitter';
import type { Observable } from '../../lib/observable';
import type { ServiceHistory } from './service-history';
import {
  standingOfLink,
  standingOfTunnel,
  standingOfWebhook,
  type ServiceStanding,
} from './service-standing';

/** The recorded form of a state; `checking` is not recorded. */
const REMEMBERED: Readonly<
  Record<Exclude<LinkStatus, 'checking'>, 'ok' | 'degraded' | 'down' | 'off'>
> = {
  ok: 'ok',
  degraded: 'degraded',
  down: 'down',
  'not-set-up': 'off',
};

export interface ServiceWatchOptions {
  /** Dampened states. */
  coze: Observable<ConnectionState>;
  kai: Observable<ConnectionState>;
  tunnel: Observable<TunnelView>;
  history: ServiceHistory;
  /** Maintenance is under way: problems count as not observed. */
  isPaused: () => boolean;
}

/** Present state and history of all services. */
export class ServiceWatch {
  /** The state of a service has changed. */
  readonly changed = new Emitter<void>();
  private webhook: Observable<WebhookState> | null = null;
  private readonly stops: (() => void)[];

  constructor(private readonly options: ServiceWatchOptions) {
    const { coze, kai, tunnel } = options;
    this.stops = [coze, kai, tunnel].map((state) => state.subscribe(() => this.look()));
    this.look();
  }

  /** To be called when the webhook listener has been created. */
  watchWebhooks(state: Observable<WebhookState>): void {
    this.webhook = state;
    this.stops.push(state.subscribe(() => this.look()));
    this.look();
  }

  webhookStanding(): ServiceStanding {
    return standingOfWebhook(this.webhook?.value ?? null);
  }

  /** Present state of each. */
  standings(): ServiceStanding[] {
    const { coze, kai, tunnel } = this.options;
    return [
      standingOfLink('coze', coze.value),
      standingOfLink('kai', kai.value),
      standingOfWebhook(this.webhook?.value ?? null),
      standingOfTunnel(tunnel.value),
    ];
  }

  /** The same with their history. */
  services(range: ServiceRange): ServiceHealth[] {
    return this.standings().map((standing) => ({
      ...standing,
      ...this.options.history.past(standing.service, range),
    }));
  }

  dispose(): void {
    for (const stop of this.stops) stop();
    this.options.history.dispose();
  }

  /** Maintenance has started or ended. */
  review(): void {
    this.look();
  }

  private look(): void {
    for (const { service, status, reason } of this.standings()) {
      if (status === 'checking') continue;
      const remembered = REMEMBERED[status];
      const isExpected = this.options.isPaused() && remembered !== 'ok';
      this.options.history.record(
        service,
        isExpected ? 'off' : remembered,
        isExpected ? null : (reason?.code ?? null),
      );
    }
    this.changed.emit();
  }
}
