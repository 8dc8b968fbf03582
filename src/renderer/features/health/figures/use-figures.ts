import { useEffect, useState } from 'react';
import type { RequestOutput } from '../../../../shared/ipc/contract';
import type { ErrorView } from '../../../../shared/model/error-view';
import type { HistoryRange } from '../../../../shared/model/monitoring';
import { request } from '../../../lib/ipc';

const EVERY_MS = 2000;

interface FiguresReading {
  page: RequestOutput<'monitoring.figures'> | null;
  /** Milliseconds since the epoch. */
  readAt: number;
  error: ErrorView | null;
}

/** The current figures, every two seconds while the window is visible. */
export function useFigures(range: HistoryRange): FiguresReading {
  const [reading, setReading] = useState<FiguresReading>({ page: null, readAt: 0, error: null });
  useEffect(() => {
    let isWanted = true;
    const read = async (): Promise<void> => {
      if (document.hidden) return;
      const result = await request('monitoring.figures', { range });
      if (!isWanted) return;
      setReading((before) =>
        result.ok
          ? { page: result.value, readAt: Date.now(), error: null }
          : { ...before, error: result.error },
      );
    };
    void read();
    const timer = setInterval(() => void read(), EVERY_MS);
    return () => {
      isWanted = false;
      clearInterval(timer);
    };
  }, [range]);
  return reading;
}
