import type { CheckId, CheckStatus } from '../../shared/model/health';
import type { AppError } from '../lib/errors';
import type { ChatEvent } from '../ports/chat-backend';
import type { FaultGate } from './faults/fault-gate';
import type { JumpingClock } from './faults/jumping-clock';

/** One layer of the diagnosis, as far as the acceptance uses it. */
export interface LayerFinding {
  id: CheckId;
  status: CheckStatus;
  error?: AppError;
}

/** Result of a tool call. */
export interface ToolAnswer {
  name: string;
  text: string;
  error: AppError | null;
}

/** Answer of one of our own listeners to an HTTP request. */
export interface LocalAnswer {
  status: number;
  text: string;
}

/**
 * A complete app of its own, set up for one run: what it does appears in no real conversations,
 * webhooks or figures, and disturbs no real connection. Every method throws AppError.
 */
export interface IsolatedApp {
  /** Address of the API, without the gate. */
  host: string;
  gates: { coze: FaultGate; kai: FaultGate | null } | null;
  clock: JumpingClock;
  /** The layered diagnosis of Coze. */
  layers(signal: AbortSignal): Promise<LayerFinding[]>;
  /** Guide, step 3.3; how the token was come by. */
  validateToken(signal: AbortSignal): Promise<'jwt' | 'pat'>;
  /** Asks one question in a conversation of its own. */
  ask(text: string, isStreamed: boolean, signal: AbortSignal): AsyncIterable<ChatEvent>;
  /** One cheap API call. */
  read(signal: AbortSignal): Promise<void>;
  renewToken(): Promise<void>;
  /** Reports the result of a use of the connection, like the chat. */
  reportLink(error: AppError | null): void;
  /** Sends a delivery to our own listener: how it was answered, and how it ended. */
  deliver(isProven: boolean): Promise<{ status: number; ended: string }>;
  /** Calls the first tool that knows coffee, otherwise the first read-only one. */
  callTool(question: string, timeoutSeconds: number, signal: AbortSignal): Promise<ToolAnswer>;
  /** Asks a question like a person, with read-only tools, for saved cases. */
  turn(question: string, signal: AbortSignal): Promise<{ answer: string; toolNames: string[] }>;
  /**
   * Signs in with an unknown key, and asks with an unknown token; returns the refusal, or null when
   * access was granted. A token entered by hand has no key.
   */
  wrongKey(signal: AbortSignal): Promise<AppError | null | 'no-key'>;
  wrongToken(signal: AbortSignal): Promise<AppError | null>;
  /** Sends GETs to the operations listener, which runs only during `use`. */
  operations<T>(use: (get: (path: string) => Promise<LocalAnswer>) => Promise<T>): Promise<T>;
  dispose(): Promise<void>;
}
