import { z } from 'zod';
import { nothing, request } from './define';

/** The small window for a quick question. */
export const quickAskRequests = {
  /** Opens it, or hides it when it is in front. */
  'quick.toggle': request(nothing, nothing),
  'quick.hide': request(nothing, nothing),
  /**
   * Height of its content now, in pixels of the page; the first one reports that the page is ready
   * to be shown.
   */
  'quick.fit': request(z.object({ height: z.number().min(0).max(5000) }), nothing),
  /** Opens a route in the main window, and hides this one. */
  'quick.openMain': request(z.object({ route: z.array(z.string().max(200)).max(5) }), nothing),
};

export const quickAskEvents = {
  /** It was opened again; after a long time with `fresh`: start a new conversation. */
  'quick.shown': z.object({ fresh: z.boolean() }),
};
