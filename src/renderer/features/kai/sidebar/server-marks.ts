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

/** A call's mark; a tool that answered that it failed is no success. */
export function callMark(call: KaiCall): LinkStatus {
  return call.result?.isError === true ? 'degraded' : CALL_MARKS[call.status];
}

/** What a server is called where there is little room. */
export function serverTitle(server: Pick<KaiServerView, 'name' | 'serverName' | 'url'>): string {
  return server.name || server.serverName || server.url;
}
