import { useCallback, useState } from 'react';
import type { BotFacts } from '../../../../shared/model/bot';
import { request } from '../../../lib/ipc';
import { profilesState } from '../../../lib/main-states';
import { useMainState } from '../../../lib/use-main-state';
import { useFetched } from '../../../ui/use-fetched';

/** What is known about the active profile's bot. */
export interface KnownBot {
  /**
   * Undefined while it is fetched, null if that fails: the chat works without it, and the
   * connection's state shows why.
   */
  facts: BotFacts | null | undefined;
  /** Asks Coze again, past the cache: the bot was republished. */
  refresh: () => void;
}

/** How the author describes the active profile's bot. */
export function useBotFacts(): KnownBot {
  const profiles = useMainState(profilesState);
  const activeId = profiles.value?.find(({ active }) => active)?.id;
  const [round, setRound] = useState(0);
  const facts = useFetched(useCallback(() => factsOf(activeId, round > 0), [activeId, round]));
  return { facts, refresh: () => setRound((count) => count + 1) };
}

async function factsOf(profileId: string | undefined, refresh: boolean): Promise<BotFacts | null> {
  if (profileId === undefined) return null;
  const result = await request('chat.bot', { refresh });
  return result.ok ? result.value : null;
}
