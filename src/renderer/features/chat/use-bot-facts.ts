import { useCallback } from 'react';
import type { BotFacts } from '../../../shared/model/bot';
import { request } from '../../lib/ipc';
import { profilesState } from '../../lib/main-states';
import { useMainState } from '../../lib/use-main-state';
import { useFetched } from '../../ui/use-fetched';

/**
 * What the author of the active profile's bot says of it. Undefined while it is fetched, null when it cannot be had: the chat
 * works without it, and why is told where the connection's state is.
 */
export function useBotFacts(): BotFacts | null | undefined {
  const profiles = useMainState(profilesState);
  const activeId = profiles.value?.find(({ active }) => active)?.id;
  return useFetched(useCallback(() => factsOf(activeId), [activeId]));
}

async function factsOf(profileId: string | undefined): Promise<BotFacts | null> {
  if (profileId === undefined) return null;
  const result = await request('chat.bot', { refresh: false });
  return result.ok ? result.value : null;
}
