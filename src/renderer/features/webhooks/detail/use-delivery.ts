import { useCallback, useEffect, useState } from 'react';
import type { ErrorView } from '../../../../shared/model/error-view';
import type { DeliveryDetail } from '../../../../shared/model/webhook';
import { onEvent, request } from '../../../lib/ipc';

/** One delivery, fetched again whenever it changes. */
export function useDelivery(deliveryId: string): {
  delivery: DeliveryDetail | null;
  error: ErrorView | null;
} {
  const [delivery, setDelivery] = useState<DeliveryDetail | null>(null);
  const [error, setError] = useState<ErrorView | null>(null);
  const load = useCallback(async () => {
    const answer = await request('webhook.open', { deliveryId });
    if (answer.ok) setDelivery(answer.value);
    setError(answer.ok ? null : answer.error);
  }, [deliveryId]);
  useEffect(() => {
    // State must not be set within the effect itself.
    queueMicrotask(() => void load());
    return onEvent('webhook.list-changed', ({ changedIds }) => {
      if (changedIds.includes(deliveryId)) void load();
    });
  }, [deliveryId, load]);
  return { delivery, error };
}
