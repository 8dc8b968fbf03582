import {
  standingOfLink,
  standingOfTunnel,
  standingOfWebhook,
  type ServiceStanding,
} from '../../core/health/services/service-standing';
import { shownName } from '../../core/setup/profile-name';
import type { ErrorView } from '../../shared/model/error-view';
import type { ConnectionState, LinkStatus } from '../../shared/model/health';
import type { ProfileView } from '../../shared/model/profile';
import type { TunnelView } from '../../shared/model/tunnel';
import type { WebhookState } from '../../shared/model/webhook';

/** One line of the tray: a part of the chain, its state, and the reason. */
export interface TrayPart {
  name: 'coze' | 'kai' | 'webhook' | 'tunnel' | 'address' | 'acceptance';
  status: LinkStatus;
  /** Display name of its target. */
  target: string;
  reason: ErrorView | null;
}

/** A connection that can be selected. */
export interface TrayProfile {
  id: string;
  name: string;
  active: boolean;
}

/** Everything the tray shows. */
export interface TrayFacts {
  parts: readonly TrayPart[];
  publicAddress: string | null;
  profiles: readonly TrayProfile[];
  /** End of the maintenance under way (ISO 8601 UTC). */
  pausedUntil: string | null;
}

/** From the least to the most urgent. */
const URGENCY: readonly LinkStatus[] = ['ok', 'not-set-up', 'checking', 'degraded', 'down'];

/**
 * The parts in the order of the chain. `webhook` null: not started yet; a closed tunnel is left
 * out; `regression`: saved cases fail that passed before.
 */
export function trayParts(
  coze: ConnectionState,
  kai: ConnectionState,
  webhook: WebhookState | null,
  tunnel: TunnelView | null = null,
  regression: ErrorView | null = null,
): TrayPart[] {
  const listener = webhook ? [partOf(standingOfWebhook(webhook))] : [];
  const regressed: TrayPart[] = regression
    ? [{ name: 'acceptance', status: 'degraded', target: '', reason: regression }]
    : [];
  return [
    partOf(standingOfLink('coze', coze)),
    partOf(standingOfLink('kai', kai)),
    ...listener,
    ...tunnelParts(tunnel),
    ...regressed,
  ];
}

/**
 * State of the icon: the worst part decides. Without a bot nothing else matters; another part that
 * is down makes the whole degraded, not down.
 */
export function overallStatus([coze, ...others]: readonly TrayPart[]): LinkStatus {
  if (!coze || coze.status === 'not-set-up' || coze.status === 'down')
    return coze?.status ?? 'not-set-up';
  const rest = others
    .map(({ status }) => (status === 'down' ? 'degraded' : status))
    .filter((status) => status !== 'not-set-up' && status !== 'checking');
  return [coze.status, ...rest].reduce((worst, status) =>
    URGENCY.indexOf(status) > URGENCY.indexOf(worst) ? status : worst,
  );
}

/**
 * The connections by display name; those with the same name are distinguished by the profile's own.
 */
export function trayProfiles(profiles: readonly ProfileView[], sandboxName: string): TrayProfile[] {
  const nameOf = (profile: ProfileView): string =>
    profile.platform === 'sandbox' ? sandboxName : shownName(profile);
  const isTwice = (wanted: string): boolean =>
    profiles.filter((profile) => nameOf(profile) === wanted).length > 1;
  return profiles.map((profile) => {
    const name = nameOf(profile);
    return {
      id: profile.id,
      name: isTwice(name) && profile.name !== name ? `${name} (${profile.name})` : name,
      active: profile.active,
    };
  });
}

/** The tunnel, and the warning that Coze still has another address. */
function tunnelParts(tunnel: TunnelView | null): TrayPart[] {
  if (tunnel === null || tunnel.status === 'closed') return [];
  const alarm: TrayPart[] =
    tunnel.staleAddress === null
      ? []
      : [{ name: 'address', status: 'degraded', target: '', reason: null }];
  return [partOf(standingOfTunnel(tunnel)), ...alarm];
}

function partOf({ service: name, ...standing }: ServiceStanding): TrayPart {
  return { name, ...standing };
}
