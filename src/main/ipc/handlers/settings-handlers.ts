import type { App } from '../../../core/app/app';
import type { SettingsState } from '../../settings-state';
import type { HandlersOf } from '../dispatch';

/** Every request about the settings. Changed network settings are tried at once. */
export function settingsHandlers({
  app,
  settings,
}: {
  app: App;
  settings: SettingsState;
}): HandlersOf<'settings'> {
  return {
    'settings.get': () => settings.state.snapshot,
    'settings.change': (change) => {
      settings.change(change);
      if (
        change.proxyMode !== undefined ||
        change.proxyAddress !== undefined ||
        change.proxyUser !== undefined
      )
        app.health.recheck();
    },
  };
}
