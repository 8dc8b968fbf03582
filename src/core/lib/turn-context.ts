import { AsyncLocalStorage } from 'node:async_hooks';

const turns = new AsyncLocalStorage<string | null>();

/** Runs work for a turn: everything it starts, through every await, belongs to that turn. */
export function inTurn<T>(turnId: string, work: () => T): T {
  return turns.run(turnId, work);
}

/**
 * Runs work that belongs to no turn, although a turn may trigger it: shared or lasting things such
 * as connections, listeners and timers.
 */
export function outsideTurns<T>(work: () => T): T {
  return turns.run(null, work);
}

/** Id of the turn this runs for; null when there is none. */
export function currentTurnId(): string | null {
  return turns.getStore() ?? null;
}
