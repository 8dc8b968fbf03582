import { useEffect, useRef, useState } from 'react';
import type { ErrorView } from '../../../../shared/model/error-view';
import type { LogFilter, LogLine } from '../../../../shared/model/log';
import { onEvent, request } from '../../../lib/ipc';

/** So many lines stay on the screen. */
const LINES_MAX = 2000;
const PAGE = 500;

/** A line with a number of its own, for lists. */
export interface NumberedLine extends LogLine {
  number: number;
}

interface LogReading {
  lines: readonly NumberedLine[] | null;
  modules: readonly string[];
  error: ErrorView | null;
}

/** The lines that fit, followed while `follows`. Another filter begins anew. */
export function useLog(filter: LogFilter, follows: boolean): LogReading {
  const [reading, setReading] = useState<LogReading>({ lines: null, modules: [], error: null });
  const place = useRef<number | null>(null);
  const count = useRef(0);
  const { level, module, text } = filter;

  useEffect(() => {
    place.current = null;
    setReading((before) => ({ ...before, lines: null }));
  }, [level, module, text]);

  useEffect(() => {
    if (!follows && place.current !== null) return undefined;
    let isWanted = true;
    let isReading = false;
    let again = false;
    const read = async (): Promise<void> => {
      if (isReading) {
        again = true;
        return;
      }
      isReading = true;
      const after = place.current;
      const result = await request('log.read', { filter: { level, module, text }, after, limit: PAGE });
      isReading = false;
      if (!isWanted) return;
      if (result.ok) {
        place.current = result.value.cursor;
        const added = result.value.lines.map((line) => ({ ...line, number: (count.current += 1) }));
        const { modules } = result.value;
        setReading((before) => ({ lines: [...(after === null ? [] : (before.lines ?? [])), ...added].slice(-LINES_MAX), modules, error: null }));
      } else {
        setReading((before) => ({ ...before, error: result.error }));
      }
      if (again) {
        again = false;
        void read();
      }
    };
    void read();
    const stop = follows ? onEvent('log.grown', () => void read()) : undefined;
    return () => {
      isWanted = false;
      stop?.();
    };
  }, [level, module, text, follows]);

  return reading;
}
