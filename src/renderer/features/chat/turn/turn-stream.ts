import type {
  ChatDelta,
  ToolCallChange,
  ToolCallRecord,
  Turn,
  TurnVersions,
} from '../../../../shared/model/chat';

/** Pieces of one conversation as the page knows them, and deltas that cannot be placed yet. */
export interface TurnStream {
  /** Null until the first snapshot. */
  readonly turns: readonly Turn[] | null;
  /** Deltas of a turn that is not known yet, or behind a gap; in order of arrival. */
  readonly waiting: readonly ChatDelta[];
  /** The last turn of the branch that is shown; null before the first question. */
  readonly activeTurnId: string | null;
  /**
   * The last turn of the piece that is shown: another one than the active turn while more follows.
   */
  readonly endTurnId: string | null;
  /**
   * By parent (empty text: the beginning): the turns asked in its place, oldest first, as far as
   * they were told.
   */
  readonly versions: ReadonlyMap<string, readonly string[]>;
  /** A tool call of a turn was told that is not known: a fresh snapshot brings it. */
  readonly isBehind: boolean;
  /** Turns before which nothing was found although they name a parent. */
  readonly beginnings: ReadonlySet<string>;
}

export type TurnStreamEvent =
  /** Without `endTurnId` the reader stays in place. */
  | {
      type: 'snapshot';
      turns: readonly Turn[];
      versions: readonly TurnVersions[];
      activeTurnId: string | null;
      endTurnId?: string | null;
    }
  /** What lies before or behind a turn; nothing where the branch ends. */
  | {
      type: 'older' | 'newer';
      turnId: string;
      turns: readonly Turn[];
      versions: readonly TurnVersions[];
    }
  /** Asked from here: it is shown. */
  | { type: 'asked'; turn: Turn }
  /** Its turn in the queue has come. */
  | { type: 'started'; turn: Turn }
  | { type: 'delta'; delta: ChatDelta }
  /** A tool call of a turn began, went on or ended. */
  | { type: 'tool'; change: ToolCallChange }
  | { type: 'settled'; turn: Turn };

export const EMPTY_STREAM: TurnStream = {
  turns: null,
  waiting: [],
  activeTurnId: null,
  endTurnId: null,
  versions: new Map(),
  isBehind: false,
  beginnings: new Set(),
};

/**
 * State and event make the next state. An event that says nothing new gives back the very same
 * state.
 */
export function followTurns(state: TurnStream, event: TurnStreamEvent): TurnStream {
  switch (event.type) {
    case 'snapshot':
      return showSnapshot(state, event);
    case 'older':
    case 'newer':
      return takePiece(state, event);
    case 'asked':
      return state.turns
        ? placeWaiting(
            {
              ...state,
              turns: mergeTurn(state.turns, event.turn),
              activeTurnId: event.turn.id,
              endTurnId: event.turn.id,
            },
            false,
          )
        : state;
    case 'started':
      return state.turns
        ? placeWaiting({ ...state, turns: mergeTurn(state.turns, event.turn) }, false)
        : state;
    case 'delta':
      return takeDelta(state, event.delta);
    case 'tool':
      return takeToolCall(state, event.change);
    case 'settled':
      return {
        ...state,
        turns: mergeTurn(state.turns ?? [], event.turn),
        waiting: state.waiting.filter((delta) => delta.turnId !== event.turn.id),
      };
  }
}

function takeToolCall(state: TurnStream, { turnId, call }: ToolCallChange): TurnStream {
  if (!state.turns?.some(({ id }) => id === turnId)) return { ...state, isBehind: true };
  return {
    ...state,
    turns: state.turns.map((turn) => (turn.id === turnId ? withToolCall(turn, call) : turn)),
  };
}

/** The turn with this call in the place it has, or at the end. */
function withToolCall(turn: Turn, call: ToolCallRecord): Turn {
  const isKnown = turn.toolCalls.some(({ id }) => id === call.id);
  const toolCalls = isKnown
    ? turn.toolCalls.map((one) => (one.id === call.id ? call : one))
    : [...turn.toolCalls, call];
  return { ...turn, toolCalls };
}

/** True when a delta or the beginning of its turn is missing: a fresh snapshot closes the gap. */
export function hasGap(state: TurnStream): boolean {
  return state.turns !== null && (state.waiting.length > 0 || state.isBehind);
}

