import { z } from 'zod';
import { nothing, request } from './define';

/** The small window for one question in between. */
export const quickAskRequests = {
  /** Opens it, or hides it when it is in front. */
  'quick.toggle': request(nothing, nothing),
  'quick.hide': request(nothing, nothing),
  /**
   * So high is what it shows now, pixels of the page; the first one says that the page is ready to
   * be seen.
   */
  'quick.fit': request(z.object({ height: z.number().min(0).max(5000) }), nothing),
  /** Shows a place in the main window, and hides this one. */
  'quick.openMain': request(z.object({ route: z.array(z.string().max(200)).max(5) }), nothing),
};

export const quickAskEvents = {
  /** It was opened again; after a long time with `fresh`: begin a new conversation. */
  'quick.shown': z.object({ fresh: z.boolean() }),
};
