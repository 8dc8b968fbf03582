import type { Turn } from '../../../../shared/model/chat';

/** One path through the tree of turns, from the first known one to the end that is shown. */
export interface ShownBranch {
  readonly turns: readonly Turn[];
  /** For every shown turn with siblings: all versions, oldest first. */
  readonly versions: ReadonlyMap<string, readonly string[]>;
}

type VersionsByParent = ReadonlyMap<string, readonly string[]>;

interface Way {
  endTurnId: string | null;
  stored: VersionsByParent;
  /** Ids of all turns at that time: another list means another path. */
  ids: readonly string[];
  places: readonly number[];
  versions: ReadonlyMap<string, readonly string[]>;
}

const NO_VERSIONS: VersionsByParent = new Map();

/**
 * Finds the branch and remembers the last one: while an answer only grows, nothing is searched
 * again.
 */
export function branchFinder(): (
  turns: readonly Turn[],
  endTurnId: string | null,
  stored?: VersionsByParent,
) => ShownBranch {
  let way: Way = { endTurnId: null, stored: NO_VERSIONS, ids: [], places: [], versions: new Map() };
  return (turns, endTurnId, stored = NO_VERSIONS) => {
    const same =
      way.endTurnId === endTurnId &&
      way.stored === stored &&
      way.ids.length === turns.length &&
      turns.every(({ id }, index) => way.ids[index] === id);
    if (!same) way = findWay(turns, endTurnId, stored);
    return { turns: way.places.flatMap((place) => turns[place] ?? []), versions: way.versions };
  };
}

function findWay(turns: readonly Turn[], endTurnId: string | null, stored: VersionsByParent): Way {
  const placeOf = new Map(turns.map(({ id }, place) => [id, place]));
  const beside = new Map<string | null, string[]>();
  for (const { id, parentTurnId } of turns)
    beside.set(parentTurnId, [...(beside.get(parentTurnId) ?? []), id]);
  const places: number[] = [];
  const versions = new Map<string, readonly string[]>();
  const seen = new Set<number>();
  let place = endTurnId === null ? undefined : placeOf.get(endTurnId);
  place ??= turns.length > 0 ? turns.length - 1 : undefined;
  while (place !== undefined && !seen.has(place)) {
    seen.add(place);
    places.push(place);
    const turn: Turn | undefined = turns[place];
    const others = turn ? versionsOf(turn.parentTurnId, stored, beside) : undefined;
    if (turn && others && others.length > 1) versions.set(turn.id, others);
    place =
      turn === undefined || turn.parentTurnId === null ? undefined : placeOf.get(turn.parentTurnId);
  }
  return {
    endTurnId,
    stored,
    ids: turns.map(({ id }) => id),
    places: places.toReversed(),
    versions,
  };
}

/** The versions the main process has stored, and those asked for since. */
function versionsOf(
  parentTurnId: string | null,
  stored: VersionsByParent,
  beside: ReadonlyMap<string | null, readonly string[]>,
): readonly string[] {
  const known = beside.get(parentTurnId) ?? [];
  const before = stored.get(parentTurnId ?? '');
  return before ? [...new Set([...before, ...known])] : known;
}
