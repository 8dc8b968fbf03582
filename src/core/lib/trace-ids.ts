import { createHash } from 'node:crypto';

const UUID = /[\da-f]{8}(?:-[\da-f]{4}){3}-[\da-f]{12}/i;

/**
 * W3C Trace Context id of a turn: the turn's own id without its dashes, so that each can be derived
 * from the other. An id without a UUID is hashed.
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
 * The `traceparent` sent to another program, so that its spans join the turn's trace below the
 * whole turn. Always marked as recorded.
 */
export function traceparentOf(turnId: string): string {
  return `00-${traceIdOf(turnId)}-${spanIdOf(turnId)}-01`;
}

function hashOf(text: string, length: number): string {
  return createHash('sha256').update(text).digest('hex').slice(0, length);
}
