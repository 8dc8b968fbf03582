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
 * The desktop around the app: starting with the computer, keys from everywhere, notifications,
 * files, what is built in.
 */
export const desktopRequests = {
  /** Looks anew at what may have been changed from outside. */
  'desktop.get': request(nothing, desktopSnapshot),
  /** DISK_READ_ONLY, DISK_FULL, LOGIN_ITEM_REFUSED. */
  'desktop.setLoginItem': request(z.object({ enabled: z.boolean() }), nothing),
  /** Shows a notification now, whatever window is in front; `error` says why none was shown. */
  'desktop.testNotification': request(nothing, z.object({ error: errorViewSchema.nullable() })),
  /**
   * While keys are being chosen by pressing them, none of them does anything from outside the page.
   */
  'desktop.recordKeys': request(z.object({ recording: z.boolean() }), nothing),
  'desktop.openDataFolder': request(nothing, nothing),
  'desktop.dataSizes': request(nothing, dataSizesSchema),
  /**
   * So many conversations would go if they were kept for `days` only; pinned ones and those with a
   * bookmark stay.
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
