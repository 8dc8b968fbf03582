import { z } from 'zod';
import { appStateSchema } from '../model/app-state';
import { nothing, request, snapshotOf } from './define';

const appSnapshot = snapshotOf(appStateSchema);

/** The app itself: state, clipboard, links, closing. */
export const appRequests = {
  'app.get': request(nothing, appSnapshot),
  /** Puts text on the clipboard, for which the page has no permission. */
  'app.copyText': request(z.object({ text: z.string().max(1_000_000) }), nothing),
  /** Opens an https or mailto link in the person's browser; INVALID_INPUT for anything else. */
  'app.openLink': request(z.object({ url: z.string().max(2000) }), nothing),
  'app.dismissNotice': request(z.object({ index: z.number().int().min(0) }), nothing),
  /** Ends safe mode: starts what a normal start would have started. */
  'app.startNormally': request(nothing, nothing),
  /** The page has opened the state's `routeAsked`. */
  'app.routeShown': request(nothing, nothing),
  /** The answer while `closeAsked` is set in the state; `remember` stores it in the settings. */
  'app.answerClose': request(
    z.object({ action: z.enum(['tray', 'quit', 'cancel']), remember: z.boolean() }),
    nothing,
  ),
};

export const appEvents = {
  'app.changed': appSnapshot,
};
