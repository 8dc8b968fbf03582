import { type RefObject, useCallback, useEffect, useState } from 'react';

/** So far below the upper edge a group counts as the one that is read, pixels. */
const READ_AT = 160;
/** What a person does to go elsewhere on their own. */
const OWN_WAYS = ['wheel', 'touchmove', 'keydown', 'pointerdown'] as const;

export interface ShownGroup {
  /** The group that was asked for, then the one that is read. */
  shown: string | null;
  /** Goes there even if it is the one that was asked for last. */
  goTo: (group: string) => void;
}

/**
 * Brings the wanted group into view and keeps it there while what stands above it still loads,
 * until the person scrolls: then it says which one is read. The last groups cannot be brought to
 * the upper edge; they are marked all the same when they were asked for.
 */
export function useShownGroup(
  scroller: RefObject<HTMLElement | null>,
  wanted: string | undefined,
): ShownGroup {
  const [read, setRead] = useState<string | null>(wanted ?? null);
  const [asked, setAsked] = useState(0);
  const wish = `${wanted ?? ''} ${asked}`;
  /** The wish the person has scrolled away from. */
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
    const letGo = (): void => {
      observer.disconnect();
      setLeft(wish);
    };
    bring(box, wanted);
    if (box.firstElementChild) observer.observe(box.firstElementChild);
    for (const way of OWN_WAYS) box.addEventListener(way, letGo, { passive: true });
    return () => {
      observer.disconnect();
      for (const way of OWN_WAYS) box.removeEventListener(way, letGo);
    };
  }, [scroller, wanted, wish]);
  const goTo = useCallback(
    (group: string) => {
      if (group === wanted) setAsked((count) => count + 1);
    },
    [wanted],
  );
  return { shown: wanted === undefined || left === wish ? read : wanted, goTo };
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
  // The first one with everything above it.
  if (group?.matches(':first-child') === true) box.scrollTo({ top: 0 });
  else group?.scrollIntoView({ block: 'start' });
}
