import { useEffect, useRef, useState } from 'react';
import type { ErrorView } from '../../../../shared/model/error-view';
import type { LogFilter, LogLine } from '../../../../shared/model/log';
import { onEvent, request } from '../../../lib/ipc';

/** Older lines are dropped. */
const LINES_MAX = 2000;
const PAGE = 500;

/** A line with a number of its own, for lists. */
export interface NumberedLine extends LogLine {
  number: number;
}

interface LogReading {
  /** Null until the first answer for this filter. */
  lines: readonly NumberedLine[] | null;
  modules: readonly string[];
  error: ErrorView | null;
}

/** The lines that match, followed while `follows`. Another filter starts over. */
export function useLog({ level, module, text }: LogFilter, follows: boolean): LogReading {
  const wanted = JSON.stringify([level, module, text]);
  const [reading, setReading] = useState<LogReading & { of: string }>({
    of: '',
    lines: null,
    modules: [],
    error: null,
  });
  /** How far the log was read, for which filter. */
  const place = useRef<{ of: string; cursor: number } | null>(null);
  const count = useRef(0);

  useEffect(() => {
    if (!follows && place.current?.of === wanted) return undefined;
    const filter = { level, module, text };
    let isWanted = true;
    // One read after the other: what is written meanwhile is read by the next.
    let work = Promise.resolve();
    const read = async (): Promise<void> => {
      if (!isWanted) return;
      const after = place.current?.of === wanted ? place.current.cursor : null;
      const result = await request('log.read', { filter, after, limit: PAGE });
      if (!isWanted) return;
      if (!result.ok) {
        setReading((before) => ({ ...before, error: result.error }));
        return;
      }
      const { cursor, modules, lines } = result.value;
      place.current = { of: wanted, cursor };
      const added = lines.map((line) => ({ ...line, number: (count.current += 1) }));
      setReading((before) => ({
        of: wanted,
        lines: [...(after === null ? [] : (before.lines ?? [])), ...added].slice(-LINES_MAX),
        modules,
        error: null,
      }));
    };
    const readNext = (): void => {
      work = work.then(read);
    };
    readNext();
    const stop = follows ? onEvent('log.grown', readNext) : undefined;
    return () => {
      isWanted = false;
      stop?.();
    };
  }, [wanted, level, module, text, follows]);

  return {
    lines: reading.of === wanted ? reading.lines : null,
    modules: reading.modules,
    error: reading.error,
  };
}
