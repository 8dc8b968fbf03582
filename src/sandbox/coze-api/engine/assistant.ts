import type { AnswerPiece } from './answer-pieces';

/** A finished call of a local plugin tool. */
export interface ToolResult {
  name: string;
  query: string;
  output: string;
}

/** Input of the assistant. */
export interface AssistantRequest {
  question: string;
  /** Names of the attached files; their content is not kept. */
  files: readonly string[];
  /** The conversation so far, oldest first, without the question. */
  history: readonly { role: 'user' | 'assistant'; content: string }[];
  /** False when the caller said that it runs no tools. */
  toolsAllowed: boolean;
  /** The caller wants a question node before the answer. */
  confirmsFirst?: boolean;
  /** What a question node held back; then `question` is the answer to the node. */
  heldQuestion?: string | undefined;
  /** The tools this turn already called, in order. */
  toolResults: readonly ToolResult[];
  /** Aborts when the answer is no longer wanted. */
  signal: AbortSignal;
}

/** Knowledge found for an answer; becomes the verbose message `knowledge_recall`. */
export interface RecalledKnowledge {
  title: string;
  text: string;
  score: number;
}

/** Either a tool the client has to run first, or the answer as pieces. */
export type AssistantReply =
  | { kind: 'tool'; name: string; query: string; thought: string }
  | {
      kind: 'answer';
      recalled: readonly RecalledKnowledge[];
      pieces: Iterable<AnswerPiece> | AsyncIterable<AnswerPiece>;
      followUps: readonly string[];
      /** It is a question node's question: the person's next message goes on. */
      waits?: boolean;
    };

/** What answers in the sandbox: the coffee assistant, or a language model in its place. */
export interface Assistant {
  /** May reject while the pieces are read; then the chat fails with code 4013 (model error). */
  reply(request: AssistantRequest): AssistantReply;
}
