import { AppError } from '../lib/errors';
import type { IsolatedApp } from './isolated-app';

/** Result of one question. */
export interface Asked {
  text: string;
  /** Time to the first word, in milliseconds. */
  firstWordMs: number;
  /** Time to the end of the answer, in milliseconds. */
  ms: number;
  /** Number of pieces the answer came in. */
  pieces: number;
  /** Tools the bot wanted instead of answering. */
  toolNames: string[];
}

/** Asks and reads to the end. STREAM_BROKEN for an answer without a word. */
export async function askOnce(
  app: Pick<IsolatedApp, 'ask' | 'clock'>,
  question: string,
  isStreamed: boolean,
  signal: AbortSignal,
): Promise<Asked> {
  const startedAt = app.clock.monotonic();
  let firstWordMs: number | null = null;
  const texts: string[] = [];
  let toolNames: string[] = [];
  for await (const event of app.ask(question, isStreamed, signal)) {
    if (event.type === 'answer' || event.type === 'tools-wanted')
      firstWordMs ??= app.clock.monotonic() - startedAt;
    if (event.type === 'answer') texts.push(event.text);
    if (event.type === 'tools-wanted') toolNames = event.calls.map(({ name }) => name);
  }
  if (firstWordMs === null) throw new AppError('STREAM_BROKEN');
  return {
    text: texts.join(''),
    firstWordMs,
    ms: app.clock.monotonic() - startedAt,
    pieces: texts.length,
    toolNames,
  };
}