function showSnapshot(
  state: TurnStream,
  event: Extract<TurnStreamEvent, { type: 'snapshot' }>,
): TurnStream {
  const { activeTurnId } = event;
  const isAtEnd = state.endTurnId === state.activeTurnId;
  const endTurnId =
    event.endTurnId === undefined ? (isAtEnd ? activeTurnId : state.endTurnId) : event.endTurnId;
  // The first snapshot may have been taken before what was told meanwhile; a later one was not.
  const isBehind = state.isBehind && state.turns === null;
  return placeWaiting({ ...takeTurns(state, event), activeTurnId, endTurnId, isBehind }, true);
}

function takePiece(
  state: TurnStream,
  event: Extract<TurnStreamEvent, { type: 'older' | 'newer' }>,
): TurnStream {
  if (event.type === 'older' && event.turns.length === 0)
    return { ...state, beginnings: new Set([...state.beginnings, event.turnId]) };
  const taken = takeTurns(state, event);
  if (event.type === 'older' || event.turnId !== state.endTurnId) return taken;
  return { ...taken, endTurnId: event.turns.at(-1)?.id ?? state.activeTurnId };
}

/** Puts turns among those that are known, in the order in which they were asked. */
function takeTurns(
  state: TurnStream,
  { turns, versions }: { turns: readonly Turn[]; versions: readonly TurnVersions[] },
): TurnStream {
  const known = new Map((state.turns ?? []).map((turn) => [turn.id, turn]));
  const merged = turns.map((turn) => newer(known.get(turn.id), turn));
  const ids = new Set(turns.map((turn) => turn.id));
  const others = (state.turns ?? []).filter((turn) => !ids.has(turn.id));
  return {
    ...state,
    turns: [...merged, ...others].toSorted((one, other) =>
      one.createdAt < other.createdAt ? -1 : Number(one.createdAt > other.createdAt),
    ),
    versions: new Map([
      ...state.versions,
      ...versions.map(({ parentTurnId, turnIds }) => [parentTurnId ?? '', turnIds] as const),
    ]),
  };
}

function takeDelta(state: TurnStream, delta: ChatDelta): TurnStream {
  const turn = state.turns?.find((candidate) => candidate.id === delta.turnId);
  if (turn && (isOver(turn) || delta.seq <= turn.seq)) return state;
  if (state.waiting.some((other) => other.turnId === delta.turnId && other.seq === delta.seq))
    return state;
  return placeWaiting({ ...state, waiting: [...state.waiting, delta] }, false);
}

/**
 * Appends what fits. After a snapshot a gap is not waited for: what it lacks and is newer goes on
 * the end, and what belongs to no turn is dropped. A delta that the snapshot holds in part waits
 * for the next snapshot.
 */
function placeWaiting(state: TurnStream, afterSnapshot: boolean): TurnStream {
  if (!state.turns || state.waiting.length === 0) return state;
  const left: ChatDelta[] = [];
  const turns = [...state.turns];
  for (const delta of state.waiting.toSorted((a, b) => a.seq - b.seq)) {
    const index = turns.findIndex((turn) => turn.id === delta.turnId);
    const turn = turns[index];
    if (!turn || turn.status === 'queued') {
      if (!afterSnapshot) left.push(delta);
    } else if (turn.status === 'running' && delta.seq > turn.seq) {
      const fits = delta.firstSeq === turn.seq + 1 || (afterSnapshot && delta.firstSeq > turn.seq);
      if (fits) turns[index] = append(turn, delta);
      else left.push(delta);
    }
  }
  return { ...state, turns, waiting: left };
}

function append(turn: Turn, delta: ChatDelta): Turn {
  return {
    ...turn,
    answer: turn.answer + delta.answer,
    reasoning: turn.reasoning + delta.reasoning,
    seq: delta.seq,
  };
}

function mergeTurn(turns: readonly Turn[], turn: Turn): readonly Turn[] {
  const index = turns.findIndex((candidate) => candidate.id === turn.id);
  return index < 0 ? [...turns, turn] : turns.with(index, newer(turns[index], turn));
}

/**
 * Of two views of one turn the one that is further: settled, running, queued; of two running ones
 * that with more of the answer.
 */
function newer(known: Turn | undefined, arrived: Turn): Turn {
  if (!known || isOver(arrived)) return arrived;
  if (isOver(known)) return known;
  if (known.status !== arrived.status) return known.status === 'running' ? known : arrived;
  return known.seq > arrived.seq ? known : arrived;
}

function isOver({ status }: Turn): boolean {
  return status !== 'running' && status !== 'queued';
}
