import { useState } from 'react';
import type { ErrorView } from '../../../../shared/model/error-view';
import type { ToolAddress } from '../../../../shared/model/kai';
import { request } from '../../../lib/ipc';
import { useAction } from '../../../lib/use-action';

interface ToolCallModel {
  /** Calls with this payload, JSON text. */
  start: (payload: string) => Promise<void>;
  /** Repeats an earlier call. */
  again: (callId: string) => Promise<void>;
  running: boolean;
  /** Why the call could not be started. */
  error: ErrorView | null;
  clearError: () => void;
  rerunError: ErrorView | null;
  /** The call that was started here last. */
  ownCall: string | null;
}

/** Starts calls of one tool; `onCall` receives the id of each. */
export function useToolCall(
  { serverId, toolName }: ToolAddress,
  onCall: (callId: string) => void,
): ToolCallModel {
  const [ownCall, setOwnCall] = useState<string | null>(null);
  const { run, running, error, clearError } = useAction((payload: string) =>
    request('kai.callTool', { serverId, toolName, payload }),
  );
  const rerun = useAction((callId: string) => request('kai.rerun', { callId }));
  const begin = (call: { id: string } | undefined): void => {
    if (!call) return;
    setOwnCall(call.id);
    onCall(call.id);
  };
  const start = async (payload: string): Promise<void> => begin(await run(payload));
  const again = async (callId: string): Promise<void> => begin(await rerun.run(callId));
  return { start, again, running, error, clearError, rerunError: rerun.error, ownCall };
}
