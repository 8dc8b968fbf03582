import { createHash } from 'node:crypto';

const UUID = /[\da-f]{8}(?:-[\da-f]{4}){3}-[\da-f]{12}/i;

/**
 * A turn as a trace of W3C Trace Context: the id of the trace is the turn's own, without its
 * dashes, so that whoever has one has the other. Of an id that holds no UUID it is made.
 */
export function traceIdOf(turnId: string): string {
  const uuid = UUID.exec(turnId)?.[0];
  return uuid === undefined ? hashOf(turnId, 32) : uuid.replaceAll('-', '').toLowerCase();
}

/**
 * Id of one span of a turn; always the same for the same name. The span of the whole turn has the
 * empty name.
 */
export function spanIdOf(turnId: string, name = ''): string {
  return hashOf(`${turnId}/${name}`, 16);
}

/**
 * What another program is told, so that its spans join the turn's trace below the whole turn.
 * Always marked as recorded.
 */
export function traceparentOf(turnId: string): string {
  return `00-${traceIdOf(turnId)}-${spanIdOf(turnId)}-01`;
}

function hashOf(text: string, length: number): string {
  return createHash('sha256').update(text).digest('hex').slice(0, length);
}
