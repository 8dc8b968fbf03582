/** What the shape of a conversation depends on. Lists of nodes are in the order they were asked. */
export interface BranchNode {
  id: string;
  /** Null, or the id of a missing turn: this turn starts the conversation. */
  parentTurnId: string | null;
}

/** One step of a branch with all its versions, itself included, oldest first. */
export interface BranchStep<T extends BranchNode> {
  turn: T;
  siblings: T[];
}

/**
 * The branch that ends with `leafId`, from its start; empty when there is no such turn. Ends even
 * when the stored data has a cycle.
 */
export function branchTo<T extends BranchNode>(
  turns: readonly T[],
  leafId: string | null,
): BranchStep<T>[] {
  const known = new Map(turns.map((turn) => [turn.id, turn]));
  const versions = new Map<string | null, T[]>();
  for (const turn of turns) {
    const parent = parentIn(known, turn);
    const siblings = versions.get(parent);
    if (siblings) siblings.push(turn);
    else versions.set(parent, [turn]);
  }
  const steps: BranchStep<T>[] = [];
  const seen = new Set<string>();
  let turn = leafId === null ? undefined : known.get(leafId);
  while (turn && !seen.has(turn.id)) {
    seen.add(turn.id);
    steps.push({ turn, siblings: versions.get(parentIn(known, turn)) ?? [turn] });
    turn = turn.parentTurnId === null ? undefined : known.get(turn.parentTurnId);
  }
  return steps.toReversed();
}

/** The end of a branch: the newest turn below `turnId` without a successor, or `turnId` itself. */
export function newestLeafBelow(turns: readonly BranchNode[], turnId: string): string {
  const below = new Set([turnId]);
  let leaf = turnId;
  for (let grown = true; grown;) {
    grown = false;
    for (const { id, parentTurnId } of turns) {
      if (parentTurnId === null || below.has(id) || !below.has(parentTurnId)) continue;
      below.add(id);
      grown = true;
    }
  }
  const parents = new Set(turns.map(({ parentTurnId }) => parentTurnId));
  for (const { id } of turns) {
    if (below.has(id) && !parents.has(id)) leaf = id;
  }
  return leaf;
}

function parentIn<T extends BranchNode>(
  known: ReadonlyMap<string, T>,
  { parentTurnId }: T,
): string | null {
  return parentTurnId !== null && known.has(parentTurnId) ? parentTurnId : null;
}
