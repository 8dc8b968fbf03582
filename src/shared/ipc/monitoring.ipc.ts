import { z } from 'zod';
import { historyRangeSchema, monitoringPageSchema, opsStateSchema } from '../model/monitoring';
import { serviceHealthSchema, serviceRangeSchema } from '../model/service-health';
import { usageViewSchema } from '../model/usage';
import { nothing, request, snapshotOf } from './define';

const opsSnapshot = snapshotOf(opsStateSchema);

/** Services with their history, calls, and resource usage. */
export const monitoringRequests = {
  'monitoring.services': request(
    z.object({ range: serviceRangeSchema }),
    z.array(serviceHealthSchema),
  ),
  'monitoring.figures': request(
    z.object({ range: historyRangeSchema }),
    monitoringPageSchema.pick({ figures: true, history: true, resources: true }),
  ),
  /** The active profile's usage of its account. */
  'monitoring.usage': request(nothing, usageViewSchema),
  /** The operations listener: `/health`, `/monitoring`, `/metrics`. */
  'monitoring.ops': request(nothing, opsSnapshot),
  /** Tries a taken port again. */
  'monitoring.retryOps': request(nothing, nothing),
};

export const monitoringEvents = {
  'monitoring.ops-changed': opsSnapshot,
  /** The state of a service has changed: read it again. */
  'monitoring.services-changed': z.object({}),
};
