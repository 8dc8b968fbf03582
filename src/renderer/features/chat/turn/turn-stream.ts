import type {
  ChatDelta,
  ToolCallChange,
  ToolCallRecord,
  Turn,
  TurnVersions,
} from '../../../../shared/model/chat';

/** The pieces of one conversation known to the page, and deltas that cannot be applied yet. */
export interface TurnStream {
  /** Null until the first snapshot. */
  readonly turns: readonly Turn[] | null;
  /** Deltas of an unknown turn, or after a gap; in order of arrival. */
  readonly waiting: readonly ChatDelta[];
  /** The last turn of the branch that is shown; null before the first question. */
  readonly activeTurnId: string | null;
  /** The last turn of the piece shown; differs from the active turn while more follows. */
  readonly endTurnId: string | null;
  /** By parent (empty: the beginning): the known turns after it, oldest first. */
  readonly versions: ReadonlyMap<string, readonly string[]>;
  /** A tool call arrived for an unknown turn: a new snapshot will bring the turn. */
  readonly isBehind: boolean;
  /** Turns whose parent could not be found. */
  readonly beginnings: ReadonlySet<string>;
}

export type TurnStreamEvent =
  /** Without `endTurnId` the reader is not moved. */
  | {
      type: 'snapshot';
      turns: readonly Turn[];
      versions: readonly TurnVersions[];
      activeTurnId: string | null;
      endTurnId?: string | null;
    }
  /** What lies before or after a turn; empty where the branch ends. */
  | {
      type: 'older' | 'newer';
      turnId: string;
      turns: readonly Turn[];
      versions: readonly TurnVersions[];
    }
  /** Asked in this window: it is shown. */
  | { type: 'asked'; turn: Turn }
  /** Its turn in the queue has come. */
  | { type: 'started'; turn: Turn }
  | { type: 'delta'; delta: ChatDelta }
  /** A tool call of a turn began, progressed or ended. */
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

/** The next state after an event. An event without news returns the same object. */
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

/** The turn with this call replaced in place, or added at the end. */
function withToolCall(turn: Turn, call: ToolCallRecord): Turn {
  const isKnown = turn.toolCalls.some(({ id }) => id === call.id);
  const toolCalls = isKnown
    ? turn.toolCalls.map((one) => (one.id === call.id ? call : one))
    : [...turn.toolCalls, call];
  return { ...turn, toolCalls };
}

/** True if a delta or the beginning of its turn is missing: a new snapshot closes the gap. */
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
  // The first snapshot may be older than the events received meanwhile; a later one is not.
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

/** Merges turns into the known ones, in the order in which they were asked. */
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
 * Appends the deltas that fit. After a snapshot a gap is not waited for: newer deltas are appended,
 * and those without a turn are dropped. A delta that the snapshot contains in part waits for the
 * next snapshot.
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
 * The later of two views of one turn: settled before running before queued; of two running ones the
 * one with more of the answer.
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
