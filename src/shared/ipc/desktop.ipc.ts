import { z } from 'zod';
import {
  aboutAppSchema,
  bundledLibrarySchema,
  dataSizesSchema,
  desktopStateSchema,
} from '../model/desktop';
import { errorViewSchema } from '../model/error-view';
import { nothing, request, snapshotOf } from './define';

const desktopSnapshot = snapshotOf(desktopStateSchema);

/**
 * The desktop integration: starting with the computer, global keys, notifications, files, bundled
 * libraries.
 */
export const desktopRequests = {
  /** Reads again what may have been changed from outside. */
  'desktop.get': request(nothing, desktopSnapshot),
  /** Errors: DISK_READ_ONLY, DISK_FULL, LOGIN_ITEM_REFUSED. */
  'desktop.setLoginItem': request(z.object({ enabled: z.boolean() }), nothing),
  /**
   * Shows a notification now, even if a window is in front; `error` is the reason when none was
   * shown.
   */
  'desktop.testNotification': request(nothing, z.object({ error: errorViewSchema.nullable() })),
  /** Disables the global keys while the person chooses keys by pressing them. */
  'desktop.recordKeys': request(z.object({ recording: z.boolean() }), nothing),
  'desktop.openDataFolder': request(nothing, nothing),
  'desktop.dataSizes': request(nothing, dataSizesSchema),
  /**
   * Number of conversations that would be deleted if they were kept for `days`; pinned ones and
   * those with a bookmark are kept.
   */
  'desktop.oldConversations': request(
    z.object({ days: z.number().int().min(1).max(3650) }),
    z.object({ count: z.number().int() }),
  ),
  'desktop.about': request(nothing, aboutAppSchema),
  'desktop.libraries': request(nothing, z.array(bundledLibrarySchema)),
  /** Null when the author added none. */
  'desktop.licenceText': request(
    z.object({ name: z.string().max(300), version: z.string().max(100) }),
    z.object({ text: z.string().nullable() }),
  ),
};

export const desktopEvents = { 'desktop.changed': desktopSnapshot };
