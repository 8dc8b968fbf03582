import { type RefObject, useEffect, useRef } from 'react';
import { request } from '../../lib/ipc';

/** As high as the window may become, pixels; main keeps it within the screen. */
const TALL = 560;

/**
 * Makes the window as high as what it shows: the field alone, or the answer's whole room at once,
 * so that it does not grow with every word. The first message tells that the page can be seen.
 */
export function useFittingWindow(isTall: boolean): RefObject<HTMLDivElement | null> {
  const frame = useRef<HTMLDivElement>(null);
  useEffect(() => {
    const { current } = frame;
    if (!current) return undefined;
    if (isTall) {
      void request('quick.fit', { height: TALL });
      return undefined;
    }
    const report = (): void => void request('quick.fit', { height: current.offsetHeight });
    const watch = new ResizeObserver(report);
    watch.observe(current);
    report();
    return () => watch.disconnect();
  }, [isTall]);
  return frame;
}
