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
import { AppUsage } from './adapters/app-usage';
import { DesktopNoticeBoard } from './adapters/notifications';
import type { QuickAskShortcut } from './adapters/quick-ask-shortcut';
import { systemProxy } from './adapters/system-proxy';
import { AppStateKeeper } from './app-state';
import type { AppPaths } from './app-paths';
import { closeDecision } from './close-policy';
import { composeDesktop } from './desktop-composition';
import { desktopActions } from './desktop-actions';
import type { DesktopStateKeeper } from './desktop-state';
import { announceEvents } from './ipc/announce';
import { DeltaRouter } from './ipc/delta-router';
import { createDispatch, type Dispatch } from './ipc/dispatch';
import { createHandlers } from './ipc/handlers';
import { announceLog } from './ipc/log-handlers';
import { publish } from './ipc/publish';
import { announceWebhooks } from './ipc/webhook-handlers';
import { openLogger } from './open-logger';
import { openSafeGround } from './safety-composition';
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
  /** Ends the app and starts it again. */
  restart: () => void;
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
  const { dataFolder, knowledge, inboxProgram, databaseProgram } = shell.paths;
  const { starts, store, audit, bundleSources, notices: startNotices } = openSafeGround(dataFolder, shell.version);
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
    dataFolder, language: language(), secrets, settings: store, sandbox, clock: systemClock, logger, systemProxy, kai, inboxProgram, databaseProgram, noticeBoard: notices,
    usage: new AppUsage(), redactor, audit, version: shell.version, webhookPort: portOf(process.env['SALON_WEBHOOK_PORT']),
  });
  const appState = new AppStateKeeper({ version: shell.version, dataFolder, translator: app.translator, startNotices });
  const operations = new OperationsKeeper(app, { port: portOf(process.env['SALON_OPS_PORT']), pageFolder: shell.paths.monitoringPage });
  const deltas = new DeltaRouter((delta, windowId) => publish('chat.delta', delta, windowId));
  const { quickAsk, keys, surroundings, tray, libraries } = composeDesktop({
    app, shell, notices, openRoute, copyAddress: (address) => copyAddress(app, address),
    onTray: (isThere) => noteTray(isThere, appState, shell),
  });
  settings.state.subscribe(({ value }) => {
    applySettings(value, logger, shell, keys);
    if (app.translator.language !== language()) speak(language(), { app, appState, tray, surroundings, operations });
    void app.settingsChanged();
    void operations.follow();
  });
  announceEvents({ app, appState, settings, surroundings, operations, deltas });
  announceLog(logger);
  app.notices.subscribe(({ value }) => appState.addNotices(value));

  const startAll = (): Promise<void> => startEverything(app, tray, operations, logger);
  const startNormally = leaveSafeMode(appState, startAll);

  return {
    dispatch: createDispatch({
      handlers: createHandlers({ app, appState, settings, operations, deltas, desktop: desktopActions, surroundings, notices, quickAsk, libraries, bundleSources, startNormally, shell: { ...shell, dataFolder, openRoute } }),
      describe: (error) => app.translator.describe(error),
      onInternalError: (name, thrown) => logger.error('request failed', { name, reason: String(thrown instanceof Error ? thrown.stack : thrown) }),
    }),
    closeWindow: () => closeWindow(tray.isShown, settings.value, shell),
    quickAsk: () => quickAsk.open(),
    start: async (useSandbox) => {
      keys.use(settings.value.quickAskShortcut);
      appState.change({ secretStorage: await secrets.status() });
      // A disk that refuses to remember the choice must not keep the rest from starting.
      if (useSandbox) await app.setup.useSandbox().catch((thrown: unknown) => appState.addNotices([toAppError(thrown)]));
      await (starts.safe ? startSafely(app, shell) : startAll());
      starts.begun();
    },
    dispose: async () => {
      keys.release();
      await endAll({ app, tray, operations, logger });
      starts.cameThrough();
    },
  };
}

interface Speakers {
  app: App;
  appState: AppStateKeeper;
  tray: TrayKeeper;
  surroundings: DesktopStateKeeper;
  operations: OperationsKeeper;
}

/** Everything that says something says it in another language from now on. */
function speak(language: Language, { app, appState, tray, surroundings, operations }: Speakers): void {
  app.setLanguage(language);
  appState.retell(language);
  tray.refresh();
  surroundings.refresh();
  operations.retell();
}

/** Without an icon nobody could open a hidden window again. */
function noteTray(isThere: boolean, appState: AppStateKeeper, shell: Shell): void {
  appState.change({ trayAvailable: isThere });
  if (!isThere && !shell.isWindowVisible()) shell.showWindow();
}

function closeWindow(hasTray: boolean, { closeAction }: Settings, shell: Shell): void {
  const decision = closeDecision(hasTray, closeAction);
  if (decision === 'ask') publish('app.close-asked', {});
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

/** Ends everything, the log last. */
async function endAll({ app, tray, operations, logger }: { app: App; tray: TrayKeeper; operations: OperationsKeeper; logger: FileLogger }): Promise<void> {
  tray.dispose();
  await operations.dispose();
  await app.dispose();
  logger.close();
}

/** What a usual start does, once the window is there. */
async function startEverything(app: App, tray: TrayKeeper, operations: OperationsKeeper, logger: Logger): Promise<void> {
  await app.start();
  await tray.open();
  await startWebhooks(app, tray, logger);
  await operations.follow();
}

/** What the person's "start everything" does: once, and the notice is gone. */
function leaveSafeMode(appState: AppStateKeeper, startAll: () => Promise<void>): () => Promise<void> {
  let starting: Promise<void> | null = null;
  return () => {
    appState.withdrawNotice('SAFE_MODE');
    starting ??= startAll();
    return starting;
  };
}

/** After a crash loop the window says so, whether it was to be hidden or not. */
async function startSafely(app: App, shell: Shell): Promise<void> {
  shell.showWindow();
  await app.startSafely();
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
