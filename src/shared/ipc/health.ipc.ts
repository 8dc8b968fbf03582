import { connectionStateSchema, doctorReportSchema } from '../model/health';
import { nothing, request, snapshotOf } from './define';

const connectionSnapshot = snapshotOf(connectionStateSchema);

/** State of the chain, and the broken link if there is one. */
export const healthRequests = {
  'health.connection': request(nothing, connectionSnapshot),
  /** Runs the layered diagnosis of the active profile now. */
  'health.diagnose': request(nothing, doctorReportSchema),
  /** Discards the access token and signs in again. */
  'health.renewToken': request(nothing, nothing),
};

export const healthEvents = { 'health.connection-changed': connectionSnapshot };
