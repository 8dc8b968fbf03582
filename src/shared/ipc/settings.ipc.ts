import { settingsChangeSchema, settingsSchema } from '../model/settings';
import { nothing, request, snapshotOf } from './define';

const settingsSnapshot = snapshotOf(settingsSchema);

/** Settings of the person. */
export const settingsRequests = {
  'settings.get': request(nothing, settingsSnapshot),
  'settings.change': request(settingsChangeSchema.omit({ tunnel: true }), nothing),
};

export const settingsEvents = { 'settings.changed': settingsSnapshot };
