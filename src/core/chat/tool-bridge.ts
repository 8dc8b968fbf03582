import type { AnswerSource } from '../../shared/model/chat';
import type { ToolCall, ToolOutput } from '../ports/chat-backend';
import {
  newToolCall,
  noToolNamed,
  type StoredToolCall,
  type ToolBackend,
  type ToolOutcome,
  type ToolPlace,
} from '../ports/tool-backend';

/** Rounds of tools per turn; a bot that asks more often is going in circles. */
export const TOOL_ROUNDS_MAX = 8;
/** Tool calls per round; a bot that asks for more is asked to request fewer. */
const CALLS_MAX = 20;

/** Result of a round of tools: texts for the bot, and sources that can be quoted. */
export interface ToolRound {
  outputs: ToolOutput[];
  sources: AnswerSource[];
}

/**
 * Used when no tools are available: tells the bot so in plain words, so that it can continue
 * without them.
 */
export const noTools: ToolBackend = {
  run: (call) => Promise.resolve({ record: unavailable(call), sources: [] }),
  knowledge: () => Promise.resolve(null),
};

/**
 * Runs the tools of one round in parallel. Every call gets an answer: errors become texts for the
 * bot.
 */
export async function runTools(
  tools: ToolBackend,
  calls: readonly ToolCall[],
  place: ToolPlace,
  signal: AbortSignal,
  onChange: (record: StoredToolCall) => void,
): Promise<ToolRound> {
  const outcomes = await Promise.all(
    calls.map((call, index) =>
      index < CALLS_MAX ? tools.run(call, place, signal, onChange) : Promise.resolve(tooMany(call)),
    ),
  );
  for (const { record } of outcomes) onChange(record);
  return {
    outputs: outcomes.map(({ record }) => ({ id: record.id, output: record.result })),
    sources: outcomes.flatMap(({ sources }) => sources),
  };
}

/**
 * A turn's records at the start of a round: what an earlier round left unfinished (the app ended)
 * is taken up again.
 */
export function beginRound(
  records: readonly StoredToolCall[],
  calls: readonly ToolCall[],
): StoredToolCall[] {
  const isTakenUp = ({ id, status }: StoredToolCall): boolean =>
    !isOver(status) && calls.some((call) => call.id === id);
  return [
    ...records.filter((record) => !isTakenUp(record)),
    ...calls.map((call) => newToolCall(call)),
  ];
}

/** Replaces the newest record with the same id. */
export function withRecord(
  records: readonly StoredToolCall[],
  record: StoredToolCall,
): StoredToolCall[] {
  const index = records.findLastIndex(({ id }) => id === record.id);
  return index < 0 ? [...records, record] : records.with(index, record);
}

/** Joins sources in the order they were found, without duplicates. */
export function joinSources(
  known: readonly AnswerSource[],
  found: readonly AnswerSource[],
): AnswerSource[] {
  const byKey = new Map(
    [...known, ...found]
      .toReversed()
      .map((source) => [`${source.toolName}\n${source.title}`, source]),
  );
  return [...known, ...found].filter(
    (source) => byKey.get(`${source.toolName}\n${source.title}`) === source,
  );
}

function isOver(status: StoredToolCall['status']): boolean {
  return (
    status === 'completed' || status === 'failed' || status === 'refused' || status === 'unknown'
  );
}

function unavailable(call: ToolCall): StoredToolCall {
  const message = noToolNamed(call.name);
  return {
    ...newToolCall(call),
    status: 'unknown',
    result: JSON.stringify({ error: 'tool_unavailable', message }),
  };
}

function tooMany(call: ToolCall): ToolOutcome {
  const message = `At most ${CALLS_MAX} tools at once. Ask again for this one if it is needed.`;
  return {
    record: {
      ...newToolCall(call),
      status: 'refused',
      result: JSON.stringify({ error: 'too_many_tools', message }),
    },
    sources: [],
  };
}
