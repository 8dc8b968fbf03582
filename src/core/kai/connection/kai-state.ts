import type { ConnectionState } from '../../../shared/model/health';
import type { KaiServerView } from '../../../shared/model/kai';

/**
 * State of all servers of the profile together, for the tray: everything enabled works, something
 * does not, or nothing does. Pure.
 */
export function kaiState(servers: readonly KaiServerView[]): ConnectionState {
  const enabled = servers.filter(({ status }) => status !== 'off');
  const failing = enabled.filter(({ status }) => status === 'down' || status === 'degraded');
  const reason =
    failing.find(({ status }) => status === 'down')?.reason ?? failing[0]?.reason ?? null;
  const checkedAt =
    enabled
      .map((server) => server.checkedAt)
      .filter((at) => at !== null)
      .toSorted()
      .at(-1) ?? null;
  return {
    status: statusOf(enabled),
    reason,
    target: enabled.map(({ name }) => name).join(', '),
    checkedAt,
  };
}

function statusOf(enabled: readonly KaiServerView[]): ConnectionState['status'] {
  if (enabled.length === 0) return 'not-set-up';
  if (enabled.every(({ status }) => status === 'down')) return 'down';
  if (enabled.some(({ status }) => status === 'down' || status === 'degraded')) return 'degraded';
  return enabled.some(({ status }) => status === 'connecting') ? 'checking' : 'ok';
}
