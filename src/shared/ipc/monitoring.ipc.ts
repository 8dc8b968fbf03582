import { z } from 'zod';
import { historyRangeSchema, monitoringPageSchema, opsStateSchema } from '../model/monitoring';
import { serviceHealthSchema, serviceRangeSchema } from '../model/service-health';
import { usageViewSchema } from '../model/usage';
import { nothing, request, snapshotOf } from './define';

const opsSnapshot = snapshotOf(opsStateSchema);

/** How the services stand and stood, what was called and what it took. */
export const monitoringRequests = {
  'monitoring.services': request(
    z.object({ range: serviceRangeSchema }),
    z.array(serviceHealthSchema),
  ),
  'monitoring.figures': request(
    z.object({ range: historyRangeSchema }),
    monitoringPageSchema.pick({ figures: true, history: true, resources: true }),
  ),
  /** What the active profile has used of its account. */
  'monitoring.usage': request(nothing, usageViewSchema),
  /** The operations listener: `/health`, `/monitoring`, `/metrics`. */
  'monitoring.ops': request(nothing, opsSnapshot),
  /** Tries a port again that was taken. */
  'monitoring.retryOps': request(nothing, nothing),
};

export const monitoringEvents = {
  'monitoring.ops-changed': opsSnapshot,
  /** A service stands differently now: ask again. */
  'monitoring.services-changed': z.object({}),
};
