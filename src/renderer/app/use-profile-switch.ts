import { useEffect, useRef } from 'react';
import { navigate, readRoute } from '../lib/hash-route';
import { profilesState } from '../lib/main-states';
import { useMainState } from '../lib/use-main-state';

/** Screens that show one thing of a connection: a conversation, a tool. */
const OF_A_PROFILE: ReadonlySet<string> = new Set(['chat', 'kai']);

/**
 * After a switch to another connection, also from the tray, what is open belongs to the previous
 * one: goes back to the start of the screen.
 */
export function useProfileSwitch(): void {
  const active = useMainState(profilesState).value?.find((profile) => profile.active)?.id ?? null;
  const before = useRef(active);
  useEffect(() => {
    const last = before.current;
    before.current = active;
    if (last === null || active === null || last === active) return;
    const [screen = '', part] = readRoute(window.location.hash);
    if (part !== undefined && OF_A_PROFILE.has(screen)) navigate([screen], true);
  }, [active]);
}
