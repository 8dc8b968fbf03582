import { useCallback, useState } from 'react';
import type { ErrorView } from '../../../../shared/model/error-view';
import { request } from '../../../lib/ipc';

/** How an export ended; null before one, or if the person cancelled. */
export type ExportOutcome = { path: string; error: null } | { path: null; error: ErrorView };

interface Export {
  outcome: ExportOutcome | null;
  exportAs: (conversationId: string, format: 'markdown' | 'html') => void;
  exportTrace: (turnId: string) => void;
  dismiss: () => void;
}

type Answer = Awaited<ReturnType<typeof request<'chat.export' | 'chat.exportTrace'>>>;

/** Writes a conversation, or the trace of one of its turns, to a file the person chooses. */
export function useExport(): Export {
  const [outcome, setOutcome] = useState<ExportOutcome | null>(null);
  const note = useCallback((result: Answer) => {
    if (!result.ok) setOutcome({ path: null, error: result.error });
    else setOutcome(result.value && { path: result.value.path, error: null });
  }, []);
  const exportAs = useCallback(
    (conversationId: string, format: 'markdown' | 'html') =>
      void request('chat.export', { conversationId, format }).then(note),
    [note],
  );
  const exportTrace = useCallback(
    (turnId: string) => void request('chat.exportTrace', { turnId }).then(note),
    [note],
  );
  return { outcome, exportAs, exportTrace, dismiss: () => setOutcome(null) };
}
