import type { LinkStatus } from '../../../../shared/model/health';
import type { KaiServerView } from '../../../../shared/model/kai';
import type { KaiCall } from '../../../../shared/model/kai-call';

/** The mark that stands for a server's state. */
export const SERVER_MARKS: Record<KaiServerView['status'], LinkStatus> = {
  off: 'not-set-up',
  connecting: 'checking',
  ready: 'ok',
  degraded: 'degraded',
  down: 'down',
};

const CALL_MARKS: Record<KaiCall['status'], LinkStatus> = {
  'waiting-approval': 'checking',
  running: 'checking',
  completed: 'ok',
  failed: 'down',
  refused: 'not-set-up',
  stopped: 'not-set-up',
};

/** A call's mark; an answer that reports a failure is not a success. */
export function callMark(call: KaiCall): LinkStatus {
  return call.result?.isError === true ? 'degraded' : CALL_MARKS[call.status];
}

/** A short name for a server. */
export function serverTitle(server: Pick<KaiServerView, 'name' | 'serverName' | 'url'>): string {
  return server.name || server.serverName || server.url;
}
