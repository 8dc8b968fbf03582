import { randomUUID } from 'node:crypto';
import type { KaiCall, ToolProgress } from '../../../shared/model/kai-call';
import { Emitter } from '../../lib/emitter';
import { AppError } from '../../lib/errors';
import { CallStopwatch } from '../../net/call-stopwatch';
import type { CallMeter } from '../../ports/call-meter';
import type { Clock } from '../../ports/clock';
import type { StoredCall } from '../store/kai-call-store';
import type { CallHistory } from './call-history';
import { checkPayload, invokeTool, type Outcome } from './invoke-tool';
import type { KaiConnection } from '../connection/kai-connection';
import type { ServerQuestions } from '../connection/server-questions';
import type { RunningCalls } from './running-calls';
import type { CatalogTool } from './tool-definition';
import { summaryOf } from './tool-result';

/** Shortest interval in milliseconds between two progress announcements of one call. */
const ANNOUNCE_MS = 100;

export interface KaiCallsOptions {
  history: CallHistory;
  questions: ServerQuestions;
  running: RunningCalls;
  clock: Clock;
  meter: CallMeter;
  /** Throws KAI_SERVER_MISSING, KAI_DISABLED. */
  connectionOf: (serverId: string) => KaiConnection;
  /** The limits that apply to this tool, in seconds. */
  limitsOf: (tool: CatalogTool) => { timeoutSeconds: number; maxTotalSeconds: number };
}

export interface CallRequest {
  tool: CatalogTool;
  payload: Record<string, unknown>;
  source: KaiCall['source'];
  timeoutSeconds?: number | undefined;
  signal?: AbortSignal;
  onProgress?: (progress: ToolProgress) => void;
}

/** A running call. `ended` never rejects. */
export interface RunningCall {
  record: StoredCall;
  ended: Promise<StoredCall>;
}

/** Runs tool calls and records them. */
export class KaiCalls {
  /** A call began, made progress or ended. */
  readonly changed = new Emitter<StoredCall>();

  constructor(private readonly options: KaiCallsOptions) {}

  /**
   * Starts a call. Refused before anything is sent: TOOL_SCHEMA_INVALID, TOOL_PAYLOAD_INVALID,
   * KAI_SERVER_MISSING, KAI_DISABLED.
   */
  begin(request: CallRequest): RunningCall {
    const { tool, payload } = request;
    checkPayload(tool, payload);
    const connection = this.options.connectionOf(tool.serverId);
    const limits = this.options.limitsOf(tool);
    const timeoutSeconds = request.timeoutSeconds ?? limits.timeoutSeconds;
    const record = this.newRecord(request, timeoutSeconds);
    const stop = this.options.running.add(record);
    this.options.history.record(record);
    this.changed.emit(record);
    const limitsMs = {
      idleMs: timeoutSeconds * 1000,
      totalMs: Math.max(limits.maxTotalSeconds, timeoutSeconds) * 1000,
    };
    return { record, ended: this.follow(connection, request, record, limitsMs, stop) };
  }

  /** A call in its present state. CALL_MISSING. */
  get(id: string): StoredCall {
    return this.options.running.get(id) ?? this.options.history.get(id);
  }

  /** Stops the call here and on the server. No error when it has already ended. */
  cancel(id: string): void {
    this.options.running.cancel(id);
  }

  /** Stops everything and stores it. */
  dispose(): void {
    this.options.running.cancelAll();
    this.options.history.flush();
  }

  private async follow(
    connection: KaiConnection,
    { tool, payload, signal, onProgress }: CallRequest,
    record: StoredCall,
    limits: { idleMs: number; totalMs: number },
    stop: AbortController,
  ): Promise<StoredCall> {
    const { clock, questions } = this.options;
    const startedAt = clock.monotonic();
    const watch = new CallStopwatch(this.options.meter, 'kai', tool.definition.name);
    watch.sent(record.payload.length);
    const onAbort = (): void => stop.abort();
    signal?.addEventListener('abort', onAbort, { once: true });
    if (signal?.aborted === true) stop.abort();
    let announcedAt = -ANNOUNCE_MS;
    const hearProgress = (progress: ToolProgress): void => {
      const now = clock.monotonic();
      if (now - announcedAt < ANNOUNCE_MS) return;
      announcedAt = now;
      this.announce({ ...record, progress, ms: null });
      onProgress?.(progress);
    };
    const outcome = await invokeTool(
      connection,
      { tool, payload, limits, signal: stop.signal, onProgress: hearProgress },
      questions,
      clock,
    );
    signal?.removeEventListener('abort', onAbort);
    const ended = endedRecord(record, outcome, Math.round(clock.monotonic() - startedAt));
    watch.end(outcome.error?.code ?? 'ok', ended.summary.length);
    this.options.running.delete(record.id);
    this.options.history.record(ended);
    this.changed.emit(ended);
    return ended;
  }

  private announce(record: StoredCall): void {
    this.options.running.update(record);
    this.changed.emit(record);
  }

  private newRecord({ tool, payload, source }: CallRequest, timeoutSeconds: number): StoredCall {
    return {
      id: randomUUID(),
      serverId: tool.serverId,
      toolName: tool.definition.name,
      serverName: tool.serverName,
      source,
      payload: JSON.stringify(payload),
      status: 'running',
      progress: null,
      gaveUp: null,
      error: null,
      result: null,
      summary: '',
      timeoutSeconds,
      startedAt: new Date(this.options.clock.now()).toISOString(),
      ms: null,
    };
  }
}

function endedRecord(
  record: StoredCall,
  { result, error, gaveUp }: Outcome,
  ms: number,
): StoredCall {
  const status = error?.code === 'ABORTED' ? 'stopped' : error ? 'failed' : 'completed';
  const described = error && {
    code: error.code,
    params: error.params,
    layer: error.layer,
    logid: error.logid,
  };
  return {
    ...record,
    status,
    gaveUp,
    error: described,
    result,
    summary: result ? summaryOf(result) : '',
    ms,
  };
}

/** Parses the JSON text of an object; TOOL_PAYLOAD_INVALID for anything else. */
export function parsePayload(text: string): Record<string, unknown> {
  let value: unknown;
  try {
    value = JSON.parse(text.trim() === '' ? '{}' : text);
  } catch (thrown) {
    throw new AppError('TOOL_PAYLOAD_INVALID', { params: { detail: 'JSON' }, cause: thrown });
  }
  if (typeof value !== 'object' || value === null || Array.isArray(value))
    throw new AppError('TOOL_PAYLOAD_INVALID', { params: { detail: 'JSON object' } });
  return { ...value };
}
