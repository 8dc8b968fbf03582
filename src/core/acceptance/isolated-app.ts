import type { CheckId, CheckStatus } from '../../shared/model/health';
import type { AppError } from '../lib/errors';
import type { ChatEvent } from '../ports/chat-backend';
import type { FaultGate } from './faults/fault-gate';
import type { JumpingClock } from './faults/jumping-clock';

/** One layer of the diagnosis, as far as the acceptance looks at it. */
export interface LayerFinding {
  id: CheckId;
  status: CheckStatus;
  error?: AppError;
}

/** What became of a tool call. */
export interface ToolAnswer {
  name: string;
  text: string;
  error: AppError | null;
}

/** What an HTTP request to one of our own listeners brought. */
export interface LocalAnswer {
  status: number;
  text: string;
}

/**
 * A whole product of its own, set up for one run: what is asked through it lands in nobody's
 * conversations, webhooks or figures, and what is done to it disturbs nobody's connection.
 * Everything throws AppError.
 */
export interface IsolatedApp {
  /** Address of the API, without the gate. */
  host: string;
  gates: { coze: FaultGate; kai: FaultGate | null } | null;
  clock: JumpingClock;
  /** The layered diagnosis of Coze's side. */
  layers(signal: AbortSignal): Promise<LayerFinding[]>;
  /** Guide, step 3.3; how the token was come by. */
  validateToken(signal: AbortSignal): Promise<'jwt' | 'pat'>;
  /** One question in a conversation of its own. */
  ask(text: string, isStreamed: boolean, signal: AbortSignal): AsyncIterable<ChatEvent>;
  /** One cheap call of the API. */
  read(signal: AbortSignal): Promise<void>;
  renewToken(): Promise<void>;
  /** What happened on the link, as the chat tells it. */
  reportLink(error: AppError | null): void;
  /** A delivery to our own listener: how it was answered, and how it ended. */
  deliver(isProven: boolean): Promise<{ status: number; ended: string }>;
  /** The first tool that knows coffee, else the first that only reads. */
  callTool(question: string, timeoutSeconds: number, signal: AbortSignal): Promise<ToolAnswer>;
  /** A question as a person asks it, tools that only read included: for saved cases. */
  turn(question: string, signal: AbortSignal): Promise<{ answer: string; toolNames: string[] }>;
  /**
   * Signs in with a key nobody knows, and asks with a token nobody issued: what was refused. Null:
   * it was let in. A token that is entered by hand has no key.
   */
  wrongKey(signal: AbortSignal): Promise<AppError | null | 'no-key'>;
  wrongToken(signal: AbortSignal): Promise<AppError | null>;
  /** A GET to the operations listener, which runs only for the time of this. */
  operations<T>(use: (get: (path: string) => Promise<LocalAnswer>) => Promise<T>): Promise<T>;
  dispose(): Promise<void>;
}
