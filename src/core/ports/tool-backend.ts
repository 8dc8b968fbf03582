import type { AnswerSource, ToolCallRecord, TurnKnowledge } from '../../shared/model/chat';
import type { KnowledgeMode } from '../../shared/model/kai';
import type { StoredError } from '../lib/translator';
import type { ToolCall } from './chat-backend';

/**
 * A tool call as it is kept with its turn: its error as a code with values, so that it can be told
 * in any language.
 */
export interface StoredToolCall extends Omit<ToolCallRecord, 'error'> {
  error: StoredError | null;
}

/** What knowledge mode did, its error as a code with values. */
export interface StoredKnowledge extends Omit<TurnKnowledge, 'error'> {
  error: StoredError | null;
}

/** Where in the chat a tool is wanted. */
export interface ToolPlace {
  conversationId: string;
  turnId: string;
}

/**
 * What became of a tool call: the record that is kept with the turn, whose `result` is what the bot
 * is told, and what may be quoted.
 */
export interface ToolOutcome {
  record: StoredToolCall;
  sources: AnswerSource[];
}

/**
 * What knowledge mode found before the bot was asked. `context` is put before the question; empty
 * when there is nothing to say.
 */
export interface KnowledgeFinding {
  knowledge: StoredKnowledge;
  context: string;
  sources: AnswerSource[];
}

/**
 * Who answers where no rule does: what a command allows in advance, and whether there is a person
 * to be asked for the rest.
 */
export interface Approver {
  allows: 'all' | 'read-only' | 'none';
  asks: boolean;
}

/** What runs tools for the chat. */
export interface ToolBackend {
  /**
   * Finds the tool, asks for approval, runs it. Never throws: whatever goes wrong is an honest text
   * for the bot. `onChange` hears every step with the record as it is then. Aborting cancels the
   * tool at its server and the approval.
   */
  run(
    call: ToolCall,
    place: ToolPlace,
    signal: AbortSignal,
    onChange: (record: StoredToolCall) => void,
  ): Promise<ToolOutcome>;
  /** Asks the knowledge by the mode's rule; null when the mode is off. Never throws but ABORTED. */
  knowledge(
    question: string,
    mode: KnowledgeMode,
    signal: AbortSignal,
  ): Promise<KnowledgeFinding | null>;
}

/** The record of a call that a bot has just asked for; `startedAt` in ISO 8601 once it runs. */
export function newToolCall(
  { id, name, arguments: text }: ToolCall,
  startedAt: string | null = null,
): StoredToolCall {
  return {
    id,
    name,
    arguments: text,
    result: '',
    ms: 0,
    status: 'running',
    serverId: null,
    serverName: null,
    toolName: null,
    approvalId: null,
    approval: null,
    callId: null,
    progress: null,
    gaveUp: null,
    error: null,
    startedAt,
  };
}

/** What a bot hears that asks for a tool nobody offers. */
export function noToolNamed(name: string): string {
  return `No tool named ${name} is connected. Answer without it and say so.`;
}
