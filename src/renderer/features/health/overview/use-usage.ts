import { useCallback, useEffect, useRef, useState } from 'react';
import type { ErrorView } from '../../../../shared/model/error-view';
import type { UsageView } from '../../../../shared/model/usage';
import { request } from '../../../lib/ipc';

/** How often the counts are refreshed, milliseconds. */
const AGAIN_MS = 10_000;

/** What was used so far, fetched at an interval. */
export function useUsage(): {
  usage: UsageView | null;
  error: ErrorView | null;
  readAgain: () => void;
} {
  const [reading, setReading] = useState<{ usage: UsageView | null; error: ErrorView | null }>({
    usage: null,
    error: null,
  });
  const reader = useRef(() => {});
  useEffect(() => {
    let isWanted = true;
    const read = async (): Promise<void> => {
      const result = await request('monitoring.usage');
      if (isWanted)
        setReading((before) =>
          result.ok ? { usage: result.value, error: null } : { ...before, error: result.error },
        );
    };
    const readNow = (): void => void read();
    reader.current = readNow;
    readNow();
    const timer = setInterval(readNow, AGAIN_MS);
    return () => {
      isWanted = false;
      clearInterval(timer);
    };
  }, []);
  return { ...reading, readAgain: useCallback(() => reader.current(), []) };
}
