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

/** What is remembered of a state; `checking` is no state of its own. */
const REMEMBERED: Readonly<
  Record<Exclude<LinkStatus, 'checking'>, 'ok' | 'degraded' | 'down' | 'off'>
> = {
  ok: 'ok',
  degraded: 'degraded',
  down: 'down',
  'not-set-up': 'off',
};

export interface ServiceWatchOptions {
  /** Without their flapping. */
  coze: Observable<ConnectionState>;
  kai: Observable<ConnectionState>;
  tunnel: Observable<TunnelView>;
  history: ServiceHistory;
  /** Work on the services is under way: their trouble counts as not watched. */
  isPaused: () => boolean;
}

/** All services together, now and before. */
export class ServiceWatch {
  /** One of them stands differently now. */
  readonly changed = new Emitter<void>();
  private webhook: Observable<WebhookState> | null = null;
  private readonly stops: (() => void)[];

  constructor(private readonly options: ServiceWatchOptions) {
    const { coze, kai, tunnel } = options;
    this.stops = [coze, kai, tunnel].map((state) => state.subscribe(() => this.look()));
    this.look();
  }

  /** The webhook listener is there from now on. */
  watchWebhooks(state: Observable<WebhookState>): void {
    this.webhook = state;
    this.stops.push(state.subscribe(() => this.look()));
    this.look();
  }

  webhookStanding(): ServiceStanding {
    return standingOfWebhook(this.webhook?.value ?? null);
  }

  /** How each stands now. */
  standings(): ServiceStanding[] {
    const { coze, kai, tunnel } = this.options;
    return [
      standingOfLink('coze', coze.value),
      standingOfLink('kai', kai.value),
      standingOfWebhook(this.webhook?.value ?? null),
      standingOfTunnel(tunnel.value),
    ];
  }

  /** The same with the past. */
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

  /** A maintenance began or ended. */
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
