import type { ToolAddress } from '../../../shared/model/kai';
import { AppError } from '../../lib/errors';
import type { DriftWatch } from '../approval/drift-watch';
import type { StoredCall } from '../store/kai-call-store';
import type { CallHistory } from './call-history';
import { parsePayload, type KaiCalls, type RunningCall } from './kai-calls';
import type { ToolDirectory } from './tool-directory';

export interface ToolConsoleOptions {
  directory: ToolDirectory;
  drift: DriftWatch;
  calls: KaiCalls;
  history: CallHistory;
}

/** Calls tools for a person, without asking for approval. */
export class ToolConsole {
  constructor(private readonly options: ToolConsoleOptions) {}

  /** TOOL_BLOCKED: nobody may call a blocked tool; and the errors of `KaiCalls.begin`. */
  call(
    address: ToolAddress,
    payload: string,
    source: 'console' | 'command',
    timeoutSeconds?: number,
    signal?: AbortSignal,
  ): RunningCall {
    const { directory, drift, calls } = this.options;
    const tool = directory.find(address);
    if (drift.statusOf(address) === 'blocked')
      throw new AppError('TOOL_BLOCKED', { params: { tool: address.toolName } });
    return calls.begin({
      tool,
      payload: parsePayload(payload),
      source,
      timeoutSeconds,
      ...(signal && { signal }),
    });
  }

  rerun(callId: string): RunningCall {
    const { serverId, toolName, payload, timeoutSeconds } = this.options.calls.get(callId);
    return this.call({ serverId, toolName }, payload, 'console', timeoutSeconds);
  }

  /** Newest first; running calls with their progress. */
  list(
    filter: { serverId?: string | undefined; toolName?: string | undefined },
    limit: number,
    beforeId?: string,
  ): StoredCall[] {
    const { calls, history } = this.options;
    return history
      .list(filter, limit, beforeId)
      .map((call) => (call.ms === null ? { ...calls.get(call.id), result: null } : call));
  }
}
