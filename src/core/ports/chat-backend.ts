import type { AttachmentKind } from '../../shared/model/attachment';
import type { QuestionCommand, Usage } from '../../shared/model/chat';

/** Identifies a running answer at the chat service. */
export interface ChatReference {
  conversationId: string;
  chatId: string;
}

/**
 * A tool call requested by the bot. `arguments` is JSON text, as the model wrote it: not
 * trustworthy.
 */
export interface ToolCall {
  id: string;
  name: string;
  arguments: string;
}

/** Result of a tool call, as text for the bot. */
export interface ToolOutput {
  id: string;
  output: string;
}

/**
 * Event of an answer from a chat service. A stream ends with exactly one `completed` or
 * `tools-wanted`, or throws.
 */
export type ChatEvent =
  | { type: 'started'; reference: ChatReference }
  | { type: 'answer'; text: string; receivedAt: number }
  | { type: 'reasoning'; text: string; receivedAt: number }
  | { type: 'follow-up'; text: string }
  | { type: 'tools-wanted'; reference: ChatReference; calls: ToolCall[] }
  | { type: 'completed'; usage: Usage | null };

/** An earlier question with its answer. */
export interface Exchange {
  question: string;
  answer: string;
}

/** A file attached to a question. */
export interface QuestionFile {
  name: string;
  kind: AttachmentKind;
  content: Uint8Array;
}

/** A file that has been uploaded to the service. */
export interface UploadedFile {
  kind: AttachmentKind;
  fileId: string;
}

export interface Question {
  text: string;
  files?: readonly UploadedFile[];
  /**
   * A command prepared by the bot's author, with the person's choices; `text` says the same in
   * words.
   */
  command?: QuestionCommand;
  /**
   * Earlier exchanges, oldest first, for a new conversation of the service; it uses as many of the
   * last as it can.
   */
  history?: Exchange[];
  /** Knowledge found for the question, to be put before it; foreign text. */
  context?: string;
  /** Id of the service's conversation, null for a new one. */
  conversationId: string | null;
  /** User id; separates people at the service. */
  userId: string;
}

/** A chat service. Every method throws AppError; ABORTED when the signal fired. */
export interface ChatBackend {
  /** Uploads a file before the question it belongs to. FILE_REJECTED. */
  upload(file: QuestionFile, signal: AbortSignal): Promise<UploadedFile>;
  ask(question: Question, signal: AbortSignal): AsyncIterable<ChatEvent>;
  /** Sends tool results; the answer continues in the returned stream. */
  answerTools(
    reference: ChatReference,
    outputs: ToolOutput[],
    signal: AbortSignal,
  ): AsyncIterable<ChatEvent>;
  /** The events of a chat left earlier, from its start: it may have ended, or still want tools. */
  resume(reference: ChatReference, signal: AbortSignal): AsyncIterable<ChatEvent>;
  /** Asks the service to stop. Best effort: the chat may have ended already. */
  cancel(reference: ChatReference): Promise<void>;
}
