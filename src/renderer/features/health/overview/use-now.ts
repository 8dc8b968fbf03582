import { useEffect, useState } from 'react';

const EVERY_MS = 15_000;

/** The time, milliseconds since the epoch, looked at now and then. */
export function useNow(): number {
  const [now, setNow] = useState(() => Date.now());
  useEffect(() => {
    const timer = setInterval(() => setNow(Date.now()), EVERY_MS);
    return () => clearInterval(timer);
  }, []);
  return now;
}
