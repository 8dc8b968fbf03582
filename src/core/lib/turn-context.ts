import { AsyncLocalStorage } from 'node:async_hooks';

const turns = new AsyncLocalStorage<string | null>();

/** Does it on behalf of a turn: whatever it begins, through every await, belongs to that turn. */
export function inTurn<T>(turnId: string, work: () => T): T {
  return turns.run(turnId, work);
}

/**
 * Does it on nobody's behalf. For what a turn happens to set off but others use as well, and what
 * lives on: connections, listeners, timers that many share.
 */
export function outsideTurns<T>(work: () => T): T {
  return turns.run(null, work);
}

/** Id of the turn on whose behalf this runs; null when there is none. */
export function currentTurnId(): string | null {
  return turns.getStore() ?? null;
}
