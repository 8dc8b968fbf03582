import type { Profile } from '../../shared/model/profile';
import type { HealthMonitor } from '../health/services/health-monitor';
import type { Lazy } from '../lib/lazy';
import type { NetworkService } from '../net/network-service';
import type { WebhookService } from '../webhook/webhook-service';
import type { ActiveKai } from './active-kai';
import type { AppContext } from './app-context';
import type { Backups } from './backups';
import type { ActiveConnection } from './connection/active-connection';
import type { OpenedChat } from './create-chat';
import { linkTarget } from './link-reports';
import type { Monitoring } from './monitoring';
import type { ProfileMaintenance } from './profile-maintenance';

export interface AppLifecycleOptions {
  context: AppContext;
  network: NetworkService;
  connection: ActiveConnection;
  health: HealthMonitor;
  kai: ActiveKai;
  monitoring: Monitoring;
  chat: Lazy<OpenedChat>;
  webhooks: Lazy<WebhookService>;
  maintenance: ProfileMaintenance;
  backups: Backups;
}

/** What happens at the start and on a change of profile, in this order. */
export class AppLifecycle {
  constructor(private readonly options: AppLifecycleOptions) {
    const { setup } = options.context;
    setup.activeChanged.on((profile) => void this.switchTo(profile));
  }

  /**
   * After a crash loop: only what a window shows. `start` may follow when the person asks for it.
   */
  async startSafely(): Promise<void> {
    const { context, chat } = this.options;
    const { setup, notices } = context;
    await setup
      .refresh()
      .catch((thrown: unknown) => notices.recordFailure('profiles not read', thrown));
    await chat
      .get()
      .catch((thrown: unknown) => notices.recordFailure('storage not opened', thrown));
  }

  /**
   * Reads profiles, network settings and storage, then tries the connection. Never throws: a
   * problem becomes a notice or the connection's state.
   */
  async start(): Promise<void> {
    const { context, network, maintenance, chat, backups } = this.options;
    const { setup, notices } = context;
    await setup
      .refresh()
      .then(() => maintenance.start())
      .catch((thrown: unknown) => notices.recordFailure('profiles not read', thrown));
    await network
      .refresh()
      .catch((thrown: unknown) => notices.recordFailure('proxy password not read', thrown));
    await this.openStored().catch((thrown: unknown) => {
      notices.recordFailure('storage not opened', thrown);
      const stop = chat.opened.on(() => {
        stop();
        void this.openStored().catch(() => {});
      });
    });
    this.watchLink(setup.active);
    backups.automatic.start();
  }

  /** Opens storage; from then on the services' history is stored, and KAI is connected. */
  private async openStored(): Promise<void> {
    const { context, monitoring, chat, kai } = this.options;
    monitoring.keepServicesIn(await context.database());
    await chat.get();
    void kai
      .get()
      .catch((thrown: unknown) => context.notices.recordFailure('KAI not opened', thrown));
  }

  private async switchTo(profile: Profile | null): Promise<void> {
    const { context, connection, chat, kai, webhooks } = this.options;
    const { notices } = context;
    const closeOld = connection.detach();
    // The old profile's data disappears at once.
    await chat.ifOpened((opened) => opened.chat.refresh()).catch(() => {});
    // An answer of the old connection must not fail with its sockets, nor count against the new
    // one.
    await chat.ifOpened((opened) => opened.chat.dispose()).catch(() => {});
    await closeOld();
    this.watchLink(profile);
    try {
      (await chat.get()).chat.refresh();
    } catch (thrown) {
      notices.recordFailure('conversations not read', thrown);
    }
    await kai.sync().catch((thrown: unknown) => notices.recordFailure('KAI not switched', thrown));
    await webhooks
      .ifOpened((service) => service.profilesChanged())
      .catch((thrown: unknown) => notices.recordFailure('webhooks not switched', thrown));
  }

  private watchLink(profile: Profile | null): void {
    this.options.health.watch(linkTarget(profile, this.options.context));
  }
}
