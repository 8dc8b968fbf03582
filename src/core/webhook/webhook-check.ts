import { AppError } from '../lib/errors';
import type { CheckOutcome, HealthCheck } from '../ports/health-check';

/** State of the listener for the diagnosis. */
export interface WebhookStanding {
  status: 'stopped' | 'starting' | 'listening' | 'failed';
  error: AppError | null;
  port: number;
  dead: number;
  /** Wrong proofs in the last hour. */
  unverified: number;
  /**
   * Who has the port while we do not listen: another program of ours (window or `serve`), a foreign
   * one, or nobody.
   */
  elsewhere: 'ours' | 'foreign' | 'nobody';
}

/** Checks whether the listener runs, and whether deliveries are processed. */
export function webhookCheck(standing: () => Promise<WebhookStanding>): HealthCheck {
  return {
    id: 'webhook',
    layer: 'webhook',
    needs: [],
    async run(): Promise<CheckOutcome> {
      const { status, error, port, dead, unverified, elsewhere } = await standing();
      if (status === 'failed')
        return { status: 'fail', error: error ?? new AppError('WEBHOOK_NOT_RUNNING') };
      if (status === 'stopped' && elsewhere === 'foreign')
        return { status: 'fail', error: new AppError('WEBHOOK_PORT_TAKEN', { params: { port } }) };
      if (dead > 0)
        return {
          status: 'warn',
          params: { port, dead, unverified },
          error: new AppError('WEBHOOK_DEAD_LETTERS', { params: { count: dead } }),
        };
      if (unverified > 0)
        return {
          status: 'warn',
          params: { port, dead, unverified },
          error: new AppError('WEBHOOK_SIGNATURE_FAILED'),
        };
      return status === 'listening' || elsewhere === 'ours'
        ? { status: 'ok', params: { port } }
        : { status: 'skip' };
    },
  };
}
