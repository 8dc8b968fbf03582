import type { LinkStatus } from '../../shared/model/health';

/** How a service stands, in the words of `GET /health`. */
export type ServiceState = 'ok' | 'degraded' | 'error' | 'not_configured';

/** The answer of `GET /health`, as in the guide's step 2.2. */
export interface HealthReport {
  status: 'healthy' | 'degraded' | 'unhealthy';
  timestamp: string;
  services: Record<'auth_manager' | 'coze_client' | 'kai_manager' | 'webhook_listener', ServiceState>;
}

const STATES: Record<LinkStatus, ServiceState> = {
  ok: 'ok', checking: 'degraded', degraded: 'degraded', down: 'error', 'not-set-up': 'not_configured',
};

/** All services together. The bot still answers without its tools, and without what comes in by itself: that is `degraded`. */
export function healthReport(link: LinkStatus, kaiLink: LinkStatus, listener: LinkStatus, now: Date): HealthReport {
  const state = STATES[link];
  const kai = STATES[kaiLink];
  const webhook = STATES[listener];
  const own = ({ ok: 'healthy', degraded: 'degraded', error: 'unhealthy', not_configured: 'unhealthy' } as const)[state];
  const isLame = [kai, webhook].some((service) => service === 'error' || service === 'degraded');
  return {
    status: own === 'healthy' && isLame ? 'degraded' : own,
    timestamp: now.toISOString(),
    services: { auth_manager: state, coze_client: state, kai_manager: kai, webhook_listener: webhook },
  };
}
