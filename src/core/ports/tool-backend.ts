import type { AnswerSource, ToolCallRecord, TurnKnowledge } from '../../shared/model/chat';
import type { KnowledgeMode } from '../../shared/model/kai';
import type { StoredError } from '../lib/translator';
import type { ToolCall } from './chat-backend';

/**
 * A tool call as stored with its turn: its error as a code with values, so that it can be shown in
 * any language.
 */
export interface StoredToolCall extends Omit<ToolCallRecord, 'error'> {
  error: StoredError | null;
}

/** Result of knowledge mode, its error as a code with values. */
export interface StoredKnowledge extends Omit<TurnKnowledge, 'error'> {
  error: StoredError | null;
}

/** Position in the chat where a tool is wanted. */
export interface ToolPlace {
  conversationId: string;
  turnId: string;
}

/**
 * Result of a tool call: the record stored with the turn, whose `result` is sent to the bot, and
 * the sources that may be quoted.
 */
export interface ToolOutcome {
  record: StoredToolCall;
  sources: AnswerSource[];
}

/**
 * What knowledge mode found before the bot was asked. `context` is put before the question; empty
 * when there is nothing to add.
 */
export interface KnowledgeFinding {
  knowledge: StoredKnowledge;
  context: string;
  sources: AnswerSource[];
}

/**
 * Who decides where no rule does: what a command allows in advance, and whether a person can be
 * asked for the rest.
 */
export interface Approver {
  allows: 'all' | 'read-only' | 'none';
  asks: boolean;
}

/** Runs tools for the chat. */
export interface ToolBackend {
  /**
   * Resolves the tool, asks for approval, runs it. Never throws: an error becomes a text for the
   * bot. `onChange` is called for every step with the present record. Aborting cancels the tool at
   * its server and the approval.
   */
  run(
    call: ToolCall,
    place: ToolPlace,
    signal: AbortSignal,
    onChange: (record: StoredToolCall) => void,
  ): Promise<ToolOutcome>;
  /** Queries the knowledge by the mode's rule; null when the mode is off. Throws only ABORTED. */
  knowledge(
    question: string,
    mode: KnowledgeMode,
    signal: AbortSignal,
  ): Promise<KnowledgeFinding | null>;
}

/** The record of a newly requested call; `startedAt` in ISO 8601 once it runs. */
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

/** Text for a bot that asks for a tool nobody offers. */
export function noToolNamed(name: string): string {
  return `No tool named ${name} is connected. Answer without it and say so.`;
}
