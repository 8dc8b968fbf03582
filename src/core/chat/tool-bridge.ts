import type { ToolCall, ToolOutput } from '../ports/chat-backend';
import type { StoredToolCall } from '../storage/chat-rows';

/** A bot that asks for tools more often than this in one turn is going in circles. */
export const TOOL_ROUNDS_MAX = 8;

/** Answers tool calls for which no KAI server is connected: the bot is told so in plain words and can go on without. */
export function declineTools(calls: readonly ToolCall[]): ToolOutput[] {
  return calls.map(({ id, name }) => ({
    id,
    output: JSON.stringify({ error: 'tool_unavailable', message: `No tool named ${name} is connected. Answer without it and say so.` }),
  }));
}

/** The record of a call that has just been wanted. */
export function newToolCall({ id, name, arguments: text }: ToolCall): StoredToolCall {
  return {
    id, name, arguments: text, result: '', ms: 0, status: 'running', serverId: null, serverName: null, toolName: null, approvalId: null, approval: null,
    callId: null, progress: null, gaveUp: null, error: null, startedAt: null,
  };
}
