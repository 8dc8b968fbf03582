import type { Profile } from '../../shared/model/profile';
import { credentialWarning } from '../setup/credential-age';
import { HealthMonitor } from '../health/services/health-monitor';
import type { AppError } from '../lib/errors';
import { outsideTurns } from '../lib/turn-context';
import { shownName } from '../setup/profile-name';
import type { AppContext } from './app-context';
import type { ActiveConnection } from './connection/active-connection';

/** What the link leads to, in a person's words; null without a profile. */
export function linkTarget(
  profile: Profile | null,
  { translator }: Pick<AppContext, 'translator'>,
): string | null {
  if (profile === null) return null;
  return profile.platform === 'sandbox' ? translator.t('tray:sandbox') : shownName(profile);
}

/** The state of the link to Coze, fed by sign-ins and by what becomes of the profiles. */
export function createHealthMonitor(
  context: AppContext,
  connection: ActiveConnection,
): HealthMonitor {
  const { setup, translator, clock, logger, readSettings } = context;
  const health = new HealthMonitor({
    translator,
    clock,
    standing: () => tokenWarning(setup.active, readSettings().keyReminderDays, clock.now()),
    // Whatever made it look, it looks on nobody's behalf.
    probe: (signal) => outsideTurns(async () => (await connection.get()).probe(signal)),
  });
  connection.signedIn.on((error) => {
    if (error)
      logger.warn('sign-in failed', { module: 'auth', code: error.code, logid: error.logid });
    else logger.info('signed in', { module: 'auth' });
    if (error) health.report(error);
  });
  // A profile was renamed, or a token's last day has come nearer.
  setup.profiles.subscribe(() => {
    const target = linkTarget(setup.active, context);
    if (target !== null) health.review(target);
  });
  return health;
}

/**
 * What the link's state says of a profile's secret while all works: the end of a token. An old key
 * is a matter of the profile list only.
 */
function tokenWarning(profile: Profile | null, reminderDays: number, now: number): AppError | null {
  const warning = profile && credentialWarning(profile, reminderDays, now);
  return warning?.layer === 'token' ? warning : null;
}
