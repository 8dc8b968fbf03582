import { useCallback, useEffect, useState } from 'react';
import type { ErrorView } from '../../../../shared/model/error-view';
import type { UsageView } from '../../../../shared/model/usage';
import { request } from '../../../lib/ipc';

/** Counts grow while one looks at them, milliseconds. */
const AGAIN_MS = 10_000;

/** What was used so far, read now and then. */
export function useUsage(): { usage: UsageView | null; error: ErrorView | null; readAgain: () => void } {
  const [reading, setReading] = useState<{ usage: UsageView | null; error: ErrorView | null }>({ usage: null, error: null });
  const read = useCallback(async (): Promise<void> => {
    const result = await request('monitoring.usage');
    setReading((before) => (result.ok ? { usage: result.value, error: null } : { ...before, error: result.error }));
  }, []);
  const readAgain = useCallback(() => void read(), [read]);
  useEffect(() => {
    readAgain();
    const timer = setInterval(readAgain, AGAIN_MS);
    return () => clearInterval(timer);
  }, [readAgain]);
  return { ...reading, readAgain };
}
