import { useCallback, useEffect, useMemo, useRef, useState } from 'react';
import type { WizardDraft } from '../../../shared/model/wizard';
import { request } from '../../lib/ipc';

/** So long after the last key what was typed is taken down. */
const PAUSE_MS = 250;

/** The draft as it is typed. */
export interface TypedDraft {
  draft: WizardDraft;
  change: (change: Partial<WizardDraft>) => void;
  settled: () => Promise<void>;
}

/** What is typed shows at once and is taken down by the main process after a pause, at the latest when somebody asks or the screen goes. */
export function useDraft(stored: WizardDraft): TypedDraft {
  const [ahead, setAhead] = useState<Partial<WizardDraft>>({});
  const waiting = useRef<Partial<WizardDraft>>({});
  const timer = useRef<ReturnType<typeof setTimeout> | undefined>(undefined);
  const settled = useCallback(async () => {
    clearTimeout(timer.current);
    const change = waiting.current;
    if (Object.keys(change).length === 0) return;
    waiting.current = {};
    await request('wizard.change', change);
    // What came down meanwhile is the truth, unless more was typed.
    if (Object.keys(waiting.current).length === 0) setAhead({});
  }, []);
  const change = useCallback(
    (part: Partial<WizardDraft>) => {
      waiting.current = { ...waiting.current, ...part };
      setAhead((before) => ({ ...before, ...part }));
      clearTimeout(timer.current);
      timer.current = setTimeout(() => void settled(), PAUSE_MS);
    },
    [settled],
  );
  useEffect(() => () => void settled(), [settled]);
  const draft = useMemo(() => ({ ...stored, ...ahead }), [stored, ahead]);
  return { draft, change, settled };
}
