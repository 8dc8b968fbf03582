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
/** A page that says nothing for so long is shown as it is, milliseconds. */
const FIRST_FIT_MS = 2000;
/** Out of sight for so long, it begins a new conversation, milliseconds. */
const FORGETS_MS = 10 * 60_000;

export interface QuickAskWindowOptions {
  dataFolder: string;
  iconPath: string;
  preloadPath: string;
  /** Address of the reload server while developing, else null. */
  developmentUrl: string | null;
  /** It is seen again. */
  onShown: (windowId: number, fresh: boolean) => void;
}

/**
 * The small window for one question. Made when it is first wanted, then only hidden, so that it
 * opens at once. It comes on the screen with the pointer, at the place it was last moved to.
 */
export class QuickAskWindow {
  private window: BrowserWindow | null = null;
  private offset: Offset | null;
  private height = FIRST_HEIGHT;
  /** The page has not said yet that it can be seen. */
  private isLoading = false;
  /** We move it ourselves: that is not the person's choice. */
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
   * Its page wants to be so high, pixels of the page; the first time it is shown with that.
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
    // A page that crashed is made anew when it is next wanted.
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
