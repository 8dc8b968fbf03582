import type { CallToolResult, Progress } from '@modelcontextprotocol/client';
import type { GaveUp, ToolProgress, ToolResult } from '../../../shared/model/kai-call';
import { AppError } from '../../lib/errors';
import type { Clock } from '../../ports/clock';
import { CallClock, type CallLimits } from './call-clock';
import type { KaiConnection } from '../connection/kai-connection';
import type { ServerQuestions } from '../connection/server-questions';
import type { CatalogTool } from './tool-definition';
import { readResult, textOf } from './tool-result';

export interface Invocation {
  tool: CatalogTool;
  payload: Record<string, unknown>;
  limits: CallLimits;
  signal: AbortSignal;
  onProgress: (progress: ToolProgress) => void;
}

/**
 * How a call ended: with a result (also one that says `isError`), or with an error and the side
 * that gave up.
 */
export type Outcome =
  | { result: ToolResult; error: AppError | null; gaveUp: null }
  | { result: null; error: AppError; gaveUp: GaveUp | null };

/**
 * Checks what may be sent. TOOL_SCHEMA_INVALID for a tool whose own schema cannot be used,
 * TOOL_PAYLOAD_INVALID with the argument's name for a payload that does not match it.
 */
export function checkPayload(tool: CatalogTool, payload: Record<string, unknown>): void {
  const { input, definition } = tool;
  if ('problem' in input)
    throw new AppError('TOOL_SCHEMA_INVALID', {
      params: { tool: definition.name, detail: input.problem },
    });
  const problem = input.check(payload);
  if (problem !== null) throw new AppError('TOOL_PAYLOAD_INVALID', { params: { detail: problem } });
}

/**
 * Calls a tool within its limits. Never throws: the outcome holds the error and the side that gave
 * up. The payload must have been checked.
 */
export async function invokeTool(
  connection: KaiConnection,
  { tool, payload, limits, signal, onProgress }: Invocation,
  questions: ServerQuestions,
  clock: Clock,
): Promise<Outcome> {
  const stop = new AbortController();
  let expiredAfterMs: number | null = null;
  const timer = new CallClock(limits, clock, (limitMs) => {
    expiredAfterMs = limitMs;
    stop.abort();
  });
  const onAbort = (): void => stop.abort();
  signal.addEventListener('abort', onAbort, { once: true });
  if (signal.aborted) stop.abort();
  const stopListening = questions.waiting.on(({ serverId, isWaiting }) => {
    if (serverId !== tool.serverId) return;
    if (isWaiting) timer.pause();
    else timer.resume();
  });
  try {
    const raw = await connection.call(tool.wire, payload, {
      signal: stop.signal,
      onProgress: (progress) => {
        timer.touch();
        onProgress(readProgress(progress));
      },
    });
    return toOutcome(raw, tool);
  } catch (thrown) {
    if (expiredAfterMs !== null) return timedOut(tool, expiredAfterMs, thrown);
    if (signal.aborted)
      return { result: null, error: new AppError('ABORTED', { cause: thrown }), gaveUp: 'person' };
    const { error, gaveUp } = connection.describe(thrown);
    return { result: null, error, gaveUp: gaveUp ?? 'server' };
  } finally {
    timer.end();
    stopListening();
    signal.removeEventListener('abort', onAbort);
  }
}

function toOutcome(raw: CallToolResult, tool: CatalogTool): Outcome {
  const result = readResult(raw, tool);
  const error = result.isError
    ? new AppError('TOOL_FAILED', {
        params: { tool: tool.definition.name, detail: textOf(result).slice(0, 300) },
      })
    : null;
  return { result, error, gaveUp: null };
}

function timedOut({ definition }: CatalogTool, limitMs: number, cause: unknown): Outcome {
  return {
    result: null,
    error: new AppError('TOOL_TIMEOUT', {
      params: { tool: definition.name, seconds: Math.round(limitMs / 1000) },
      cause,
    }),
    gaveUp: 'our-limit',
  };
}

function readProgress({ progress, total, message }: Progress): ToolProgress {
  return {
    progress,
    total: total ?? null,
    message: typeof message === 'string' ? message.slice(0, 500) : null,
  };
}
