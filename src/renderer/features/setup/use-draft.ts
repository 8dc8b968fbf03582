import { useCallback, useMemo, useRef, useState } from 'react';
import type { WizardDraft } from '../../../shared/model/wizard';
import { request } from '../../lib/ipc';

/** The draft as it is typed. */
export interface TypedDraft {
  draft: WizardDraft;
  change: (change: Partial<WizardDraft>) => void;
  /** Resolves once everything typed so far has been saved. */
  settled: () => Promise<void>;
}

/**
 * What is typed is shown at once and saved by the main process: the first change right away, those
 * that follow meanwhile together.
 */
export function useDraft(stored: WizardDraft): TypedDraft {
  const [ahead, setAhead] = useState<Partial<WizardDraft>>({});
  const waiting = useRef<Partial<WizardDraft>>({});
  const running = useRef<Promise<void> | null>(null);
  const saveChanges = useCallback(async () => {
    while (Object.keys(waiting.current).length > 0) {
      const change = waiting.current;
      waiting.current = {};
      await request('wizard.change', change);
    }
    running.current = null;
    // The main process's state is authoritative from here on.
    setAhead({});
  }, []);
  const change = useCallback(
    (part: Partial<WizardDraft>) => {
      waiting.current = { ...waiting.current, ...part };
      setAhead((before) => ({ ...before, ...part }));
      running.current ??= saveChanges();
    },
    // It never changes, but the hooks rule wants it listed.
    // oxlint-disable-next-line react/memo-dependencies
    [saveChanges],
  );
  const settled = useCallback(async () => {
    await running.current;
  }, []);
  const draft = useMemo(() => ({ ...stored, ...ahead }), [stored, ahead]);
  return { draft, change, settled };
}
