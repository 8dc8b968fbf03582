import { z } from 'zod';
import { errorViewSchema } from './error-view';
import { languageSchema } from './settings';

/** Where secrets are stored. `memory`: lost when the app ends. */
const secretStorageSchema = z.object({
  kind: z.enum(['keychain', 'file', 'memory']),
  /**
   * False when the keychain was requested but is missing: writing is refused until the person
   * chooses "this run only".
   */
  available: z.boolean(),
});
export type SecretStorage = z.infer<typeof secretStorageSchema>;

/** What every window needs to know about the running app. */
export const appStateSchema = z.object({
  version: z.string(),
  platform: z.enum(['linux', 'darwin', 'win32']),
  /** Language in use, after `system` was resolved. */
  language: languageSchema,
  secretStorage: secretStorageSchema,
  /** True where a tray icon can be shown, so that closing the window may hide it. */
  trayAvailable: z.boolean(),
  /**
   * The person closed the window and has not yet decided whether to stay in the tray; a state, so
   * that a page that loads late asks as well.
   */
  closeAsked: z.boolean(),
  /**
   * A route requested from outside the page (tray, notification, quick ask) that is not open yet;
   * the first part names the screen.
   */
  routeAsked: z.array(z.string()).nullable(),
  /**
   * What the person must know from the start, for example that a damaged database was set aside.
   */
  notices: z.array(errorViewSchema),
  dataFolder: z.string(),
});
export type AppStateView = z.infer<typeof appStateSchema>;
