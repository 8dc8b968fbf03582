import type { Profile } from '../../shared/model/profile';
import { AppError } from '../lib/errors';

const DAY_MS = 24 * 60 * 60 * 1000;
/** Days until a personal access token expires at Coze, unless a person says otherwise. */
const PAT_DAYS = 30;
/** Days before its end at which a token is reported. */
const PAT_WARNING_DAYS = 7;

/** When a token entered now probably expires; null for a Studio's, which does not. ISO 8601. */
export function usualPatExpiry(platform: Profile['platform'], now: number): string | null {
  return platform === 'studio' ? null : new Date(now + PAT_DAYS * DAY_MS).toISOString();
}

/** The end of a local day, `YYYY-MM-DD`. ISO 8601. */
export function lastInstantOf(day: string): string {
  return new Date(`${day}T23:59:59`).toISOString();
}

/** Whole days until then: 0 on the last one, negative afterwards. */
function daysUntil(instant: string, now: number): number {
  return Math.floor((Date.parse(instant) - now) / DAY_MS);
}

/**
 * The warning for a credential: PAT_EXPIRED, PAT_EXPIRES_SOON, or KEY_OLD after `reminderDays` (0:
 * never); null for none, also while a rotation is under way.
 */
export function credentialWarning(
  profile: Profile,
  reminderDays: number,
  now: number,
): AppError | null {
  const { auth, platform, patExpiresAt, inUseSince, rotation } = profile;
  if (platform === 'sandbox') return null;
  if (auth === 'pat') {
    const days = patExpiresAt === null ? null : daysUntil(patExpiresAt, now);
    if (days === null || days >= PAT_WARNING_DAYS) return null;
    return days < 0
      ? new AppError('PAT_EXPIRED', { params: { days: -days } })
      : new AppError('PAT_EXPIRES_SOON', { params: { days: days + 1 } });
  }
  if (inUseSince === null || reminderDays === 0 || rotation !== null) return null;
  const age = Math.floor((now - Date.parse(inUseSince)) / DAY_MS);
  return age >= reminderDays ? new AppError('KEY_OLD', { params: { days: age } }) : null;
}
