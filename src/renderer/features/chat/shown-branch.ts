import type { Turn } from '../../../shared/model/chat';

/** One way through the tree of turns, from the first question to the end that is shown. */
export interface ShownBranch {
  readonly turns: readonly Turn[];
  /** For every shown turn that has others beside it: all of them, oldest first. */
  readonly versions: ReadonlyMap<string, readonly string[]>;
}

interface Way {
  activeTurnId: string | null;
  /** Ids of all turns at that time: another list makes another way. */
  ids: readonly string[];
  places: readonly number[];
  versions: ReadonlyMap<string, readonly string[]>;
}

/** Finds the branch with a memory of the last one: while an answer only grows nothing is searched again. */
export function branchFinder(): (turns: readonly Turn[], activeTurnId: string | null) => ShownBranch {
  let way: Way = { activeTurnId: null, ids: [], places: [], versions: new Map() };
  return (turns, activeTurnId) => {
    const same = way.activeTurnId === activeTurnId && way.ids.length === turns.length && turns.every(({ id }, index) => way.ids[index] === id);
    if (!same) way = findWay(turns, activeTurnId);
    return { turns: way.places.flatMap((place) => turns[place] ?? []), versions: way.versions };
  };
}

function findWay(turns: readonly Turn[], activeTurnId: string | null): Way {
  const placeOf = new Map(turns.map(({ id }, place) => [id, place]));
  const beside = new Map<string | null, string[]>();
  for (const { id, parentTurnId } of turns) beside.set(parentTurnId, [...(beside.get(parentTurnId) ?? []), id]);
  const places: number[] = [];
  const versions = new Map<string, readonly string[]>();
  const seen = new Set<number>();
  let place = activeTurnId === null ? undefined : placeOf.get(activeTurnId);
  place ??= turns.length > 0 ? turns.length - 1 : undefined;
  while (place !== undefined && !seen.has(place)) {
    seen.add(place);
    places.push(place);
    const turn: Turn | undefined = turns[place];
    const others = turn ? beside.get(turn.parentTurnId) : undefined;
    if (turn && others && others.length > 1) versions.set(turn.id, others);
    place = turn === undefined || turn.parentTurnId === null ? undefined : placeOf.get(turn.parentTurnId);
  }
  return { activeTurnId, ids: turns.map(({ id }) => id), places: places.toReversed(), versions };
}
