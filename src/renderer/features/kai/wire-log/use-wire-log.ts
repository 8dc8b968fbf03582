import { useEffect, useState } from 'react';
import type { ErrorView } from '../../../../shared/model/error-view';
import type { WireLogEntry } from '../../../../shared/model/kai-call';
import { onEvent, request } from '../../../lib/ipc';

const LINES_MAX = 1000;

interface WireLog {
  /** Oldest first; null until it is known. */
  entries: WireLogEntry[] | null;
  error: ErrorView | null;
  clear: () => void;
}

/** The wire log of one server, or of all; new entries are added as they happen. */
export function useWireLog(serverId: string | null): WireLog {
  const [entries, setEntries] = useState<WireLogEntry[] | null>(null);
  const [error, setError] = useState<ErrorView | null>(null);
  useEffect(() => {
    let isWanted = true;
    const add = (known: readonly WireLogEntry[], more: readonly WireLogEntry[]): WireLogEntry[] => {
      const last = known.at(-1)?.number ?? -1;
      return [...known, ...more.filter((entry) => entry.number > last)].slice(-LINES_MAX);
    };
    const stop = onEvent('kai.wire-logged', (lines) => {
      const own = lines.filter((line) => serverId === null || line.serverId === serverId);
      if (own.length > 0) setEntries((known) => known && add(known, own));
    });
    const fetch = async (): Promise<void> => {
      const result = await request('kai.wireLog', {
        limit: LINES_MAX,
        ...(serverId === null ? {} : { serverId }),
      });
      if (!isWanted) return;
      if (result.ok) setEntries(result.value);
      else setError(result.error);
    };
    void fetch();
    return () => {
      isWanted = false;
      stop();
    };
  }, [serverId]);
  const clear = async (): Promise<void> => {
    const result = await request('kai.clearWireLog');
    if (result.ok) setEntries([]);
    else setError(result.error);
  };
  return { entries, error, clear: () => void clear() };
}
