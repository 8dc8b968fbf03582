import { AppError } from '../../src/core/lib/errors';
import type {
  ChatBackend,
  ChatEvent,
  ChatReference,
  Question,
  QuestionFile,
  ToolOutput,
  UploadedFile,
} from '../../src/core/ports/chat-backend';

/**
 * One leg of a scripted answer: events, errors to throw, pauses (promises to wait for; a stop ends
 * them), things to do then.
 */
export type Script = ReadonlyArray<ChatEvent | AppError | Promise<unknown> | (() => void)>;

export const REFERENCE: ChatReference = { conversationId: 'remote-1', chatId: 'chat-1' };
export const started: ChatEvent = { type: 'started', reference: REFERENCE };
export const completed: ChatEvent = { type: 'completed', usage: { input: 1, output: 2, total: 3 } };

export function answer(text: string): ChatEvent {
  return { type: 'answer', text, receivedAt: 0 };
}

/**
 * A chat service that plays scripts, the last one again and again, and remembers what was asked of
 * it.
 */
export class ScriptedChatBackend implements ChatBackend {
  readonly questions: Question[] = [];
  readonly toolOutputs: ToolOutput[][] = [];
  readonly cancelled: ChatReference[] = [];
  readonly uploads: QuestionFile[] = [];
  readonly resumed: ChatReference[] = [];
  /** How a cancel ends; resolved at once unless a test says otherwise. */
  cancelAnswer: Promise<void> = Promise.resolve();

  constructor(
    private readonly asks: readonly Script[],
    private readonly toolRounds: readonly Script[] = [],
    private readonly resumes: readonly Script[] = [],
  ) {}

  upload({ name, kind, content }: QuestionFile): Promise<UploadedFile> {
    this.uploads.push({ name, kind, content });
    return Promise.resolve({ kind, fileId: `file-${this.uploads.length}` });
  }

  ask(question: Question, signal: AbortSignal): AsyncIterable<ChatEvent> {
    const script = this.asks[Math.min(this.questions.length, this.asks.length - 1)] ?? [];
    this.questions.push(question);
    return play(script, signal);
  }

  answerTools(
    _reference: ChatReference,
    outputs: ToolOutput[],
    signal: AbortSignal,
  ): AsyncIterable<ChatEvent> {
    const script =
      this.toolRounds[Math.min(this.toolOutputs.length, this.toolRounds.length - 1)] ?? [];
    this.toolOutputs.push(outputs);
    return play(script, signal);
  }

  resume(reference: ChatReference, signal: AbortSignal): AsyncIterable<ChatEvent> {
    const script = this.resumes[Math.min(this.resumed.length, this.resumes.length - 1)] ?? [];
    this.resumed.push(reference);
    return play(script, signal);
  }

  async cancel(reference: ChatReference): Promise<void> {
    this.cancelled.push(reference);
    await this.cancelAnswer;
  }
}

async function* play(script: Script, signal: AbortSignal): AsyncIterable<ChatEvent> {
  const aborted = new Promise<never>((_resolve, reject) => {
    if (signal.aborted) reject(new AppError('ABORTED'));
    signal.addEventListener('abort', () => reject(new AppError('ABORTED')), { once: true });
  });
  aborted.catch(() => {});
  for (const step of script) {
    if (step instanceof AppError) throw step;
    await Promise.race([step instanceof Promise ? step : Promise.resolve(), aborted]);
    if (typeof step === 'function') step();
    else if (!(step instanceof Promise)) yield step;
  }
}
