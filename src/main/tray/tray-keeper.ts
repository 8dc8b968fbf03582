import type { App } from '../../core/app';
import type { WebhookState } from '../../shared/model/webhook';
import { SalonTray } from './tray';
import { hasTrayHost } from './tray-host';
import type { TrayActions } from './tray-menu';
import { trayParts, type TrayPart } from './tray-state';

/** The tray where the desktop has a place for one, and nothing elsewhere. */
export class TrayKeeper {
  private tray: SalonTray | null = null;
  private webhook: WebhookState | null = null;

  constructor(
    private readonly app: App,
    private readonly iconFolder: string,
    private readonly actions: Omit<TrayActions, 'diagnose'>,
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
    this.tray = new SalonTray({ iconFolder, translator: app.translator, actions: { ...this.actions, diagnose } }, this.parts());
    app.health.state.subscribe(() => this.refresh());
    app.kai.state.subscribe(() => this.refresh());
    app.tunnel.view.subscribe(() => this.refresh());
    this.refresh();
  }

  /** The webhook listener changed. */
  noteWebhook(state: WebhookState): void {
    this.webhook = state;
    this.refresh();
  }

  /** Shows the state again: it changed, or the language did. */
  refresh(): void {
    this.tray?.show(this.parts(), this.webhook?.publicAddress.url ?? null);
  }

  dispose(): void {
    this.tray?.dispose();
    this.tray = null;
  }

  private parts(): TrayPart[] {
    return trayParts(this.app.health.state.value, this.app.kai.state.value, this.webhook, this.app.tunnel.view.value);
  }
}
