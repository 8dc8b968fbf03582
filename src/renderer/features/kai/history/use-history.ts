import { useCallback, useEffect, useState } from 'react';
import type { ErrorView } from '../../../../shared/model/error-view';
import type { ToolAddress } from '../../../../shared/model/kai';
import type { KaiCall } from '../../../../shared/model/kai-call';
import { onEvent, request } from '../../../lib/ipc';
import { withCall } from './history-order';

const PAGE = 50;

interface History {
  calls: KaiCall[] | null;
  error: ErrorView | null;
  hasMore: boolean;
  more: () => void;
  reload: () => void;
}

/** A tool's calls, newest first, page by page; new and finished ones are added as they happen. */
export function useHistory({ serverId, toolName }: ToolAddress): History {
  const [calls, setCalls] = useState<KaiCall[] | null>(null);
  const [error, setError] = useState<ErrorView | null>(null);
  const [hasMore, setHasMore] = useState(false);
  const load = useCallback(
    async (before: KaiCall | null): Promise<void> => {
      const result = await request('kai.calls', {
        serverId,
        toolName,
        limit: PAGE,
        ...(before ? { beforeId: before.id } : {}),
      });
      setError(result.ok ? null : result.error);
      if (!result.ok) return;
      setHasMore(result.value.length === PAGE);
      setCalls((known) => (before ? [...(known ?? []), ...result.value] : result.value));
    },
    [serverId, toolName],
  );
  useEffect(() => {
    const stop = onEvent('kai.call-changed', (call) => {
      if (call.serverId === serverId && call.toolName === toolName)
        setCalls((known) => known && withCall(known, call));
    });
    // oxlint-disable-next-line react/set-state-in-effect -- the first page
    void load(null);
    return stop;
  }, [load, serverId, toolName]);
  return {
    calls,
    error,
    hasMore,
    more: () => void load(calls?.at(-1) ?? null),
    reload: () => void load(null),
  };
}
