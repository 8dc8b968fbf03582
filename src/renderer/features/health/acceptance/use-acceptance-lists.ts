import { useEffect, useState } from 'react';
import type { AcceptanceCase, AcceptanceRunSummary } from '../../../../shared/model/acceptance';
import type { ErrorView } from '../../../../shared/model/error-view';
import { onEvent, request } from '../../../lib/ipc';

/** What was read, and why the last reading failed. */
export interface Listed<T> {
  items: readonly T[] | null;
  error: ErrorView | null;
}

/** Past runs, newest first; fetched again whenever a run ends or is deleted. */
export function useRuns(): Listed<AcceptanceRunSummary> {
  const [listed, setListed] = useState<Listed<AcceptanceRunSummary>>({ items: null, error: null });
  useEffect(() => {
    let isWanted = true;
    const read = async (): Promise<void> => {
      const result = await request('acceptance.runs');
      if (isWanted)
        setListed((before) =>
          result.ok ? { items: result.value, error: null } : { ...before, error: result.error },
        );
    };
    void read();
    const stop = onEvent('acceptance.changed', ({ value: { running } }) => {
      if (running === null) void read();
    });
    return () => {
      isWanted = false;
      stop();
    };
  }, []);
  return listed;
}

/** Saved cases of the active profile; fetched again when one changes or has run. */
export function useCases(): Listed<AcceptanceCase> {
  const [listed, setListed] = useState<Listed<AcceptanceCase>>({ items: null, error: null });
  useEffect(() => {
    let isWanted = true;
    const read = async (): Promise<void> => {
      const result = await request('acceptance.cases');
      if (isWanted)
        setListed((before) =>
          result.ok ? { items: result.value, error: null } : { ...before, error: result.error },
        );
    };
    const readNow = (): void => void read();
    readNow();
    const stops = [onEvent('acceptance.cases-changed', readNow), onEvent('setup.changed', readNow)];
    return () => {
      isWanted = false;
      for (const stop of stops) stop();
    };
  }, []);
  return listed;
}
