import { join } from 'node:path';
import { app as electron, globalShortcut, nativeTheme } from 'electron';
import { keychainScope } from '../adapters/data-folder';
import { KeychainSecretStore } from '../adapters/keychain-secret-store';
import { LocalSandboxLauncher } from '../adapters/local-sandbox-launcher';
import { App } from '../core/app';
import { toAppError } from '../core/lib/errors';
import { Redactor } from '../core/lib/redact';
import { OperationsKeeper } from '../core/operations-keeper';
import { systemClock } from '../core/ports/clock';
import type { Logger } from '../core/ports/logger';
import type { Language } from '../shared/model/settings';
import { loginItemControl } from './adapters/login-item';
import { DesktopNoticeBoard } from './adapters/notifications';
import { QuickAskShortcut } from './adapters/quick-ask-shortcut';
import { systemProxy } from './adapters/system-proxy';
import { AppUsage } from './adapters/app-usage';
import { AppStateKeeper } from './app-state';
import type { AppPaths } from './app-paths';
import { BundledLibraries } from './bundled-libraries';
import { closeDecision } from './close-policy';
import { desktopActions } from './desktop-actions';
import { DesktopStateKeeper } from './desktop-state';
import { announceEvents } from './ipc/announce';
import { DeltaRouter } from './ipc/delta-router';
import { createDispatch, type Dispatch } from './ipc/dispatch';
import { createHandlers } from './ipc/handlers';
import { announceLog } from './ipc/log-handlers';
import { publish } from './ipc/publish';
import { announceWebhooks } from './ipc/webhook-handlers';
import { openLogger } from './open-logger';
import { openSettings } from './open-settings';
import { SettingsState } from './settings-state';
import { languageInUse } from './system-language';
import { TrayKeeper, type TrayKeeperOptions } from './tray/tray-keeper';
import { QuickAskWindow } from './windows/quick-ask-window';

/** What the shell does for the product. */
export interface Shell {
  paths: AppPaths;
  version: string;
  developmentUrl: string | null;
  setTextScale: (percent: number) => void;
  isWindowVisible: () => boolean;
  showWindow: () => void;
  hideWindow: () => void;
  quit: () => void;
}

/** The running product as the shell sees it. */
export interface Composition {
  dispatch: Dispatch;
  /** The person closes the window: hides it, asks, or quits. */
  closeWindow: () => void;
  quickAsk: () => void;
  start: (useSandbox: boolean) => Promise<void>;
  dispose: () => Promise<void>;
}

