import type { CallRecord } from '../ports/call-meter';
import type { Logger } from '../ports/logger';

/** One line per call: what went well only in debug mode, what went wrong always. */
export function logCall(logger: Logger, { service, operation, outcome, ms, retries, bytesIn, bytesOut }: CallRecord): void {
  const fields = { module: service, operation, outcome, ms: Math.round(ms), retries, bytesIn, bytesOut };
  if (outcome === 'ok' || outcome === 'ABORTED') logger.debug('call', fields);
  else logger.warn('call failed', fields);
}
