import type { Settings } from '../../shared/model/settings';

/** Is work on the services under way, so that their trouble is no news. */
export function inMaintenance(
  { maintenanceUntil }: Pick<Settings, 'maintenanceUntil'>,
  now: number,
): boolean {
  return maintenanceUntil !== null && now < Date.parse(maintenanceUntil);
}

/** How long it still lasts, milliseconds; 0 when none is under way. */
export function maintenanceLeft(settings: Pick<Settings, 'maintenanceUntil'>, now: number): number {
  return inMaintenance(settings, now) && settings.maintenanceUntil !== null
    ? Date.parse(settings.maintenanceUntil) - now
    : 0;
}
