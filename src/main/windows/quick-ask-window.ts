import { BrowserWindow, nativeTheme, screen } from 'electron';
import { GROUND } from './ground';
import { PAGE_ADDRESS } from './page-address';
import {
  type Offset,
  QUICK_ASK_WIDTH,
  quickAskBounds,
  readOffset,
  writeOffset,
} from './quick-ask-place';

const FIRST_HEIGHT = 96;
const SAVE_AFTER_MS = 400;
/** Time in milliseconds after which a page that has not reported its size is shown as it is. */
const FIRST_FIT_MS = 2000;
/** Time in milliseconds after which a hidden window starts a new conversation. */
const FORGETS_MS = 10 * 60_000;

export interface QuickAskWindowOptions {
  dataFolder: string;
  iconPath: string;
  preloadPath: string;
  /** Address of the development server, null otherwise. */
  developmentUrl: string | null;
  /** The window was shown again. */
  onShown: (windowId: number, fresh: boolean) => void;
}

/**
 * The small window for one question. Created on first use, then only hidden, so that it opens at
 * once. It opens on the screen with the pointer, at the position it was last moved to.
 */
export class QuickAskWindow {
  private window: BrowserWindow | null = null;
  private offset: Offset | null;
  private height = FIRST_HEIGHT;
  /** The page has not reported yet that it can be shown. */
  private isLoading = false;
  /** The app moves the window: that is not the person's choice. */
  private isPlacing = false;
  private hiddenAt: number | null = null;
  private saving: NodeJS.Timeout | null = null;

  constructor(private readonly options: QuickAskWindowOptions) {
    this.offset = readOffset(options.dataFolder);
  }

  /** Shows it; hides it when it is in front. */
  toggle(): void {
    if (this.window?.isVisible() === true && this.window.isFocused()) this.hide();
    else this.open();
  }

  open(): void {
    if (this.window === null) return this.create();
    if (!this.isLoading) this.reveal();
  }

  hide(): void {
    if (this.window?.isVisible() !== true) return;
    this.hiddenAt = Date.now();
    this.window.hide();
  }

  /**
   * Sets the height its page wants, in pixels of the page; the first call shows the window.
   * Requests of other windows do nothing.
   */
  fit(windowId: number, height: number): void {
    const { window } = this;
    if (window === null || window.webContents.id !== windowId) return;
    this.height = Math.ceil(height * window.webContents.getZoomFactor());
    if (this.isLoading) this.reveal();
    else this.place(screen.getDisplayMatching(window.getBounds()).workArea);
  }

  private create(): void {
    const { iconPath, preloadPath, developmentUrl } = this.options;
    const window = new BrowserWindow({
      width: QUICK_ASK_WIDTH,
      height: FIRST_HEIGHT,
      show: false,
      frame: false,
      resizable: false,
      minimizable: false,
      maximizable: false,
      fullscreenable: false,
      alwaysOnTop: true,
      skipTaskbar: true,
      title: 'Coffee Salon',
      icon: iconPath,
      backgroundColor: nativeTheme.shouldUseDarkColors ? GROUND.dark : GROUND.light,
      ...(process.platform === 'darwin' && { type: 'panel' as const }),
      webPreferences: {
        preload: preloadPath,
        sandbox: true,
        contextIsolation: true,
        nodeIntegration: false,
        webviewTag: false,
        spellcheck: false,
      },
    });
    this.window = window;
    this.isLoading = true;
    this.follow(window);
    setTimeout(() => this.isLoading && this.window === window && this.reveal(), FIRST_FIT_MS);
    void window.loadURL(`${developmentUrl ?? PAGE_ADDRESS}#/quick-ask`);
  }

  private follow(window: BrowserWindow): void {
    if (process.platform === 'darwin')
      window.setVisibleOnAllWorkspaces(true, { visibleOnFullScreen: true });
    window.on('close', (event) => {
      event.preventDefault();
      this.hide();
    });
    window.on('move', () => {
      if (!this.isPlacing) this.saveSoon(window);
    });
    // A page that crashed is created again on next use.
    window.webContents.on('render-process-gone', (_event, { reason }) => {
      if (reason === 'clean-exit') return;
      this.window = null;
      setTimeout(() => window.destroy());
    });
  }

  private reveal(): void {
    const { window } = this;
    if (window === null) return;
    const fresh =
      !this.isLoading && this.hiddenAt !== null && Date.now() - this.hiddenAt > FORGETS_MS;
    this.isLoading = false;
    if (!window.isVisible())
      this.place(screen.getDisplayNearestPoint(screen.getCursorScreenPoint()).workArea);
    window.show();
    window.focus();
    this.options.onShown(window.webContents.id, fresh);
  }

  private place(workArea: Electron.Rectangle): void {
    this.isPlacing = true;
    this.window?.setBounds(quickAskBounds(workArea, this.height, this.offset));
    setTimeout(() => (this.isPlacing = false), SAVE_AFTER_MS);
  }

  private saveSoon(window: BrowserWindow): void {
    if (this.saving) clearTimeout(this.saving);
    this.saving = setTimeout(() => {
      if (window.isDestroyed() || !window.isVisible()) return;
      const { x, y } = window.getBounds();
      const { workArea } = screen.getDisplayMatching(window.getBounds());
      this.offset = { x: x - workArea.x, y: y - workArea.y };
      writeOffset(this.options.dataFolder, this.offset);
    }, SAVE_AFTER_MS);
  }
}
