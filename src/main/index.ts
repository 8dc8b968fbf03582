import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { app, Menu, nativeTheme, session } from 'electron';
import { ensureDataFolder } from '../adapters/data-folder';
import { appPaths } from './app-paths';
import type { Composition } from './compose';
import { earlySettings } from './early-settings';
import { registerRequests } from './ipc/register';
import { HIDDEN_ARGUMENT, QUICK_ASK_ARGUMENT } from './start-arguments';
import { declareAppScheme, serveAppScheme } from './windows/app-protocol';
import { openExternalLink } from './windows/external-links';
import { MainWindow } from './windows/main-window';
import { TextScale } from './windows/text-scale';
import { lockPages, lockSession } from './windows/session-lockdown';

const QUIT_LIMIT_MS = 4000;
const paths = appPaths(process.argv, process.env);
const developmentUrl = app.isPackaged ? null : (process.env['ELECTRON_RENDERER_URL'] ?? null);
const developmentOrigin = developmentUrl && new URL(developmentUrl).origin;
let main: MainWindow | null = null;
let composition: Composition | null = null;
let quitting = false;

// New files are readable for this user only.
process.umask(0o077);
declareAppScheme();
app.setPath('userData', chromiumFolder());
app.setName('Coffee Salon');
if (app.requestSingleInstanceLock()) run();
else app.quit();

function run(): void {
  lockPages(developmentOrigin, (link) => void openExternalLink(link));
  app.on('second-instance', (_event, argv) => {
    if (argv.includes(QUICK_ASK_ARGUMENT) && composition) composition.quickAsk();
    else main?.show();
  });
  app.on('activate', () => main?.show());
  // The app may stay in the tray; it decides itself when to end.
  app.on('window-all-closed', () => {});
  app.on('before-quit', (event) => {
    event.preventDefault();
    void quit();
  });
  const composed = open();
  registerRequests(
    composed.then(({ dispatch }) => dispatch),
    developmentOrigin,
  );
  void composed.then(({ start }) => start(process.argv.includes('--sandbox')));
}

/**
 * Opens the window first: the app is loaded once the first frame is on the screen, and requests
 * wait for it.
 */
async function open(): Promise<Composition> {
  await app.whenReady();
  const early = earlySettings(paths.dataFolder);
  nativeTheme.themeSource = early.theme;
  const textScale = new TextScale(early.textScale);
  if (process.platform !== 'darwin') Menu.setApplicationMenu(null);
  lockSession(session.defaultSession, developmentOrigin);
  serveAppScheme(paths.page);
  main = openWindow(
    early.textScale,
    early.startHidden || process.argv.includes(HIDDEN_ARGUMENT) || isLoginOnMac(),
  );
  await main.painted;
  const { compose } = await import('./compose');
  composition = compose({
    paths,
    version: app.getVersion(),
    developmentUrl,
    setTextScale: (percent) => textScale.change(percent),
    isWindowVisible: () => main?.window.isVisible() === true,
    showWindow: () => main?.show(),
    hideWindow: () => main?.window.hide(),
    quit: () => void quit(),
    restart: () => {
      app.relaunch();
      void quit();
    },
  });
  return composition;
}

function openWindow(textScale: number, hidden: boolean): MainWindow {
  return new MainWindow({
    dataFolder: paths.dataFolder,
    iconPath: join(paths.icons, 'app-256.png'),
    preloadPath: paths.preload,
    developmentUrl,
    textScale,
    hidden,
    onClose: () => {
      if (quitting) return true;
      if (composition) composition.closeWindow();
      else void quit();
      return false;
    },
  });
}

/** macOS passes no arguments and reports this itself. */
function isLoginOnMac(): boolean {
  return process.platform === 'darwin' && app.getLoginItemSettings().wasOpenedAtLogin;
}

/**
 * Folder of Chromium's own files, inside the data folder; elsewhere when that is not writable, so
 * that a window can report it.
 */
function chromiumFolder(): string {
  try {
    ensureDataFolder(paths.dataFolder);
    return join(paths.dataFolder, 'electron');
  } catch {
    return mkdtempSync(join(tmpdir(), 'coffee-salon-'));
  }
}

/** Stores what runs, then ends; waits at most four seconds for a part that hangs. */
async function quit(): Promise<void> {
  if (quitting) return;
  quitting = true;
  main?.save();
  const limit = new Promise<void>((resolve) => setTimeout(resolve, QUIT_LIMIT_MS));
  await Promise.race([composition?.dispose().catch(() => {}), limit]);
  app.exit(0);
}
