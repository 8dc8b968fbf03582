import { useEffect } from 'react';
import type { ShortcutAction } from '../../shared/model/shortcut';
import { navigate } from '../lib/hash-route';
import { request } from '../lib/ipc';
import { appState, settingsState } from '../lib/main-states';
import { actionOf, type ChosenKeys } from '../lib/shortcuts';
import { useMainState } from '../lib/use-main-state';

const NONE_CHOSEN: ChosenKeys = {};

/** Shortcuts inside the window, with the keys the person chose. */
export function useShortcuts(): void {
  const chosen = useMainState(settingsState).value?.shortcuts ?? NONE_CHOSEN;
  const platform = useMainState(appState).value?.platform ?? 'linux';
  useEffect(() => {
    const onKeyDown = (event: KeyboardEvent): void => {
      if (event.defaultPrevented) return;
      const action = actionOf(event, chosen, platform);
      if (!action) return;
      event.preventDefault();
      perform(action);
    };
    window.addEventListener('keydown', onKeyDown);
    return () => window.removeEventListener('keydown', onKeyDown);
  }, [chosen, platform]);
}

function perform(action: ShortcutAction): void {
  switch (action) {
    case 'new-chat':
      navigate(['chat', 'new']);
      return;
    case 'quick-ask':
      void request('quick.toggle');
      return;
    case 'search':
      search();
      return;
    case 'chat':
    case 'kai':
    case 'webhooks':
    case 'connection':
    case 'settings':
      navigate([action]);
  }
}

function field(): HTMLElement | null {
  return document.querySelector('[data-search-field]');
}

/** The settings have a search of their own; everywhere else the shortcut searches conversations. */
function search(): void {
  if (field()) return field()?.focus();
  navigate(['chat']);
  // The chat may have to be loaded first.
  const stop = Date.now() + 2000;
  const focus = (): void => {
    if (field()) field()?.focus();
    else if (Date.now() < stop) requestAnimationFrame(focus);
  };
  requestAnimationFrame(focus);
}
