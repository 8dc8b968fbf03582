import type { CallRecord } from '../../ports/call-meter';
import type { Logger } from '../../ports/logger';

/**
 * One line per call. What went wrong is always told, and so is every call of a turn, with the
 * turn's id: together they are its story. Anything else that went well only in debug mode.
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
