import { useCallback, useState } from 'react';
import type { ErrorView } from '../../../shared/model/error-view';
import { request } from '../../lib/ipc';

/** How an export ended; null while nothing was exported, or the person changed their mind. */
export type ExportOutcome = { path: string; error: null } | { path: null; error: ErrorView };

interface Export {
  outcome: ExportOutcome | null;
  exportAs: (conversationId: string, format: 'markdown' | 'html') => void;
  dismiss: () => void;
}

/** Writes a conversation to a file that the person chooses. */
export function useExport(): Export {
  const [outcome, setOutcome] = useState<ExportOutcome | null>(null);
  const exportAs = useCallback((conversationId: string, format: 'markdown' | 'html') => {
    const run = async (): Promise<void> => {
      const result = await request('chat.export', { conversationId, format });
      if (!result.ok) setOutcome({ path: null, error: result.error });
      else setOutcome(result.value && { path: result.value.path, error: null });
    };
    void run();
  }, []);
  return { outcome, exportAs, dismiss: () => setOutcome(null) };
}
