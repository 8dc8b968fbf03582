import type { ErrorView } from '../../../shared/model/error-view';
import type { ConnectionState, LinkStatus } from '../../../shared/model/health';
import type { WatchedService } from '../../../shared/model/service-health';
import type { TunnelView } from '../../../shared/model/tunnel';
import type { WebhookState } from '../../../shared/model/webhook';

/** State of a service, in one vocabulary for all services. */
export interface ServiceStanding {
  service: WatchedService;
  status: LinkStatus;
  /** Display name of its target. */
  target: string;
  reason: ErrorView | null;
}

const OF_LISTENER: Readonly<Record<WebhookState['status'], LinkStatus>> = {
  listening: 'ok',
  starting: 'checking',
  stopped: 'not-set-up',
  failed: 'down',
};
const OF_TUNNEL: Readonly<Record<TunnelView['status'], LinkStatus>> = {
  closed: 'not-set-up',
  opening: 'checking',
  open: 'ok',
  reconnecting: 'degraded',
  failed: 'down',
};

export function standingOfLink(
  service: 'coze' | 'kai',
  { status, target, reason }: ConnectionState,
): ServiceStanding {
  return { service, status, target, reason };
}

/** `state` is null before the first one. */
export function standingOfWebhook(state: WebhookState | null): ServiceStanding {
  if (!state) return { service: 'webhook', status: 'not-set-up', target: '', reason: null };
  return {
    service: 'webhook',
    status: OF_LISTENER[state.status],
    target: state.publicAddress.url ?? state.url ?? '',
    reason: state.error,
  };
}

export function standingOfTunnel({ status, address, error }: TunnelView): ServiceStanding {
  return { service: 'tunnel', status: OF_TUNNEL[status], target: address ?? '', reason: error };
}
