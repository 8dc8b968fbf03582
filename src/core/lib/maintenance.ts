import type { Settings } from '../../shared/model/settings';

/** Tells whether maintenance is under way, so that problems are not news. */
export function inMaintenance(
  { maintenanceUntil }: Pick<Settings, 'maintenanceUntil'>,
  now: number,
): boolean {
  return maintenanceUntil !== null && now < Date.parse(maintenanceUntil);
}

/** Remaining time in milliseconds; 0 when no maintenance is under way. */
export function maintenanceLeft(settings: Pick<Settings, 'maintenanceUntil'>, now: number): number {
  return inMaintenance(settings, now) && settings.maintenanceUntil !== null
    ? Date.parse(settings.maintenanceUntil) - now
    : 0;
}
