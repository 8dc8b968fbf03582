import { AppError } from '../lib/errors';
import type { CheckOutcome, HealthCheck } from '../ports/health-check';
import type { SecretStore } from '../ports/secret-store';

/**
 * Checks for a safe place for secrets. Keeping them in a file or in memory is a warning: the person
 * chose it, but should know.
 */
export function keychainCheck(secrets: SecretStore): HealthCheck {
  return {
    id: 'keychain',
    layer: 'keychain',
    needs: [],
    async run(): Promise<CheckOutcome> {
      const { kind, available } = await secrets.status();
      if (!available) return { status: 'fail', error: new AppError('KEYCHAIN_UNAVAILABLE') };
      return kind === 'keychain' ? { status: 'ok' } : { status: 'warn', params: { place: kind } };
    },
  };
}
