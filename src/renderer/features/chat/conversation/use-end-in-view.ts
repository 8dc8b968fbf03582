import { type RefObject, useEffect, useRef } from 'react';

/** How near to the end still counts as "at the end", pixels. */
export const NEAR_END = 48;

/**
 * Keeps the end of what scrolls in `box` in view while its size changes, as long as the reader is
 * there: a smaller window, a panel that opens above, a composer that grows. `follows`: also while
 * what is in it grows (Markdown, a picture).
 */
export function useEndInView(
  box: RefObject<HTMLElement | null>,
  toEnd: () => void,
  { follows = false }: { follows?: boolean } = {},
): void {
  const goTo = useRef(toEnd);
  useEffect(() => {
    goTo.current = toEnd;
  });
  useEffect(() => {
    const { current } = box;
    if (!current) return undefined;
    let isAtEnd = true;
    let size = '';
    const sizeNow = (): string => `${current.clientWidth} ${current.clientHeight}`;
    const look = (): void => {
      // Scrolled by its new size, not by the reader: where that leads is decided below.
      if (size !== '' && size !== sizeNow()) return;
      isAtEnd = current.scrollHeight - current.scrollTop - current.clientHeight < NEAR_END;
    };
    const observer = new ResizeObserver(() => {
      size = sizeNow();
      if (isAtEnd) goTo.current();
    });
    observer.observe(current);
    if (follows && current.firstElementChild) observer.observe(current.firstElementChild);
    current.addEventListener('scroll', look, { passive: true });
    return () => {
      observer.disconnect();
      current.removeEventListener('scroll', look);
    };
  }, [box, follows]);
}