/** Puts adapters, product, IPC and tray together: the only file of the shell that knows them all. */
export function compose(shell: Shell): Composition {
  const { dataFolder, knowledge, icons, inboxProgram } = shell.paths;
  const { store, notices: startNotices } = openSettings(dataFolder);
  const settings = new SettingsState(store);
  const redactor = new Redactor();
  const logger = openLogger(dataFolder, redactor, settings.value.debug);
  const secrets = new KeychainSecretStore(keychainScope(dataFolder, process.platform, process.env));
  const language = (): Language => languageInUse(settings.value.language, electron.getPreferredSystemLanguages());
  const sandbox = new LocalSandboxLauncher(knowledge);
  const openRoute = (route: readonly string[]): void => {
    shell.showWindow();
    publish('app.route-asked', { route: [...route] });
  };
  const notices = new DesktopNoticeBoard(openRoute);
  const kai = { attended: true, approver: () => ({ allows: 'none' as const, asks: true }), version: shell.version };
  const app = new App({
    dataFolder, language: language(), secrets, settings: store, sandbox, clock: systemClock, logger, systemProxy, kai, inboxProgram, noticeBoard: notices, usage: new AppUsage(),
    redactor, webhookPort: portOf(process.env['SALON_WEBHOOK_PORT']),
  });
  const appState = new AppStateKeeper({ version: shell.version, dataFolder, translator: app.translator, startNotices });
  const deltas = new DeltaRouter((delta, windowId) => publish('chat.delta', delta, windowId));
  const quickAsk = quickAskWindow(shell);
  const keys = new QuickAskShortcut(globalShortcut, { platform: process.platform, environment: process.env }, () => quickAsk.toggle());
  const surroundings = new DesktopStateKeeper({ loginItem: loginItemControl(process.platform, process.argv, process.env), keys, notices, translator: app.translator });
  const tray = new TrayKeeper({ app, iconFolder: icons, actions: trayActions(app, shell, quickAsk, openRoute), onAvailable: (isThere) => {
    appState.change({ trayAvailable: isThere });
    // Without an icon nobody could open it again.
    if (!isThere && !shell.isWindowVisible()) shell.showWindow();
  } });

  const operations = new OperationsKeeper(app, { port: portOf(process.env['SALON_OPS_PORT']), pageFolder: shell.paths.monitoringPage });

  settings.state.subscribe(({ value }) => {
    nativeTheme.themeSource = value.theme;
    logger.setDebug(value.debug);
    shell.setTextScale(value.textScale);
    keys.use(value.quickAskShortcut);
    if (app.translator.language === language()) return;
    app.setLanguage(language());
    appState.retell(language());
    tray.refresh();
    surroundings.refresh();
    operations.retell();
  });
  announceEvents({ app, appState, settings, surroundings, operations, deltas });
  announceLog(logger);
  app.notices.subscribe(({ value }) => appState.addNotices(value));
  settings.state.subscribe(() => {
    void app.settingsChanged();
    void operations.follow();
  });

  return {
    dispatch: createDispatch({
      handlers: createHandlers({
        app, appState, settings, operations, deltas, desktop: desktopActions, surroundings, notices, quickAsk, libraries: new BundledLibraries(shell.paths.libraries),
        shell: { ...shell, dataFolder, openRoute },
      }),
      describe: (error) => app.translator.describe(error),
      onInternalError: (name, thrown) => logger.error('request failed', { name, reason: String(thrown instanceof Error ? thrown.stack : thrown) }),
    }),
    closeWindow: () => {
      const decision = closeDecision(tray.isShown, settings.value.closeAction);
      if (decision === 'ask') publish('app.close-asked', {});
      else if (decision === 'hide') shell.hideWindow();
      else shell.quit();
    },
    quickAsk: () => quickAsk.open(),
    start: async (useSandbox) => {
      keys.use(settings.value.quickAskShortcut);
      appState.change({ secretStorage: await secrets.status() });
      // A disk that refuses to remember the choice must not keep the rest from starting.
      if (useSandbox) await app.setup.useSandbox().catch((thrown: unknown) => appState.addNotices([toAppError(thrown)]));
      await app.start();
      await tray.open();
      await startWebhooks(app, tray, logger);
      await operations.follow();
    },
    dispose: async () => {
      keys.release();
      tray.dispose();
      await operations.dispose();
      await app.dispose();
      logger.close();
    },
  };
}

function quickAskWindow({ paths, developmentUrl }: Shell): QuickAskWindow {
  return new QuickAskWindow({
    dataFolder: paths.dataFolder, iconPath: join(paths.icons, 'app-256.png'), preloadPath: paths.preload, developmentUrl,
    onShown: (windowId, fresh) => publish('quick.shown', { fresh }, windowId),
  });
}

function trayActions(app: App, shell: Shell, quickAsk: QuickAskWindow, openRoute: (route: readonly string[]) => void): TrayKeeperOptions['actions'] {
  return {
    open: shell.showWindow,
    quickAsk: () => quickAsk.open(),
    copyAddress: (address) => copyAddress(app, address),
    diagnose: () => {
      openRoute(['connection', 'diagnose']);
      void app.diagnose(new AbortController().signal).catch(() => {});
    },
    settings: () => openRoute(['settings']),
    quit: shell.quit,
  };
}

/** What keeps webhooks from starting is told on their own screen; the rest of the app runs without them. */
async function startWebhooks(app: App, tray: TrayKeeper, logger: Logger): Promise<void> {
  try {
    await announceWebhooks(app);
    const webhooks = await app.webhooks();
    webhooks.state.subscribe(({ value }) => tray.noteWebhook(value));
    await webhooks.start();
    await app.tunnel.start();
  } catch (thrown) {
    logger.error('webhooks not started', { code: toAppError(thrown).code });
  }
}

/** The tunnel remembers which address Coze was given. */
function copyAddress(app: App, address: string): void {
  desktopActions.copyText(address);
  app.tunnel.noteCopied(address);
}

/** A port from the environment, as `serve --webhook-port` has it; anything else is as good as none. */
function portOf(text: string | undefined): number | undefined {
  return text !== undefined && /^\d{1,5}$/.test(text) && Number(text) <= 65_535 ? Number(text) : undefined;
}
