import { useEffect, useEffectEvent, useState } from 'react';
import type { Turn } from '../../../../shared/model/chat';

/** How long a turn that was jumped to stays highlighted, milliseconds. */
const MARKED = 2000;

interface Arrival {
  turns: readonly Turn[];
  wantedTurnId: string | null;
  scrollTo: (index: number) => void;
  onArrived: () => void;
}

/**
 * Scrolls to the wanted turn as soon as it is in the list. Returns the id of the turn reached a
 * moment ago.
 */
export function useArrival({ turns, wantedTurnId, scrollTo, onArrived }: Arrival): string | null {
  const [arrivedAt, setArrivedAt] = useState<string | null>(null);
  const index = wantedTurnId === null ? -1 : turns.findIndex(({ id }) => id === wantedTurnId);
  const arrive = useEffectEvent((place: number) => {
    scrollTo(place);
    setArrivedAt(wantedTurnId);
    onArrived();
  });
  useEffect(() => {
    if (index < 0) return undefined;
    const frame = requestAnimationFrame(() => arrive(index));
    return () => cancelAnimationFrame(frame);
  }, [index]);
  useEffect(() => {
    if (arrivedAt === null) return undefined;
    const timer = setTimeout(() => setArrivedAt(null), MARKED);
    return () => clearTimeout(timer);
  }, [arrivedAt]);
  return arrivedAt;
}
