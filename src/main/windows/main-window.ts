import { BrowserWindow, nativeTheme, screen } from 'electron';
import { CrashBudget } from './crash-budget';
import { GROUND } from './ground';
import { PAGE_ADDRESS } from './page-address';
import { readWindowState, writeWindowState } from './window-state';

const SAVE_AFTER_MS = 400;
const RELOAD_AFTER_MS = 100;
const NO_FRAME_MS = 1000;

export interface MainWindowOptions {
  dataFolder: string;
  iconPath: string;
  preloadPath: string;
  /** Address of the development server, null otherwise. */
  developmentUrl: string | null;
  /** Not visible until `show` is called. */
  hidden: boolean;
  /** Scale of the page, in percent. */
  textScale: number;
  /** The person wants to close the window; returns true to let it close. */
  onClose: () => boolean;
}

/** The main window. Its page is sandboxed and is loaded again after a crash, at the same route. */
export class MainWindow {
  readonly window: BrowserWindow;
  /** Settles with the first frame, or shortly after when there is none. */
  readonly painted: Promise<void>;
  private readonly budget = new CrashBudget(() => Date.now());
  /** Maximizing shows a window, so one that starts hidden is maximized later. */
  private maximizes: boolean;
  private saving: NodeJS.Timeout | null = null;

  constructor(private readonly options: MainWindowOptions) {
    const state = readWindowState(options.dataFolder, isOnScreen);
    const { maximized, ...bounds } = state;
    this.window = new BrowserWindow({
      ...bounds,
      show: !options.hidden,
      minWidth: 640,
      minHeight: 480,
      title: 'Coffee Salon',
      icon: options.iconPath,
      autoHideMenuBar: true,
      backgroundColor: nativeTheme.shouldUseDarkColors ? GROUND.dark : GROUND.light,
      ...(process.platform === 'darwin' && { titleBarStyle: 'hiddenInset' as const }),
      webPreferences: {
        preload: options.preloadPath,
        sandbox: true,
        contextIsolation: true,
        nodeIntegration: false,
        webviewTag: false,
        spellcheck: false,
        zoomFactor: options.textScale / 100,
      },
    });
    this.maximizes = maximized && options.hidden;
    if (maximized && !options.hidden) this.window.maximize();
    this.painted = new Promise((settle) => {
      this.window.once('ready-to-show', () => settle());
      setTimeout(settle, NO_FRAME_MS);
    });
    this.follow();
    void this.window.loadURL(options.developmentUrl ?? PAGE_ADDRESS);
  }

  /** Brings the window to the front, from the tray or from behind others. */
  show(): void {
    if (this.window.isMinimized()) this.window.restore();
    if (this.maximizes) this.window.maximize();
    this.maximizes = false;
    this.window.show();
    this.window.focus();
  }

  /** Saves the window's position. */
  save(): void {
    if (this.window.isDestroyed()) return;
    writeWindowState(this.options.dataFolder, {
      ...this.window.getNormalBounds(),
      maximized: this.window.isMaximized(),
    });
  }

  private follow(): void {
    this.window.on('close', (event) => {
      this.save();
      if (!this.options.onClose()) event.preventDefault();
    });
    this.window.on('resize', () => this.saveSoon());
    this.window.on('move', () => this.saveSoon());
    this.window.webContents.on('render-process-gone', (_event, details) => {
      if (details.reason === 'clean-exit' || !this.budget.mayReload()) return;
      // Not inside the event: Chromium has not released the dead page yet.
      setTimeout(
        () => this.window.isDestroyed() || this.window.webContents.reload(),
        RELOAD_AFTER_MS,
      );
    });
  }

  private saveSoon(): void {
    if (this.saving) clearTimeout(this.saving);
    this.saving = setTimeout(() => this.save(), SAVE_AFTER_MS);
  }
}

function isOnScreen(x: number, y: number): boolean {
  return screen.getAllDisplays().some(({ workArea }) => {
    const right = workArea.x + workArea.width;
    const bottom = workArea.y + workArea.height;
    return x >= workArea.x - 50 && x < right - 100 && y >= workArea.y - 50 && y < bottom - 50;
  });
}
