import type { AttachmentKind } from '../../shared/model/attachment';
import type { QuestionCommand, Usage } from '../../shared/model/chat';

/** Names a running answer at the chat service. */
export interface ChatReference {
  conversationId: string;
  chatId: string;
}

/** A tool the bot wants run. `arguments` is JSON text, as the model wrote it: not trustworthy. */
export interface ToolCall {
  id: string;
  name: string;
  arguments: string;
}

/** What became of a tool call, as text for the bot. */
export interface ToolOutput {
  id: string;
  output: string;
}

/**
 * What a chat service says while it answers. A stream ends with exactly one `completed` or
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

/** A file that goes along with a question. */
export interface QuestionFile {
  name: string;
  kind: AttachmentKind;
  content: Uint8Array;
}

/** A file that is with the service already. */
export interface UploadedFile {
  kind: AttachmentKind;
  fileId: string;
}

export interface Question {
  text: string;
  files?: readonly UploadedFile[];
  /**
   * A command the bot's author has prepared, with what the person chose; `text` says the same in
   * words.
   */
  command?: QuestionCommand;
  /**
   * What was said before, oldest first, for a new conversation of the service; it takes as many of
   * the last as it can.
   */
  history?: Exchange[];
  /** What was looked up for the question, to be put before it; foreign text. */
  context?: string;
  /** The service's own conversation, null for a new one. */
  conversationId: string | null;
  /** Who asks; separates people at the service. */
  userId: string;
}

/** A chat service. Every method throws AppError; ABORTED when the signal fired. */
export interface ChatBackend {
  /** Hands over a file before the question it goes along with. FILE_REJECTED. */
  upload(file: QuestionFile, signal: AbortSignal): Promise<UploadedFile>;
  ask(question: Question, signal: AbortSignal): AsyncIterable<ChatEvent>;
  /** Hands over tool results; the answer goes on in the returned stream. */
  answerTools(
    reference: ChatReference,
    outputs: ToolOutput[],
    signal: AbortSignal,
  ): AsyncIterable<ChatEvent>;
  /**
   * What became of a chat left earlier, told from its beginning: it may be over, or still want
   * tools.
   */
  resume(reference: ChatReference, signal: AbortSignal): AsyncIterable<ChatEvent>;
  /** Tells the service to stop. Best effort: it may be over already. */
  cancel(reference: ChatReference): Promise<void>;
}
