import { useEffect } from 'react';
import { focusContent } from './use-screen-focus';

/** What opens above the page and closes again. */
const FLOATING = '[role="dialog"], [role="menu"]';

/**
 * When a dialog closes and takes the focus with it, returns the focus to where it was before, for
 * example to the button whose menu led there (the menu item is gone too), or to the beginning of
 * the content if that element no longer exists.
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
    // Dialogs are rendered into children of the body, which are emptied first and then removed.
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
