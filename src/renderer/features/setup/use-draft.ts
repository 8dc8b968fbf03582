import { useCallback, useMemo, useRef, useState } from 'react';
import type { WizardDraft } from '../../../shared/model/wizard';
import { request } from '../../lib/ipc';

/** The draft as it is typed. */
export interface TypedDraft {
  draft: WizardDraft;
  change: (change: Partial<WizardDraft>) => void;
  /** Everything typed so far has been taken down. */
  settled: () => Promise<void>;
}

/**
 * What is typed shows at once and is taken down by the main process: the first change right away,
 * those that come meanwhile together as the next.
 */
export function useDraft(stored: WizardDraft): TypedDraft {
  const [ahead, setAhead] = useState<Partial<WizardDraft>>({});
  const waiting = useRef<Partial<WizardDraft>>({});
  const running = useRef<Promise<void> | null>(null);
  const takeDown = useCallback(async () => {
    while (Object.keys(waiting.current).length > 0) {
      const change = waiting.current;
      waiting.current = {};
      await request('wizard.change', change);
    }
    running.current = null;
    // What came down meanwhile is the truth.
    setAhead({});
  }, []);
  const change = useCallback(
    (part: Partial<WizardDraft>) => {
      waiting.current = { ...waiting.current, ...part };
      setAhead((before) => ({ ...before, ...part }));
      running.current ??= takeDown();
    },
    // It never changes, and the other rule wants it named.
    // oxlint-disable-next-line react/memo-dependencies
    [takeDown],
  );
  const settled = useCallback(async () => {
    await running.current;
  }, []);
  const draft = useMemo(() => ({ ...stored, ...ahead }), [stored, ahead]);
  return { draft, change, settled };
}
