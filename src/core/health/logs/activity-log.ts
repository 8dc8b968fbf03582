import type { CallRecord } from '../../ports/call-meter';
import type { Logger } from '../../ports/logger';

/**
 * Logs one line per call: every failure, and every call of a turn with the turn's id, so that they
 * tell the turn's history. Other successful calls are only logged in debug mode.
 */
export function logCall(
  logger: Logger,
  {
    service,
    operation,
    outcome,
    ms,
    totalMs,
    retries,
    bytesIn,
    bytesOut,
    turnId,
    logid,
  }: CallRecord,
): void {
  const fields = {
    module: service,
    operation,
    outcome,
    ms: Math.round(ms),
    totalMs: Math.round(totalMs),
    retries,
    bytesIn,
    bytesOut,
    ...(turnId !== undefined && { turn: turnId }),
    ...(logid !== undefined && { logid }),
  };
  if (outcome !== 'ok' && outcome !== 'ABORTED') logger.warn('call failed', fields);
  else if (turnId === undefined) logger.debug('call', fields);
  else logger.info('call', fields);
}
