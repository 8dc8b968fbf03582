import { useEffect } from 'react';
import { navigate } from '../lib/hash-route';
import { request } from '../lib/ipc';
import { appState } from '../lib/main-states';
import { useMainState } from '../lib/use-main-state';

/**
 * Goes to the route requested from outside the page, even if that was before the page had loaded.
 */
export function useAskedRoute(): void {
  const route = useMainState(appState).value?.routeAsked;
  useEffect(() => {
    if (!route) return;
    navigate(route);
    void request('app.routeShown');
  }, [route]);
}
