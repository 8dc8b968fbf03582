import { applyRestoredSecrets } from '../backup/restore-staging';
import { toAppError } from '../lib/errors';
import type { Clock } from '../ports/clock';
import type { Logger } from '../ports/logger';
import type { SecretStore } from '../ports/secret-store';
import { databaseKey } from '../storage/database-key';
import { openStorage, type OpenedStorage } from '../storage/open-storage';

/** Opens the database of a data folder, and completes a restore that still has secrets to store. */
export async function openDataFolder(
  dataFolder: string,
  secrets: SecretStore,
  clock: Clock,
  logger: Logger,
): Promise<OpenedStorage> {
  const key = await databaseKey(secrets);
  // Retried at the next start when the keychain is locked.
  if (key !== null)
    await applyRestoredSecrets(dataFolder, key, secrets).catch((thrown: unknown) =>
      logger.error('restored secrets not stored', { code: toAppError(thrown).code }),
    );
  return openStorage(dataFolder, key, () => new Date(clock.now()));
}
