import type { CheckId } from '../shared/model/health';
import type { Profile } from '../shared/model/profile';
import type { Settings } from '../shared/model/settings';
import type { ActiveConnection } from './active-connection';
import { runChecks, type RawCheckResult } from './health/doctor';
import type { AppError } from './lib/errors';
import { credentialWarning } from './setup/credential-age';
import type { KeyRotation } from './setup/key-rotation';

/** What shows that a secret works: from the key to a token and what it may do. A question would cost quota and prove no more. */
const TRIAL: ReadonlySet<CheckId> = new Set<CheckId>(['key', 'fingerprint', 'clock', 'jwt', 'region', 'token', 'scope']);

/**
 * Tries the next secret of a rotation under this kid with a connection of its own, while the old one goes on in the connection in use. Seen
 * working it is noted as such, and with `finish` it replaces the old one at once. ROTATION_MISSING.
 */
export async function tryRotation(
  { rotation, connection }: { rotation: KeyRotation; connection: ActiveConnection },
  { profileId, kid, finish }: { profileId: string; kid: string; finish: boolean },
  signal: AbortSignal,
): Promise<RawCheckResult[]> {
  const { profile, secret } = await rotation.next(profileId, kid);
  const trial = connection.create(profile, secret);
  try {
    const results = await runChecks(trial.checks.filter(({ id }) => TRIAL.has(id)), signal);
    const works = results.some(({ id, status }) => id === 'token' && status === 'ok') && !results.some(({ status }) => status === 'fail');
    await rotation.noteTrial(profileId, kid, works);
    if (works && finish) await rotation.finish(profileId);
    return results;
  } finally {
    await trial.dispose();
  }
}

/** What the link's state tells of a profile's secret while all works: the end of a token. An old key is a matter of the profile list only. */
export function linkWarning(profile: Profile | null, settings: Settings, now: number): AppError | null {
  const warning = profile && credentialWarning(profile, settings.keyReminderDays, now);
  return warning?.layer === 'token' ? warning : null;
}
