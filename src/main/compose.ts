import { nativeTheme } from 'electron';
import type { FileLogger } from '../adapters/log-files';
import type { App } from '../core/app/app';
import { toAppError } from '../core/lib/errors';
import { OperationsRunner } from '../core/app/operations/operations-runner';
import type { Language, Settings } from '../shared/model/settings';
import { AcceptanceRunner } from './acceptance-runner';
import type { QuickAskShortcut } from './adapters/quick-ask-shortcut';
import { systemProxy } from './adapters/system-proxy';
import { AppState } from './app-state';
import type { AppPaths } from './app-paths';
import { closeDecision } from './close-policy';
import { composeDesktop, type Desktop } from './compose-desktop';
import { desktopActions } from './desktop-actions';
import type { DesktopState } from './desktop-state';
import { announceEvents } from './ipc/events/announce-all';
import { DeltaRouter } from './ipc/streaming/delta-router';
import { createDispatch, type Dispatch } from './ipc/dispatch';
import { createHandlers } from './ipc/handlers/all-handlers';
import { announceLog } from './ipc/events/announce-log';
import { publish } from './ipc/events/publish';
import { endAll, startAll, type LifecycleOptions } from './lifecycle';
import { openProduct, portOf, type OpenedProduct } from './open-product';
import type { TrayRunner } from './tray/tray-runner';

/** What the shell does for the app. */
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

/** The running app for the shell. */
export interface Composition {
  dispatch: Dispatch;
  /** Handles the person closing the window: hides it, asks, or quits. */
  closeWindow: () => void;
  quickAsk: () => void;
  start: (useSandbox: boolean) => Promise<void>;
  dispose: () => Promise<void>;
}

/** Creates adapters, app, IPC and tray: the only file of the shell that knows them all. */
export function compose(shell: Shell): Composition {
  const product = openProduct(shell);
  const { app, settings, secrets, starts } = product;
  const parts = createShellParts(shell, product);
  const { appState, keys, quickAsk, tray } = parts;
  followSettings(shell, product, parts);
  announceEvents({ ...parts, app, settings });
  announceLog(product.logger);
  app.notices.subscribe(({ value }) => appState.addNotices(value));
  const living = { ...parts, app, logger: product.logger };
  return {
    dispatch: createShellDispatch(shell, product, parts, leaveSafeMode(appState, living)),
    closeWindow: () => closeWindow(tray.isShown, settings.value, shell, appState),
    quickAsk: () => quickAsk.open(),
    start: async (useSandbox) => {
      keys.use(settings.value.quickAskShortcut);
      appState.change({ secretStorage: await secrets.status() });
      // A disk that cannot store the choice must not prevent the start.
      if (useSandbox)
        await app.setup
          .useSandbox()
          .catch((thrown: unknown) => appState.addNotices([toAppError(thrown)]));
      await (starts.safe ? startSafely(app, shell) : startAll(living));
      starts.begun();
    },
    dispose: async () => {
      keys.release();
      await endAll(living);
      starts.cameThrough();
    },
  };
}

/** What the shell adds to the app. */
interface ShellParts extends Desktop {
  appState: AppState;
  acceptance: AcceptanceRunner;
  operations: OperationsRunner;
  deltas: DeltaRouter;
  /** Shows the window at this route. */
  openRoute: (route: readonly string[]) => void;
}

