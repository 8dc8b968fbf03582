import { useEffect, useState } from 'react';
import type { ErrorView } from '../../../../shared/model/error-view';
import type { ServiceHealth, ServiceRange } from '../../../../shared/model/service-health';
import { onEvent, request } from '../../../lib/ipc';

/** How often the bars are refreshed, milliseconds. */
const AGAIN_MS = 30_000;

/** All services with their history; fetched again when one changes, and at an interval. */
export function useServices(range: ServiceRange): {
  services: readonly ServiceHealth[] | null;
  error: ErrorView | null;
} {
  const [answer, setAnswer] = useState<{
    services: readonly ServiceHealth[] | null;
    error: ErrorView | null;
  }>({ services: null, error: null });
  useEffect(() => {
    let isWanted = true;
    const read = async (): Promise<void> => {
      const result = await request('monitoring.services', { range });
      if (!isWanted) return;
      setAnswer((before) =>
        result.ok ? { services: result.value, error: null } : { ...before, error: result.error },
      );
    };
    const readNow = (): void => void read();
    readNow();
    const stop = onEvent('monitoring.services-changed', readNow);
    const timer = setInterval(readNow, AGAIN_MS);
    return () => {
      isWanted = false;
      stop();
      clearInterval(timer);
    };
  }, [range]);
  return answer;
}
