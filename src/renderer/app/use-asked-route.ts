import { useEffect } from 'react';
import { navigate } from '../lib/hash-route';
import { request } from '../lib/ipc';
import { appState } from '../lib/main-states';
import { useMainState } from '../lib/use-main-state';

/**
 * Shows the place that was asked for from outside the page, also when that was before the page had
 * loaded.
 */
export function useAskedRoute(): void {
  const route = useMainState(appState).value?.routeAsked;
  useEffect(() => {
    if (!route) return;
    navigate(route);
    void request('app.routeShown');
  }, [route]);
}
