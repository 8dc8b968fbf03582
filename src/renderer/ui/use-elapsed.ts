import { useEffect, useState } from 'react';

/** Short enough for whole seconds to change on time. */
const TICK_MS = 250;

/** Milliseconds since an ISO moment, counting; null while there is none. */
export function useElapsed(since: string): number;
export function useElapsed(since: string | null): number | null;
export function useElapsed(since: string | null): number | null {
  const [now, setNow] = useState(() => Date.now());
  useEffect(() => {
    if (since === null) return undefined;
    const timer = setInterval(() => setNow(Date.now()), TICK_MS);
    return () => clearInterval(timer);
  }, [since]);
  return since === null ? null : Math.max(0, now - Date.parse(since));
}
