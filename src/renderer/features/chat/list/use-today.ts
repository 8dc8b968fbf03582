import { useEffect, useState } from 'react';

const MINUTE = 60_000;

/**
 * A moment of the current day; changes when a new day begins, so that "today" stays right
 * overnight.
 */
export function useToday(): Date {
  const [today, setToday] = useState(() => new Date());
  useEffect(() => {
    const timer = setInterval(() => {
      const now = new Date();
      setToday((before) => (before.toDateString() === now.toDateString() ? before : now));
    }, MINUTE);
    return () => clearInterval(timer);
  }, []);
  return today;
}
