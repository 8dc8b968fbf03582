import { useEffect, useRef } from 'react';
import { useRoute } from '../lib/hash-route';

const CONTENT = 'content';

/** Puts the focus at the beginning of the screen's content. */
export function focusContent(): void {
  document.getElementById(CONTENT)?.focus();
}

/**
 * Another screen takes the focus along, so that the next Tab is in it and a screen reader goes on
 * there. A screen that has put the focus somewhere itself, as the chat does with its composer,
 * keeps it; so does an open dialog.
 */
export function useScreenFocus(): void {
  const [screen = 'chat'] = useRoute();
  const shown = useRef(screen);
  useEffect(() => {
    if (shown.current === screen) return;
    shown.current = screen;
    const content = document.getElementById(CONTENT);
    const focused = document.activeElement;
    if (content?.contains(focused) || focused?.closest('[role="dialog"]')) return;
    focusContent();
  }, [screen]);
}
