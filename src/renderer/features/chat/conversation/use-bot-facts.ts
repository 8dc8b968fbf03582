import { useCallback, useState } from 'react';
import type { BotFacts } from '../../../../shared/model/bot';
import { request } from '../../../lib/ipc';
import { profilesState } from '../../../lib/main-states';
import { useMainState } from '../../../lib/use-main-state';
import { useFetched } from '../../../ui/use-fetched';

/** What is known of the active profile's bot. */
export interface KnownBot {
  /**
   * Undefined while it is fetched, null when it cannot be had: the chat works without it, and why
   * is told where the connection's state is.
   */
  facts: BotFacts | null | undefined;
  /** Asks Coze anew, whatever is kept: the bot was published again. */
  refresh: () => void;
}

/** What the author of the active profile's bot says of it. */
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
