import { useCallback, useEffect, useState } from 'react';
import type { AuditEntry, AuditFilter } from '../../../../shared/model/audit';
import type { ErrorView } from '../../../../shared/model/error-view';
import { onEvent, request } from '../../../lib/ipc';

const PAGE = 100;

/** The filtered audit log; the newest page follows additions. */
export function useAudit({ group, actor, text }: AuditFilter): {
  entries: readonly AuditEntry[] | null;
  hasMore: boolean;
  error: ErrorView | null;
  more: () => void;
} {
  const [found, setFound] = useState<{ entries: AuditEntry[]; hasMore: boolean } | null>(null);
  const [error, setError] = useState<ErrorView | null>(null);
  const load = useCallback(
    async (before: AuditEntry | null): Promise<void> => {
      const page = await request('audit.list', {
        filter: { group, actor, text },
        limit: PAGE,
        ...(before === null ? {} : { beforeNumber: before.number }),
      });
      setError(page.ok ? null : page.error);
      if (!page.ok) return;
      setFound((known) => ({
        entries: before === null ? page.value : [...(known?.entries ?? []), ...page.value],
        hasMore: page.value.length === PAGE,
      }));
    },
    [group, actor, text],
  );
  useEffect(() => {
    // oxlint-disable-next-line react/set-state-in-effect -- the first page
    void load(null);
    return onEvent('audit.grown', () => void load(null));
  }, [load]);
  const last = found?.entries.at(-1) ?? null;
  return {
    entries: found?.entries ?? null,
    hasMore: found?.hasMore ?? false,
    error,
    more: () => void load(last),
  };
}
