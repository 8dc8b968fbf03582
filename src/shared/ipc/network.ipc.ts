import { z } from 'zod';
import { networkStateSchema, networkTrialSchema } from '../model/network';
import { nothing, request, snapshotOf } from './define';

const networkSnapshot = snapshotOf(networkStateSchema);

/**
 * The way out of this machine. The proxy itself is part of the settings; its password goes down
 * here and never comes up.
 */
export const networkRequests = {
  'network.get': request(nothing, networkSnapshot),
  /** KEYCHAIN_UNAVAILABLE when there is no place for it; `this-run` keeps it until the app ends. */
  'network.setProxyPassword': request(
    z.object({ password: z.string().min(1).max(500), keep: z.enum(['keychain', 'this-run']) }),
    nothing,
  ),
  'network.clearProxyPassword': request(nothing, nothing),
  /** Tries the way out with the settings of now; what goes wrong is part of the answer. */
  'network.test': request(nothing, networkTrialSchema),
};

export const networkEvents = { 'network.changed': networkSnapshot };
