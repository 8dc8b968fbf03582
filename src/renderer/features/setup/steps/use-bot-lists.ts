import { useCallback, useEffect, useState } from 'react';
import type { ErrorView } from '../../../../shared/model/error-view';
import type { BotChoice, WorkspaceChoice } from '../../../../shared/model/wizard';
import { request } from '../../../lib/ipc';

/** The lists to pick a bot from; undefined while they are read. */
export interface BotLists {
  workspaces: readonly WorkspaceChoice[] | undefined;
  bots: readonly BotChoice[] | undefined;
  /** This server has no lists: the id has to be typed. */
  notServed: boolean;
  error: ErrorView | null;
  reload: () => void;
}

/**
 * Fetches the workspaces, then the bots of the chosen one. Nothing is fetched while `wanted` is
 * false.
 */
export function useBotLists(
  wanted: boolean,
  workspaceId: string,
  onFirst: (workspaceId: string) => void,
): BotLists {
  const [workspaces, setWorkspaces] = useState<readonly WorkspaceChoice[]>();
  const [found, setFound] = useState<{ of: string; bots: readonly BotChoice[] }>();
  const [error, setError] = useState<ErrorView | null>(null);
  const [round, setRound] = useState(0);
  useEffect(() => {
    if (!wanted) return undefined;
    let isWanted = true;
    const read = async (): Promise<void> => {
      const result = await request('wizard.workspaces');
      if (!isWanted) return;
      if (!result.ok) return setError(result.error);
      setWorkspaces(result.value);
      const known = result.value.some(({ id }) => id === workspaceId);
      if (!known && result.value[0]) onFirst(result.value[0].id);
    };
    void read();
    return () => {
      isWanted = false;
    };
    // Another workspace must not fetch the list of workspaces again.
    // oxlint-disable-next-line react-hooks/exhaustive-deps
  }, [wanted, round]);
  const chosen = workspaces?.some(({ id }) => id === workspaceId) === true ? workspaceId : null;
  useEffect(() => {
    if (chosen === null) return undefined;
    let isWanted = true;
    const read = async (): Promise<void> => {
      const result = await request('wizard.bots', { workspaceId: chosen });
      if (!isWanted) return;
      if (result.ok) setFound({ of: chosen, bots: result.value });
      else setError(result.error);
    };
    void read();
    return () => {
      isWanted = false;
    };
  }, [chosen, round]);
  const reload = useCallback(() => {
    setError(null);
    setFound(undefined);
    setRound((before) => before + 1);
  }, []);
  const notServed = error?.code === 'ENDPOINT_NOT_SERVED';
  return {
    workspaces,
    bots: found?.of === chosen ? found?.bots : undefined,
    notServed,
    error: notServed ? null : error,
    reload,
  };
}
