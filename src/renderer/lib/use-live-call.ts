import { useEffect, useState } from 'react';
import type { KaiCall } from '../../shared/model/kai-call';
import { onEvent, request } from './ipc';

/** A call with its current state, and its result once it is over; null before it is known. */
export function useLiveCall(callId: string | null): KaiCall | null {
  const [call, setCall] = useState<KaiCall | null>(null);
  useEffect(() => {
    if (callId === null) return undefined;
    let isWanted = true;
    const fetch = async (): Promise<void> => {
      const result = await request('kai.call', { callId });
      if (isWanted && result.ok) setCall(result.value);
    };
    const stop = onEvent('kai.call-changed', (changed) => {
      if (changed.id !== callId) return;
      // Events leave the result out.
      if (changed.ms === null) setCall(changed);
      else void fetch();
    });
    void fetch();
    return () => {
      isWanted = false;
      stop();
    };
  }, [callId]);
  return call?.id === callId ? call : null;
}
