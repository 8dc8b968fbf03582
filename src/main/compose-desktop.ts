import { join } from 'node:path';
import { globalShortcut } from 'electron';
import type { AcceptanceService } from '../core/acceptance/acceptance-service';
import type { App } from '../core/app/app';
import { loginItemControl } from './adapters/login-item';
import type { DesktopNotificationPresenter } from './adapters/notifications';
import { QuickAskShortcut } from './adapters/quick-ask-shortcut';
import type { AppPaths } from './app-paths';
import { BundledLibraries } from './bundled-libraries';
import { DesktopState } from './desktop-state';
import { publish } from './ipc/events/publish';
import { TrayRunner, type TrayRunnerOptions } from './tray/tray-runner';
import { QuickAskWindow } from './windows/quick-ask-window';

export interface ComposeDesktopOptions {
  app: App;
  acceptance: AcceptanceService;
  shell: {
    paths: AppPaths;
    developmentUrl: string | null;
    showWindow: () => void;
    quit: () => void;
  };
  notifications: DesktopNotificationPresenter;
  openRoute: (route: readonly string[]) => void;
  copyAddress: (address: string) => void;
  onTray: TrayRunnerOptions['onAvailable'];
}

/** The parts of the desktop besides the main window. */
export interface Desktop {
  quickAsk: QuickAskWindow;
  keys: QuickAskShortcut;
  surroundings: DesktopState;
  tray: TrayRunner;
  libraries: BundledLibraries;
}

/** Creates tray, quick ask, its keys and the login item. */
export function composeDesktop(options: ComposeDesktopOptions): Desktop {
  const { app, acceptance, shell, notifications, onTray } = options;
  const { dataFolder, icons, preload, libraries } = shell.paths;
  const quickAsk = new QuickAskWindow({
    dataFolder,
    iconPath: join(icons, 'app-256.png'),
    preloadPath: preload,
    developmentUrl: shell.developmentUrl,
    onShown: (windowId, fresh) => publish('quick.shown', { fresh }, windowId),
  });
  const keys = new QuickAskShortcut(
    globalShortcut,
    { platform: process.platform, environment: process.env },
    () => quickAsk.toggle(),
  );
  return {
    quickAsk,
    keys,
    surroundings: new DesktopState({
      loginItem: loginItemControl(process.platform, process.argv, process.env),
      keys,
      notifications,
      translator: app.translator,
    }),
    tray: new TrayRunner({
      app,
      acceptance: acceptance.state,
      iconFolder: icons,
      actions: trayActions(options, quickAsk),
      onAvailable: onTray,
    }),
    libraries: new BundledLibraries(libraries),
  };
}

function trayActions(
  { app, acceptance, shell, openRoute, copyAddress }: ComposeDesktopOptions,
  quickAsk: QuickAskWindow,
): TrayRunnerOptions['actions'] {
  return {
    open: shell.showWindow,
    quickAsk: () => quickAsk.open(),
    copyAddress,
    diagnose: () => {
      openRoute(['connection', 'diagnose']);
      void app.diagnosis.chain(new AbortController().signal).catch(() => {});
    },
    acceptance: () => {
      openRoute(['health', 'acceptance']);
      void acceptance.begin({ choice: 'sandbox' }).catch(() => {});
    },
    bundle: () => openRoute(['health', 'bundle']),
    settings: () => openRoute(['settings']),
    quit: shell.quit,
  };
}
