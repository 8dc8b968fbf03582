import { useEffect } from 'react';
import { navigate } from '../lib/hash-route';

/** Ctrl/Cmd+N opens a new conversation, Ctrl/Cmd+comma the settings. */
export function useShortcuts(): void {
  useEffect(() => {
    const onKeyDown = (event: KeyboardEvent): void => {
      const target = shortcutTarget(event);
      if (!target) return;
      event.preventDefault();
      navigate(target);
    };
    window.addEventListener('keydown', onKeyDown);
    return () => window.removeEventListener('keydown', onKeyDown);
  }, []);
}

/** Where a key press leads, or null. An open dialog and a composing input method keep their keys. */
export function shortcutTarget(
  event: Pick<KeyboardEvent, 'key' | 'ctrlKey' | 'metaKey' | 'altKey' | 'shiftKey' | 'isComposing'>,
): string[] | null {
  if (!(event.ctrlKey || event.metaKey) || event.altKey || event.shiftKey || event.isComposing) return null;
  if (event.key.toLowerCase() === 'n') return ['chat', 'new'];
  if (event.key === ',') return ['settings'];
  return null;
}
