import { connectionStateSchema, doctorReportSchema } from '../model/health';
import { nothing, request, snapshotOf } from './define';

const connectionSnapshot = snapshotOf(connectionStateSchema);

/** Is the chain whole, and if not, which link is broken. */
export const healthRequests = {
  'health.connection': request(nothing, connectionSnapshot),
  /** Runs the layered diagnosis of the active profile now. */
  'health.diagnose': request(nothing, doctorReportSchema),
  /** Throws the access token away and signs in again. */
  'health.renewToken': request(nothing, nothing),
};

export const healthEvents = { 'health.connection-changed': connectionSnapshot };
