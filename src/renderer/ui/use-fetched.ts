import { useEffect, useState } from 'react';

/**
 * The answer of `fetch`; undefined until then. Another `fetch` (keep it stable with useCallback)
 * starts over, and a late answer of the previous one is ignored.
 */
export function useFetched<T>(fetch: () => Promise<T>): T | undefined {
  const [answer, setAnswer] = useState<{ to: () => Promise<T>; value: T } | null>(null);
  useEffect(() => {
    let isWanted = true;
    const run = async (): Promise<void> => {
      const value = await fetch();
      if (isWanted) setAnswer({ to: fetch, value });
    };
    void run();
    return () => {
      isWanted = false;
    };
  }, [fetch]);
  return answer?.to === fetch ? answer.value : undefined;
}
