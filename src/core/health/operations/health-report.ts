import type { ErrorView } from '../../../shared/model/error-view';
import type { LinkStatus } from '../../../shared/model/health';

/** State of a service, in the terms of `GET /health`. */
export type ServiceState = 'ok' | 'degraded' | 'error' | 'not_configured';

type ReportedService = 'auth_manager' | 'coze_client' | 'kai_manager' | 'webhook_listener';

/**
 * Why something is not all right, in the app's language. `acceptance` is not a service: saved cases
 * that passed before fail now.
 */
export interface HealthReason extends Pick<ErrorView, 'code' | 'message' | 'remedy'> {
  service: Exclude<ReportedService, 'auth_manager'> | 'acceptance';
}

/** The answer of `GET /health`, as in the guide, step 2.2, with the reasons beside it. */
export interface HealthReport {
  status: 'healthy' | 'degraded' | 'unhealthy';
  timestamp: string;
  services: Record<ReportedService, ServiceState>;
  /** Empty while all is well, or while nothing else is known. */
  reasons: HealthReason[];
}

/** State of a part, and the reason if something is wrong. */
export interface Standing {
  status: LinkStatus;
  reason: ErrorView | null;
}

/** Input of a report. */
export interface HealthFacts {
  coze: Standing;
  kai: Standing;
  webhook: Standing;
  /** Saved cases fail that passed before; null otherwise. */
  regression: ErrorView | null;
}

const STATES: Record<LinkStatus, ServiceState> = {
  ok: 'ok',
  checking: 'degraded',
  degraded: 'degraded',
  down: 'error',
  'not-set-up': 'not_configured',
};

/**
 * State of all services together. Without its tools, without incoming deliveries, and while saved
 * cases fail, the bot still answers: that is `degraded`.
 */
export function healthReport(
  { coze, kai, webhook, regression }: HealthFacts,
  now: Date,
): HealthReport {
  const state = STATES[coze.status];
  const others = [STATES[kai.status], STATES[webhook.status]] as const;
  const own = (
    {
      ok: 'healthy',
      degraded: 'degraded',
      error: 'unhealthy',
      not_configured: 'unhealthy',
    } as const
  )[state];
  const isLame =
    regression !== null || others.some((service) => service === 'error' || service === 'degraded');
  return {
    status: own === 'healthy' && isLame ? 'degraded' : own,
    timestamp: now.toISOString(),
    services: {
      auth_manager: state,
      coze_client: state,
      kai_manager: others[0],
      webhook_listener: others[1],
    },
    reasons: [
      ...reasonOf('coze_client', coze.reason),
      ...reasonOf('kai_manager', kai.reason),
      ...reasonOf('webhook_listener', webhook.reason),
      ...reasonOf('acceptance', regression),
    ],
  };
}

function reasonOf(service: HealthReason['service'], reason: ErrorView | null): HealthReason[] {
  return reason
    ? [{ service, code: reason.code, message: reason.message, remedy: reason.remedy }]
    : [];
}
