import { app as electron, nativeTheme } from 'electron';
import { keychainScope } from '../adapters/data-folder';
import { KeychainSecretStore } from '../adapters/keychain-secret-store';
import { LocalSandboxLauncher } from '../adapters/local-sandbox-launcher';
import type { FileLogger } from '../adapters/log-files';
import { App } from '../core/app';
import { toAppError } from '../core/lib/errors';
import { Redactor } from '../core/lib/redact';
import { OperationsKeeper } from '../core/operations-keeper';
import { systemClock } from '../core/ports/clock';
import type { Logger } from '../core/ports/logger';
import type { Language, Settings } from '../shared/model/settings';
import { AcceptanceKeeper } from './acceptance-keeper';
import { AppUsage } from './adapters/app-usage';
import { DesktopNoticeBoard } from './adapters/notifications';
import type { QuickAskShortcut } from './adapters/quick-ask-shortcut';
import { systemProxy } from './adapters/system-proxy';
import { AppStateKeeper } from './app-state';
import type { AppPaths } from './app-paths';
import { closeDecision } from './close-policy';
import { composeDesktop } from './desktop-composition';
import { desktopActions } from './desktop-actions';
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
import type { TrayKeeper } from './tray/tray-keeper';

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
  const { dataFolder } = shell.paths;
  const openRoute = (route: readonly string[]): void => {
    shell.showWindow();
    publish('app.route-asked', { route: [...route] });
  };
  const { app, settings, logger, secrets, notices, language, startNotices, sandbox } = openProduct(shell, openRoute);
  const appState = new AppStateKeeper({ version: shell.version, dataFolder, translator: app.translator, startNotices });
  const operations = new OperationsKeeper(app, { port: portOf(process.env['SALON_OPS_PORT']), pageFolder: shell.paths.monitoringPage });
  const acceptance = new AcceptanceKeeper(app, () => settings.value, { sandbox, systemProxy, pageFolder: shell.paths.monitoringPage, version: shell.version });
  const deltas = new DeltaRouter((delta, windowId) => publish('chat.delta', delta, windowId));
  const { quickAsk, keys, surroundings, tray, libraries } = composeDesktop({
    app, shell, notices, openRoute, acceptance: acceptance.service, copyAddress: (address) => copyAddress(app, address),
    onTray: (isThere) => noteTray(isThere, appState, shell),
  });
  const speak = (): void => {
    if (app.translator.language === language()) return;
    app.setLanguage(language());
    retellAll(language(), { appState, tray, surroundings, operations });
  };
  settings.state.subscribe(({ value }) => {
    applySettings(value, logger, shell, keys);
    speak();
    void app.settingsChanged();
    void operations.follow();
  });
  announceEvents({ app, appState, settings, surroundings, operations, deltas });
  announceLog(logger);
  app.notices.subscribe(({ value }) => appState.addNotices(value));

  return {
    dispatch: createDispatch({
      handlers: createHandlers({ app, acceptance: acceptance.service, appState, settings, operations, deltas, desktop: desktopActions, surroundings, notices, quickAsk, libraries, shell: { ...shell, dataFolder, openRoute } }),
      describe: (error) => app.translator.describe(error),
      onInternalError: (name, thrown) => logger.error('request failed', { name, reason: String(thrown instanceof Error ? thrown.stack : thrown) }),
    }),
    closeWindow: () => closeWindow(tray.isShown, settings.value, shell, appState),
    quickAsk: () => quickAsk.open(),
    start: async (useSandbox) => {
      keys.use(settings.value.quickAskShortcut);
      appState.change({ secretStorage: await secrets.status() });
      await startProduct(useSandbox, { app, appState, tray, operations, acceptance, logger });
    },
    dispose: async () => {
      keys.release();
      await acceptance.dispose();
      tray.dispose();
      await operations.dispose();
      await app.dispose();
      logger.close();
    },
  };
}

/** The product over the adapters of this machine. */
function openProduct({ paths, version }: Shell, openRoute: (route: readonly string[]) => void) {
  const { dataFolder, knowledge, inboxProgram } = paths;
  const { store, notices: startNotices } = openSettings(dataFolder);
  const settings = new SettingsState(store);
  const redactor = new Redactor();
  const logger = openLogger(dataFolder, redactor, settings.value.debug);
  const secrets = new KeychainSecretStore(keychainScope(dataFolder, process.platform, process.env));
  const language = (): Language => languageInUse(settings.value.language, electron.getPreferredSystemLanguages());
  const notices = new DesktopNoticeBoard(openRoute);
  const sandbox = new LocalSandboxLauncher(knowledge);
  const app = new App({
    dataFolder, language: language(), secrets, settings: store, sandbox, clock: systemClock, logger, systemProxy, inboxProgram,
    kai: { attended: true, approver: () => ({ allows: 'none' as const, asks: true }), version },
    noticeBoard: notices, usage: new AppUsage(), redactor, webhookPort: portOf(process.env['SALON_WEBHOOK_PORT']),
  });
  return { app, settings, logger, secrets, notices, language, startNotices, sandbox };
}

/** Everything that keeps sentences says them again. */
function retellAll(language: Language, parts: { appState: AppStateKeeper; tray: TrayKeeper; surroundings: { refresh: () => void }; operations: OperationsKeeper }): void {
  parts.appState.retell(language);
  parts.tray.refresh();
  parts.surroundings.refresh();
  parts.operations.retell();
}

interface Startable {
  app: App;
  appState: AppStateKeeper;
  tray: TrayKeeper;
  operations: OperationsKeeper;
  acceptance: AcceptanceKeeper;
  logger: Logger;
}

/** One part after the other; the page is there already. */
async function startProduct(useSandbox: boolean, { app, appState, tray, operations, acceptance, logger }: Startable): Promise<void> {
  // A disk that refuses to remember the choice must not keep the rest from starting.
  if (useSandbox) await app.setup.useSandbox().catch((thrown: unknown) => appState.addNotices([toAppError(thrown)]));
  await app.start();
  await tray.open();
  await startWebhooks(app, tray, logger);
  await operations.follow();
  await acceptance.start();
}

/** Without an icon nobody could open a hidden window again. */
function noteTray(isThere: boolean, appState: AppStateKeeper, shell: Shell): void {
  appState.change({ trayAvailable: isThere });
  if (!isThere && !shell.isWindowVisible()) shell.showWindow();
}

function closeWindow(hasTray: boolean, { closeAction }: Settings, shell: Shell, appState: AppStateKeeper): void {
  const decision = closeDecision(hasTray, closeAction);
  if (decision === 'ask') appState.change({ closeAsked: true });
  else if (decision === 'hide') shell.hideWindow();
  else shell.quit();
}

/** What every change of the settings does at once. */
function applySettings(value: Settings, logger: FileLogger, shell: Shell, keys: QuickAskShortcut): void {
  nativeTheme.themeSource = value.theme;
  logger.setDebug(value.debug);
  shell.setTextScale(value.textScale);
  keys.use(value.quickAskShortcut);
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
