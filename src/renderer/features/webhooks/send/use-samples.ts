import { useEffect, useState } from 'react';
import type { SampleEvent } from '../../../../shared/model/webhook';
import { request } from '../../../lib/ipc';

/** The events to begin with; none until they have arrived. */
export function useSamples(): readonly SampleEvent[] {
  const [samples, setSamples] = useState<readonly SampleEvent[]>([]);
  useEffect(() => {
    void (async () => {
      const answer = await request('webhook.samples');
      if (answer.ok) setSamples(answer.value);
    })();
  }, []);
  return samples;
}
