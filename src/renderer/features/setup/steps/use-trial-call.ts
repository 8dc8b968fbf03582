import { useEffect, useState } from 'react';
import type { ErrorView } from '../../../../shared/model/error-view';
import type { KaiCall } from '../../../../shared/model/kai-call';
import { request } from '../../../lib/ipc';
import { useAction } from '../../../lib/use-action';
import { useLiveCall } from '../../../lib/use-live-call';

interface CallInput {
  serverId: string;
  toolName: string;
  /** JSON text. */
  payload: string;
}

interface TrialCall {
  run: (input: CallInput) => Promise<void>;
  /** `starting` until the call has an id. */
  running: 'starting' | 'calling' | null;
  /** Why it could not be started. */
  error: ErrorView | null;
  ended: KaiCall | null;
}

const callTool = (input: CallInput) => request('kai.callTool', input);

/** A tool call that shows that a server works; `onWorked` follows each one that succeeds. */
export function useTrialCall(onWorked: () => void): TrialCall {
  const starting = useAction(callTool);
  const [callId, setCallId] = useState<string | null>(null);
  const call = useLiveCall(callId);
  const ended = call !== null && call.ms !== null ? call : null;
  const worked = ended !== null && ended.error === null;
  useEffect(() => {
    if (worked) onWorked();
    // Once a call; `onWorked` is new at every render.
    // oxlint-disable-next-line react-hooks/exhaustive-deps
  }, [worked]);
  const run = async (input: CallInput): Promise<void> => {
    setCallId(null);
    const begun = await starting.run(input);
    if (begun) setCallId(begun.id);
  };
  const isCalling = callId !== null && ended === null;
  const running = isCalling ? 'calling' : starting.running ? 'starting' : null;
  return { run, running, error: starting.error, ended };
}
