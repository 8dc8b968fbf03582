import type { App } from '../../../core/app/app';
import { AppError } from '../../../core/lib/errors';
import type { AppState } from '../../app-state';
import { carryOutClose } from '../../close-policy';
import type { DesktopActions } from '../../desktop-actions';
import type { SettingsState } from '../../settings-state';
import type { HandlersOf } from '../dispatch';

export interface AppHandlerOptions {
  app: App;
  appState: AppState;
  settings: SettingsState;
  desktop: DesktopActions;
  shell: { hideWindow: () => void; quit: () => void };
  /** Ends safe mode. */
  startNormally: () => Promise<void>;
}

/** Every request about the window and its notices. */
export function appHandlers({
  app,
  appState,
  settings,
  desktop,
  shell,
  startNormally,
}: AppHandlerOptions): HandlersOf<'app'> {
  return {
    'app.get': () => appState.state.snapshot,
    'app.copyText': ({ text }) => {
      desktop.copyText(text);
      app.tunnel.recordCopied(text);
    },
    'app.openLink': async ({ url }) => {
      if (!(await desktop.openLink(url)))
        throw new AppError('INVALID_INPUT', { params: { detail: 'url' } });
    },
    'app.dismissNotice': ({ index }) => appState.dismissNotice(index),
    'app.startNormally': () => startNormally(),
    'app.routeShown': () => appState.change({ routeAsked: null }),
    'app.answerClose': (answer) => {
      appState.change({ closeAsked: false });
      carryOutClose(answer, settings, shell);
    },
  };
}
