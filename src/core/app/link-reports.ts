import type { Profile } from '../../shared/model/profile';
import { credentialWarning } from '../setup/credential-age';
import { HealthMonitor } from '../health/services/health-monitor';
import type { AppError } from '../lib/errors';
import { outsideTurns } from '../lib/turn-context';
import { shownName } from '../setup/profile-name';
import type { AppContext } from './app-context';
import type { ActiveConnection } from './connection/active-connection';

/** Display name of the connection's target; null without a profile. */
export function linkTarget(
  profile: Profile | null,
  { translator }: Pick<AppContext, 'translator'>,
): string | null {
  if (profile === null) return null;
  return profile.platform === 'sandbox' ? translator.t('tray:sandbox') : shownName(profile);
}

/** The state of the connection to Coze, fed by sign-ins and by changes of the profiles. */
export function createHealthMonitor(
  context: AppContext,
  connection: ActiveConnection,
): HealthMonitor {
  const { setup, translator, clock, logger, readSettings } = context;
  const health = new HealthMonitor({
    translator,
    clock,
    standing: () => tokenWarning(setup.active, readSettings().keyReminderDays, clock.now()),
    // A probe belongs to no turn, whatever triggered it.
    probe: (signal) => outsideTurns(async () => (await connection.get()).probe(signal)),
  });
  connection.signedIn.on((error) => {
    if (error)
      logger.warn('sign-in failed', { module: 'auth', code: error.code, logid: error.logid });
    else logger.info('signed in', { module: 'auth' });
    if (error) health.report(error);
  });
  // A profile was renamed, or a token's last day is closer.
  setup.profiles.subscribe(() => {
    const target = linkTarget(setup.active, context);
    if (target !== null) health.review(target);
  });
  return health;
}

/**
 * What the connection's state says about a profile's secret while everything works: the end of a
 * token. An old key is only shown in the profile list.
 */
function tokenWarning(profile: Profile | null, reminderDays: number, now: number): AppError | null {
  const warning = profile && credentialWarning(profile, reminderDays, now);
  return warning?.layer === 'token' ? warning : null;
}
