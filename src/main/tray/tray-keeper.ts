import type { App } from '../../core/app';
import { SalonTray } from './tray';
import { hasTrayHost } from './tray-host';
import type { TrayActions } from './tray-menu';

/** The tray where the desktop has a place for one, and nothing elsewhere. */
export class TrayKeeper {
  private tray: SalonTray | null = null;

  constructor(
    private readonly app: App,
    private readonly iconFolder: string,
    private readonly actions: Pick<TrayActions, 'open' | 'quit'>,
  ) {}

  get isShown(): boolean {
    return this.tray !== null;
  }

  async open(): Promise<void> {
    if (!(await hasTrayHost(process.platform))) return;
    const diagnose = (): void => {
      this.actions.open();
      void this.app.diagnose(new AbortController().signal).catch(() => {});
    };
    const { iconFolder, app } = this;
    this.tray = new SalonTray({ iconFolder, translator: app.translator, actions: { ...this.actions, diagnose } }, app.health.state.value);
    app.health.state.subscribe(() => this.refresh());
  }

  /** Shows the state again: it changed, or the language did. */
  refresh(): void {
    this.tray?.show(this.app.health.state.value);
  }

  dispose(): void {
    this.tray?.dispose();
    this.tray = null;
  }
}
