import { type RefObject, useEffect, useState } from 'react';

/** So far below the upper edge a group counts as the one that is read, pixels. */
const READ_AT = 160;

/** Brings the wanted group into view, and says which one is being read while the page is scrolled. */
export function useShownGroup(scroller: RefObject<HTMLElement | null>, wanted: string | undefined): string | null {
  const [shown, setShown] = useState<string | null>(wanted ?? null);
  useEffect(() => {
    const box = scroller.current;
    if (!box) return undefined;
    const look = (): void => {
      const groups = [...box.querySelectorAll<HTMLElement>('[data-group]')];
      const { top } = box.getBoundingClientRect();
      const isAtEnd = box.scrollTop > 0 && box.scrollTop + box.clientHeight >= box.scrollHeight - 2;
      const read = isAtEnd ? groups.at(-1) : groups.findLast((group) => group.getBoundingClientRect().top - top < READ_AT);
      setShown((read ?? groups[0])?.dataset['group'] ?? null);
    };
    look();
    box.addEventListener('scroll', look, { passive: true });
    return () => box.removeEventListener('scroll', look);
  }, [scroller]);
  useEffect(() => {
    if (wanted === undefined) return;
    const group = scroller.current?.querySelector(`[data-group="${CSS.escape(wanted)}"]`);
    // The first one with everything above it.
    if (group?.matches(':first-child') === true) scroller.current?.scrollTo({ top: 0 });
    else group?.scrollIntoView({ block: 'start' });
  }, [scroller, wanted]);
  return shown;
}
