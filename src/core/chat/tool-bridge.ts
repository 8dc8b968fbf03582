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

/** A bot that asks for tools more often than this in one turn is going in circles. */
export const TOOL_ROUNDS_MAX = 8;
/** A bot that asks for more tools at once than this is told to ask for fewer. */
const CALLS_MAX = 20;

/** What a round of tools brought: texts for the bot, and what may be quoted. */
export interface ToolRound {
  outputs: ToolOutput[];
  sources: AnswerSource[];
}

/** Without anything to run tools with: the bot is told so in plain words and can go on without. */
export const noTools: ToolBackend = {
  run: (call) => Promise.resolve({ record: unavailable(call), sources: [] }),
  knowledge: () => Promise.resolve(null),
};

/**
 * Runs the tools of one round beside each other. Every call gets an answer: whatever goes wrong is
 * an honest text.
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
 * Records of a turn when a round begins: what a round before left unfinished (the app ended) is
 * taken up again.
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

/** Puts a record in the place of the newest one with its id. */
export function withRecord(
  records: readonly StoredToolCall[],
  record: StoredToolCall,
): StoredToolCall[] {
  const index = records.findLastIndex(({ id }) => id === record.id);
  return index < 0 ? [...records, record] : records.with(index, record);
}

/** Sources in the order in which they were found, each once. */
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