function createShellParts(shell: Shell, product: OpenedProduct): ShellParts {
  const { app, settings, presenter, sandbox, notices } = product;
  const { dataFolder, monitoringPage } = shell.paths;
  const appState = new AppState({
    version: shell.version,
    dataFolder,
    translator: app.translator,
    startNotices: notices,
  });
  const openRoute = (route: readonly string[]): void => {
    shell.showWindow();
    appState.change({ routeAsked: [...route] });
  };
  presenter.clicked.on(openRoute);
  const acceptance = new AcceptanceRunner(app, () => settings.value, {
    sandbox,
    systemProxy,
    pageFolder: monitoringPage,
    version: shell.version,
  });
  const operations = new OperationsRunner(app, {
    port: portOf(process.env['SALON_OPS_PORT']),
    pageFolder: monitoringPage,
    regressed: () => acceptance.service.state.value.regressed,
  });
  const desktop = composeDesktop({
    app,
    shell,
    notifications: presenter,
    openRoute,
    acceptance: acceptance.service,
    copyAddress: (address) => copyAddress(app, address),
    onTray: (isThere) => trayChanged(isThere, appState, shell),
  });
  const deltas = new DeltaRouter((delta, windowId) => publish('chat.delta', delta, windowId));
  return { ...desktop, appState, acceptance, operations, deltas, openRoute };
}

/** Applies a change of the settings at once. */
function followSettings(
  shell: Shell,
  { app, settings, logger, language }: OpenedProduct,
  parts: ShellParts,
): void {
  settings.state.subscribe(({ value }) => {
    applySettings(value, logger, shell, parts.keys);
    if (app.translator.language !== language()) speak(language(), { ...parts, app });
    void app.settingsChanged();
    void parts.operations.follow();
  });
}

function createShellDispatch(
  shell: Shell,
  { app, settings, logger, presenter, bundleSources }: OpenedProduct,
  parts: ShellParts,
  startNormally: () => Promise<void>,
): Dispatch {
  const { dataFolder } = shell.paths;
  return createDispatch({
    handlers: createHandlers({
      ...parts,
      app,
      settings,
      bundleSources,
      acceptance: parts.acceptance.service,
      desktop: desktopActions,
      notifications: presenter,
      startNormally,
      shell: { ...shell, dataFolder, openRoute: parts.openRoute },
    }),
    describe: (error) => app.translator.describe(error),
    onInternalError: (name, thrown) =>
      logger.error('request failed', {
        name,
        reason: String(thrown instanceof Error ? thrown.stack : thrown),
      }),
  });
}

/** After a crash loop the window explains it, even if it was to start hidden. */
async function startSafely(app: App, shell: Shell): Promise<void> {
  shell.showWindow();
  await app.startSafely();
}

interface Speakers {
  app: App;
  appState: AppState;
  tray: TrayRunner;
  surroundings: DesktopState;
  operations: OperationsRunner;
}

/** Changes the language of everything with texts. */
function speak(
  language: Language,
  { app, appState, tray, surroundings, operations }: Speakers,
): void {
  app.setLanguage(language);
  appState.republish(language);
  tray.refresh();
  surroundings.refresh();
  operations.republish();
}

/** Without an icon nobody could open a hidden window again. */
function trayChanged(isThere: boolean, appState: AppState, shell: Shell): void {
  appState.change({ trayAvailable: isThere });
  if (!isThere && !shell.isWindowVisible()) shell.showWindow();
}

function closeWindow(
  hasTray: boolean,
  { closeAction }: Settings,
  shell: Shell,
  appState: AppState,
): void {
  const decision = closeDecision(hasTray, closeAction);
  if (decision === 'ask') appState.change({ closeAsked: true });
  else if (decision === 'hide') shell.hideWindow();
  else shell.quit();
}

/** Applies the settings, after every change. */
function applySettings(
  value: Settings,
  logger: FileLogger,
  shell: Shell,
  keys: QuickAskShortcut,
): void {
  nativeTheme.themeSource = value.theme;
  logger.setDebug(value.debug);
  shell.setTextScale(value.textScale);
  keys.use(value.quickAskShortcut);
}

/** Handles "start everything": starts it once, and removes the notice. */
function leaveSafeMode(appState: AppState, living: LifecycleOptions): () => Promise<void> {
  let starting: Promise<void> | null = null;
  return () => {
    appState.withdrawNotice('SAFE_MODE');
    starting ??= startAll(living);
    return starting;
  };
}

/** Copies the address; the tunnel remembers it as the one Coze has. */
function copyAddress(app: App, address: string): void {
  desktopActions.copyText(address);
  app.tunnel.recordCopied(address);
}
