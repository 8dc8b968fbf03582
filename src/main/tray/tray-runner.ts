import type { App } from '../../core/app/app';
import { AppError } from '../../core/lib/errors';
import { inMaintenance } from '../../core/lib/maintenance';
import type { Observable } from '../../core/lib/observable';
import type { AcceptanceState } from '../../shared/model/acceptance';
import type { WebhookState } from '../../shared/model/webhook';
import { SalonTray } from './tray';
import { TrayHostWatch } from './tray-host-watch';
import type { TrayActions } from './tray-menu';
import { trayParts, trayProfiles, type TrayFacts } from './tray-state';

/** Time in milliseconds to wait for a restarted panel; only then is a hidden window shown. */
const GONE_MS = 3000;

export interface TrayRunnerOptions {
  app: App;
  /** Cases that regressed count as a problem. */
  acceptance: Observable<AcceptanceState>;
  iconFolder: string;
  actions: Omit<TrayActions, 'activate'>;
  /**
   * A tray icon is available from now on, or not; without one a hidden window could not be found
   * again.
   */
  onAvailable: (isThere: boolean) => void;
}

/** Shows the tray while the desktop has a place for it. */
export class TrayRunner {
  private tray: SalonTray | null = null;
  private webhook: WebhookState | null = null;
  private leaving: NodeJS.Timeout | null = null;
  private readonly watch: TrayHostWatch;

  constructor(private readonly options: TrayRunnerOptions) {
    this.watch = new TrayHostWatch(process.platform, (isThere) => this.follow(isThere));
  }

  get isShown(): boolean {
    return this.tray !== null;
  }

  async open(): Promise<void> {
    const isThere = await this.watch.start();
    const { notifications, tunnel, setup, monitoring } = this.options.app;
    notifications.coze.subscribe(() => this.refresh());
    notifications.kai.subscribe(() => this.refresh());
    tunnel.view.subscribe(() => this.refresh());
    setup.profiles.subscribe(() => this.refresh());
    monitoring.services.changed.on(() => this.refresh());
    this.options.acceptance.subscribe(() => this.refresh());
    if (isThere) this.show();
    this.options.onAvailable(isThere);
  }

  /** The webhook listener has changed. */
  showWebhook(state: WebhookState): void {
    this.webhook = state;
    this.refresh();
  }

  /** Shows the state again after a change of state or language. */
  refresh(): void {
    this.tray?.show(this.facts());
  }

  dispose(): void {
    if (this.leaving) clearTimeout(this.leaving);
    this.watch.dispose();
    this.hide();
  }

  private follow(isThere: boolean): void {
    if (this.leaving) clearTimeout(this.leaving);
    this.leaving = null;
    if (isThere) {
      this.show();
      this.options.onAvailable(true);
      return;
    }
    this.hide();
    this.leaving = setTimeout(() => this.options.onAvailable(false), GONE_MS);
  }

  private show(): void {
    this.hide();
    const { iconFolder, app, actions } = this.options;
    const activate = async (profileId: string): Promise<void> => {
      await app.setup.activate(profileId).catch(() => {});
      // A menu ticks a clicked item by itself; the real state is shown again, also after a failure.
      this.tray?.redraw();
    };
    this.tray = new SalonTray(
      {
        iconFolder,
        translator: app.translator,
        actions: { ...actions, activate: (profileId) => void activate(profileId) },
      },
      this.facts(),
    );
  }

  private hide(): void {
    this.tray?.dispose();
    this.tray = null;
  }

  private facts(): TrayFacts {
    const { notifications, tunnel, setup, translator } = this.options.app;
    const settings = this.options.app.settings();
    const { regressed } = this.options.acceptance.value;
    const trouble =
      regressed === 0
        ? null
        : translator.describe(
            new AppError('ACCEPTANCE_REGRESSED', { params: { count: regressed } }),
          );
    return {
      pausedUntil: inMaintenance(settings, Date.now()) ? settings.maintenanceUntil : null,
      parts: trayParts(
        notifications.coze.value,
        notifications.kai.value,
        this.webhook,
        tunnel.view.value,
        trouble,
      ),
      publicAddress: this.webhook?.publicAddress.url ?? null,
      profiles: trayProfiles(setup.profiles.value, translator.t('tray:sandboxProfile')),
    };
  }
}
