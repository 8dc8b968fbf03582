import { release, type } from 'node:os';
import type { App } from '../../../core/app/app';
import { AppError } from '../../../core/lib/errors';
import type { DesktopNotificationPresenter } from '../../adapters/notifications';
import type { BundledLibraries } from '../../bundled-libraries';
import type { QuickAskShortcut } from '../../adapters/quick-ask-shortcut';
import type { DesktopActions } from '../../desktop-actions';
import type { DesktopState } from '../../desktop-state';
import type { HandlersOf } from '../dispatch';

/** What the requests about the desktop need. */
export interface DesktopHandlerOptions {
  app: App;
  desktop: DesktopActions;
  surroundings: DesktopState;
  notifications: DesktopNotificationPresenter;
  libraries: BundledLibraries;
  keys: QuickAskShortcut;
  shell: { version: string; dataFolder: string };
}

/** Every request about the desktop integration. */
export function desktopHandlers({
  app,
  desktop,
  surroundings,
  notifications,
  libraries,
  keys,
  shell,
}: DesktopHandlerOptions): HandlersOf<'desktop'> {
  return {
    'desktop.get': () => {
      surroundings.refresh();
      return surroundings.state.snapshot;
    },
    'desktop.setLoginItem': ({ enabled }) => {
      surroundings.setLoginItem(enabled);
      app.audit.record({ action: 'login-item.changed', subject: enabled ? 'on' : 'off' });
    },
    'desktop.testNotification': async () => {
      const t = (key: string): string => app.translator.t(`notifications:${key}`);
      const error = await notifications.tryOut({
        title: t('test'),
        text: t('testText'),
        route: ['settings', 'notifications'],
      });
      return { error: error && app.translator.describe(error) };
    },
    'desktop.recordKeys': ({ recording }) => (recording ? keys.pause() : keys.resume()),
    'desktop.openDataFolder': async () => {
      if ((await desktop.openFolder(shell.dataFolder)) !== '')
        throw new AppError('FILE_UNREADABLE', { params: { name: shell.dataFolder } });
    },
    'desktop.dataSizes': () => app.dataSizes(),
    'desktop.oldConversations': async ({ days }) => ({
      count: await app.countOldConversations(days),
    }),
    'desktop.about': () => {
      const { electron, chrome, node } = process.versions;
      return {
        version: shell.version,
        electron,
        chromium: chrome,
        node,
        system: `${type()} ${release()} (${process.arch})`,
      };
    },
    'desktop.libraries': () => libraries.list(),
    'desktop.licenceText': async (library) => ({ text: await libraries.textOf(library) }),
  };
}
