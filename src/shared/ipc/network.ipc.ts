import { z } from 'zod';
import { networkStateSchema, networkTrialSchema } from '../model/network';
import { nothing, request, snapshotOf } from './define';

const networkSnapshot = snapshotOf(networkStateSchema);

/**
 * Network access of the app. The proxy itself is part of the settings; its password is only sent to
 * the main process, never back.
 */
export const networkRequests = {
  'network.get': request(nothing, networkSnapshot),
  /** KEYCHAIN_UNAVAILABLE when it cannot be stored; `this-run` keeps it until the app ends. */
  'network.setProxyPassword': request(
    z.object({ password: z.string().min(1).max(500), keep: z.enum(['keychain', 'this-run']) }),
    nothing,
  ),
  'network.clearProxyPassword': request(nothing, nothing),
  /** Tests the network with the present settings; errors are part of the result. */
  'network.test': request(nothing, networkTrialSchema),
};

export const networkEvents = { 'network.changed': networkSnapshot };
