import { useEffect } from 'react';
import { focusContent } from './use-screen-focus';

/** What opens above the page and goes away again. */
const FLOATING = '[role="dialog"], [role="menu"]';

/**
 * When a dialog is gone and the focus with it, the focus goes back to where it was before, for example to the button whose menu led
 * there (the menu's own entry is gone too); to the beginning of the content if that place no longer exists.
 */
export function useFocusReturn(): void {
  useEffect(() => {
    let last: HTMLElement | null = null;
    const remember = ({ target }: FocusEvent): void => {
      if (target instanceof HTMLElement && target.closest(FLOATING) === null) last = target;
    };
    const observer = new MutationObserver((records) => {
      const isDialogGone = records.some(({ removedNodes }) => [...removedNodes].some((node) => node instanceof HTMLElement && node.querySelector('[role="dialog"]') !== null));
      if (!isDialogGone || document.activeElement !== document.body) return;
      if (last?.isConnected) last.focus({ preventScroll: true });
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
