import { useEffect, useRef } from 'react';
import { useRoute } from '../lib/hash-route';

const CONTENT = 'content';

/** Puts the focus at the beginning of the screen's content. */
export function focusContent(): void {
  document.getElementById(CONTENT)?.focus();
}

/**
 * Moves the focus into a newly shown screen, so that the next Tab and a screen reader continue
 * there. A screen that has focused something itself, as the chat does with its composer, keeps it;
 * so does an open dialog.
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
