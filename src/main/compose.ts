import { app as electron, nativeTheme } from 'electron';
import { keychainScope } from '../adapters/data-folder';
import { KeychainSecretStore } from '../adapters/keychain-secret-store';
import { LocalSandboxLauncher } from '../adapters/local-sandbox-launcher';
import { App } from '../core/app';
import { toAppError } from '../core/lib/errors';
import { Redactor } from '../core/lib/redact';
import { systemClock } from '../core/ports/clock';
import type { Logger } from '../core/ports/logger';
import type { Language } from '../shared/model/settings';
import { DesktopNotifier } from './adapters/notifications';
import { systemProxy } from './adapters/system-proxy';
import { AppStateKeeper } from './app-state';
import type { AppPaths } from './app-paths';
import { closeDecision } from './close-policy';
import { desktopActions } from './desktop-actions';
import { announceEvents } from './ipc/announce';
import { DeltaRouter } from './ipc/delta-router';
import { createDispatch, type Dispatch } from './ipc/dispatch';
import { createHandlers } from './ipc/handlers';
import { publish } from './ipc/publish';
import { announceWebhooks } from './ipc/webhook-handlers';
import { openLogger } from './open-logger';
import { openSettings } from './open-settings';
import { SettingsState } from './settings-state';
import { languageInUse } from './system-language';
import { TrayKeeper } from './tray/tray-keeper';

/** What the shell does for the product. */
export interface Shell {
  paths: AppPaths;
  version: string;
  showWindow: () => void;
  hideWindow: () => void;
  quit: () => void;
}

/** The running product as the shell sees it. */
export interface Composition {
  dispatch: Dispatch;
  /** The person closes the window: hides it, asks, or quits. */
  closeWindow: () => void;
  start: (useSandbox: boolean) => Promise<void>;
  dispose: () => Promise<void>;
}

/** Puts adapters, product, IPC and tray together: the only file of the shell that knows them all. */
export function compose(shell: Shell): Composition {
  const { dataFolder, knowledge, icons, inboxProgram } = shell.paths;
  const { store, notices } = openSettings(dataFolder);
  const settings = new SettingsState(store);
  const redactor = new Redactor();
  const logger = openLogger(dataFolder, redactor, settings.value.debug);
  const secrets = new KeychainSecretStore(keychainScope(dataFolder, process.platform, process.env));
  const language = (): Language => languageInUse(settings.value.language, electron.getPreferredSystemLanguages());
  const sandbox = new LocalSandboxLauncher(knowledge);
  const notifier = new DesktopNotifier((route) => {
    shell.showWindow();
    publish('app.route-asked', { route: [...route] });
  });
  const kai = { attended: true, approver: () => ({ allows: 'none' as const, asks: true }), redactor, version: shell.version };
  const app = new App({
    dataFolder, language: language(), secrets, settings: store, sandbox, clock: systemClock, logger, systemProxy, kai, inboxProgram, notifier,
    webhookPort: portOf(process.env['SALON_WEBHOOK_PORT']),
  });
  const appState = new AppStateKeeper({ version: shell.version, dataFolder, translator: app.translator, startNotices: notices });
  const deltas = new DeltaRouter((delta, windowId) => publish('chat.delta', delta, windowId));
  const tray = new TrayKeeper(app, icons, { open: shell.showWindow, copyAddress: (address) => copyAddress(app, address), quit: shell.quit });

  settings.state.subscribe(({ value }) => {
    nativeTheme.themeSource = value.theme;
    logger.setDebug(value.debug);
    if (app.translator.language === language()) return;
    app.setLanguage(language());
    appState.retell(language());
    tray.refresh();
  });
  announceEvents({ app, appState, settings, deltas });
  app.notices.subscribe(({ value }) => appState.addNotices(value));
  settings.state.subscribe(() => void app.webhooksChanged());

  return {
    dispatch: createDispatch({
      handlers: createHandlers({ app, appState, settings, deltas, desktop: desktopActions, shell }),
      describe: (error) => app.translator.describe(error),
      onInternalError: (name, thrown) => logger.error('request failed', { name, reason: String(thrown instanceof Error ? thrown.stack : thrown) }),
    }),
    closeWindow: () => {
      const decision = closeDecision(tray.isShown, settings.value.closeAction);
      if (decision === 'ask') publish('app.close-asked', {});
      else if (decision === 'hide') shell.hideWindow();
      else shell.quit();
    },
    start: async (useSandbox) => {
      appState.change({ secretStorage: await secrets.status() });
      // A disk that refuses to remember the choice must not keep the rest from starting.
      if (useSandbox) await app.setup.useSandbox().catch((thrown: unknown) => appState.addNotices([toAppError(thrown)]));
      await app.start();
      await tray.open();
      appState.change({ trayAvailable: tray.isShown });
      await startWebhooks(app, tray, logger);
    },
    dispose: async () => {
      tray.dispose();
      await app.dispose();
      logger.close();
    },
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
