import { useEffect } from 'react';
import { focusContent } from './use-screen-focus';

/** What opens above the page and goes away again. */
const FLOATING = '[role="dialog"], [role="menu"]';

/**
 * When a dialog is gone and the focus with it, the focus goes back to where it was before, for
 * example to the button whose menu led there (the menu's own entry is gone too); to the beginning
 * of the content if that place no longer exists.
 */
export function useFocusReturn(): void {
  useEffect(() => {
    let outside: HTMLElement | null = null;
    let inside: HTMLElement | null = null;
    const remember = ({ target }: FocusEvent): void => {
      if (!(target instanceof HTMLElement)) return;
      if (target.closest(FLOATING) === null) [outside, inside] = [target, null];
      else inside = target;
    };
    // Dialogs are drawn into children of the body, which are emptied first and then taken away.
    const observer = new MutationObserver(() => {
      if (!inside || inside.isConnected || document.activeElement !== document.body) return;
      inside = null;
      if (outside?.isConnected) outside.focus({ preventScroll: true });
      else focusContent();
    });
    document.addEventListener('focusin', remember);
    observer.observe(document.body, { childList: true });
    return () => {
      document.removeEventListener('focusin', remember);
      observer.disconnect();
    };
  }, []);
}
