import { type RefObject, useCallback, useEffect, useState } from 'react';

/** Distance below the upper edge at which a group counts as being read, pixels. */
const READ_AT = 160;
/** Events by which a person takes over the scrolling. */
const OWN_WAYS = ['wheel', 'touchmove', 'keydown', 'pointerdown'] as const;

export interface ShownGroup {
  /** The requested group, then the one being read. */
  shown: string | null;
  /** Goes there even if it was the last one requested. */
  goTo: (group: string) => void;
}

/**
 * Brings the wanted group into view and keeps it there while content above it still loads, until
 * the person scrolls; from then on returns the group being read. The last groups cannot reach the
 * upper edge; they are marked all the same when they were requested.
 */
export function useShownGroup(
  scroller: RefObject<HTMLElement | null>,
  wanted: string | undefined,
): ShownGroup {
  const [read, setRead] = useState<string | null>(wanted ?? null);
  const [asked, setAsked] = useState(0);
  const request = `${wanted ?? ''} ${asked}`;
  /** The request the person has scrolled away from. */
  const [left, setLeft] = useState<string | null>(null);
  useEffect(() => {
    const box = scroller.current;
    if (!box) return undefined;
    const look = (): void => setRead(readGroup(box));
    look();
    box.addEventListener('scroll', look, { passive: true });
    return () => box.removeEventListener('scroll', look);
  }, [scroller]);
  useEffect(() => {
    const box = scroller.current;
    if (!box || wanted === undefined) return undefined;
    const observer = new ResizeObserver(() => bring(box, wanted));
    const stopFollowing = (): void => {
      observer.disconnect();
      setLeft(request);
    };
    bring(box, wanted);
    if (box.firstElementChild) observer.observe(box.firstElementChild);
    for (const way of OWN_WAYS) box.addEventListener(way, stopFollowing, { passive: true });
    return () => {
      observer.disconnect();
      for (const way of OWN_WAYS) box.removeEventListener(way, stopFollowing);
    };
  }, [scroller, wanted, request]);
  const goTo = useCallback(
    (group: string) => {
      if (group === wanted) setAsked((count) => count + 1);
    },
    [wanted],
  );
  return { shown: wanted === undefined || left === request ? read : wanted, goTo };
}

function readGroup(box: HTMLElement): string | null {
  const groups = [...box.querySelectorAll<HTMLElement>('[data-group]')];
  const { top } = box.getBoundingClientRect();
  const isAtEnd = box.scrollTop > 0 && box.scrollTop + box.clientHeight >= box.scrollHeight - 2;
  const read = isAtEnd
    ? groups.at(-1)
    : groups.findLast((group) => group.getBoundingClientRect().top - top < READ_AT);
  return (read ?? groups[0])?.dataset['group'] ?? null;
}

function bring(box: HTMLElement, wanted: string): void {
  const group = box.querySelector(`[data-group="${CSS.escape(wanted)}"]`);
  // The first group, together with everything above it.
  if (group?.matches(':first-child') === true) box.scrollTo({ top: 0 });
  else group?.scrollIntoView({ block: 'start' });
}
