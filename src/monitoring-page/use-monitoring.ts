import { useEffect, useState } from 'react';
import type { HistoryRange, MonitoringPage } from '../shared/model/monitoring';

const EVERY_MS = 2000;

/** The last reading, and whether it is still current. */
export interface MonitoringReading {
  page: MonitoringPage | null;
  /** Milliseconds since the epoch. */
  readAt: number;
  stale: boolean;
}

/** Asks the app every two seconds while the page is visible. */
export function useMonitoring(range: HistoryRange): MonitoringReading {
  const [reading, setReading] = useState<MonitoringReading>({
    page: null,
    readAt: 0,
    stale: false,
  });
  useEffect(() => {
    const stop = new AbortController();
    const read = async (): Promise<void> => {
      if (document.hidden) return;
      try {
        const response = await fetch(`/monitoring/page.json?range=${range}`, {
          signal: stop.signal,
        });
        const page: MonitoringPage = await response.json();
        setReading({ page, readAt: Date.now(), stale: false });
      } catch {
        if (!stop.signal.aborted) setReading((before) => ({ ...before, stale: true }));
      }
    };
    const readNow = (): void => void read();
    readNow();
    const timer = setInterval(readNow, EVERY_MS);
    document.addEventListener('visibilitychange', readNow);
    return () => {
      stop.abort();
      clearInterval(timer);
      document.removeEventListener('visibilitychange', readNow);
    };
  }, [range]);
  return reading;
}
