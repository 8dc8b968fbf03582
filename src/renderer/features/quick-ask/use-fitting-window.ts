import { type RefObject, useEffect, useRef } from 'react';
import { request } from '../../lib/ipc';

/** Largest height of the window, pixels; the main process keeps it within the screen. */
const TALL = 560;

/**
 * Fits the window to its content: the field alone, or the full height for an answer at once, so
 * that it does not grow with every word. The first message also says that the page is ready to be
 * shown.
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
