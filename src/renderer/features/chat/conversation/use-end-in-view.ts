import { type RefObject, useEffect, useRef } from 'react';

/** Distance that still counts as "at the end", pixels. */
export const NEAR_END = 48;

/**
 * Keeps the end of the scroll box in view while the box changes size, as long as the reader is
 * there: a smaller window, a panel that opens above, a composer that grows. `follows`: also while
 * its content grows (Markdown, a picture).
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
      // Scrolled by the resize, not by the reader: handled below.
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
