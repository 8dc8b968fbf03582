import { type RefObject, useEffect, useRef } from 'react';

/** Scrolls the element into view when the key changes; null: there is nothing new to see. */
export function useScrolledIntoView(key: string | null): RefObject<HTMLDivElement | null> {
  const box = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (key !== null) box.current?.scrollIntoView({ block: 'nearest' });
  }, [key]);
  return box;
}
