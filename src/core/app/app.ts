import type { DataSizes } from '../../shared/model/desktop';
import type { Language, Settings } from '../../shared/model/settings';
import type { AuditTrail } from '../audit/audit-trail';
import type { ChatService } from '../chat/chat-service';
import type { Bundle } from '../health/bundle-file';
import type { HealthMonitor } from '../health/services/health-monitor';
import type { Lazy } from '../lib/lazy';
import type { Translator } from '../lib/translator';
import type { NetworkService } from '../net/network-service';
import type { RemoteImages } from '../net/remote-images';
import type { SetupService } from '../setup/setup-service';
import { measureData } from '../storage/data-sizes';
import type { Database } from '../storage/database';
import type { TunnelService } from '../tunnel/tunnel-service';
import type { WebhookService } from '../webhook/webhook-service';
import type { ActiveKai } from './active-kai';
import { createContext, type AppContext } from './app-context';
import { AppLifecycle } from './app-lifecycle';
import type { AppNotices } from './app-notices';
import type { AppPorts } from './app-ports';
import { createBackups, type Backups } from './backups';
import type { ActiveConnection } from './connection/active-connection';
import { createLazyChat, type OpenedChat } from './create-chat';
import { createLinks } from './create-links';
import { createWatchers } from './create-watchers';
import { createLazyWebhooks } from './create-webhooks';
import { createMachineChecks, Diagnosis } from './diagnosis';
import { createBundle, type BundleSources } from './diagnostics-bundle';
import { linkTarget } from './link-reports';
import type { Monitoring } from './monitoring';
import type { Notifications } from './notifications';
import { ProfileMaintenance } from './profile-maintenance';
import { SetupWizard } from './setup-wizard';

/**
 * The app without a user interface: the one place where the domains meet. Its members are created
 * in the order of their dependencies; what has to be disposed registers when it is created. The
 * constructor does no I/O: `start` begins the work that can wait until a window is open, and
 * callers that need storage earlier simply await it.
 */
export class App {
  readonly translator: Translator;
  readonly setup: SetupService;
  /** Who did what. */
  readonly audit: AuditTrail;
  /** What the person must know, found while starting. */
  readonly notices: AppNotices;
  /** Proxy and network access for everything that is sent. */
  readonly network: NetworkService;
  readonly connection: ActiveConnection;
  readonly health: HealthMonitor;
  readonly images: RemoteImages;
  readonly kai: ActiveKai;
  /** Sources of the tray and of notifications. */
  readonly notifications: Notifications;
  /** The tunnel from a public address to the webhook listener. */
  readonly tunnel: TunnelService;
  /** Calls, resource usage, and the state of every part of the chain with its history. */
  readonly monitoring: Monitoring;
  /** Maintenance of profiles after they are set up. */
  readonly maintenance: ProfileMaintenance;
  readonly backups: Backups;
  /** The layered checks. */
  readonly diagnosis: Diagnosis;
  /** Sets up a connection step by step. */
  readonly wizard: SetupWizard;
  private readonly context: AppContext;
  private readonly lazyChat: Lazy<OpenedChat>;
  private readonly lazyWebhooks: Lazy<WebhookService>;
  private readonly lifecycle: AppLifecycle;
  private wantsWholeAnswers = false;

  constructor(private readonly ports: AppPorts) {
    const context = createContext(ports);
    const { lifetime, setup, settings, vault } = context;
    this.context = context;
    this.translator = context.translator;
    this.setup = setup;
    this.audit = context.audit;
    this.notices = context.notices;

    const links = createLinks(context, ports);
    const { network, connection, health, kai } = links;
    this.network = network;
    this.connection = connection;
    this.health = health;
    this.images = links.images;
    this.kai = kai;

    const watchers = createWatchers(context, ports, links);
    this.notifications = watchers.notifications;
    this.tunnel = watchers.tunnel;
    this.monitoring = watchers.monitoring;

    const chat = createLazyChat({
      ...context,
      ...links,
      ...watchers,
      wantsWholeAnswers: () => this.wantsWholeAnswers,
    });
    const webhooks = createLazyWebhooks({ ...context, ...watchers, ports, chat });
    this.lazyChat = chat;
    this.lazyWebhooks = webhooks;

    const machineChecks = createMachineChecks(ports.dataFolder, context.secrets);
    const rules = async () => (await webhooks.get()).rules;
    this.maintenance = lifetime.add(new ProfileMaintenance({ ...context, connection, rules }));
    this.backups = createBackups(context, ports, watchers.notifications.center);
    this.diagnosis = new Diagnosis({ ...links, setup, webhooks, machineChecks });
    this.wizard = new SetupWizard({
      settings,
      vault,
      setup,
      connection,
      kai,
      machineChecks,
    });
    this.lifecycle = new AppLifecycle({
      ...links,
      context,
      monitoring: this.monitoring,
      chat,
      webhooks,
      maintenance: this.maintenance,
      backups: this.backups,
    });
  }

  /**
   * After a crash loop: only what a window shows. `start` may follow when the person asks for it.
   */
  startSafely(): Promise<void> {
    return this.lifecycle.startSafely();
  }

  /** Opens storage, reads profiles, tries the connection. Never throws. */
  start(): Promise<void> {
    return this.lifecycle.start();
  }

  /** Stops everything that runs, stores it, and closes the database. */
  dispose(): Promise<void> {
    return this.context.lifetime.dispose();
  }

  /** The chat, once storage is open. A failure is retried at the next call. */
  async chat(): Promise<ChatService> {
    return (await this.lazyChat.get()).chat;
  }

  /** Called when the chat is opened, also when that succeeds only after a failure. */
  onChatOpened(listener: (chat: ChatService) => void): () => void {
    return this.lazyChat.opened.on(({ chat }) => listener(chat));
  }

  /** The webhooks, once storage is open; they listen only after `start` of the service. */
  webhooks(): Promise<WebhookService> {
    return this.lazyWebhooks.get();
  }

  /** The open database, for parts created outside this class. */
  database(): Promise<Database> {
    return this.context.database();
  }

  /** Version of the program, for backups, bundles and traces. */
  get version(): string {
    return this.ports.version ?? '';
  }

  settings(): Settings {
    return this.context.readSettings();
  }

  /**
   * To be called after a change of the settings: applies those for webhooks and old conversations
   * at once, if these are in use.
   */
  async settingsChanged(): Promise<void> {
    await this.lazyChat.ifOpened(({ retention }) => retention.apply());
    this.monitoring.settingsChanged();
    await this.lazyWebhooks.ifOpened((webhooks) => webhooks.settingsChanged()).catch(() => {});
    await this.backups.automatic.reconsider().catch(() => {});
  }

  /** Number of conversations that would be deleted if they were kept for this many days. */
  async countOldConversations(days: number): Promise<number> {
    return (await this.lazyChat.get()).retention.count(days);
  }

  /** Everything that helps to find a problem, in one file without secrets. */
  bundle(sources: BundleSources): Promise<Bundle> {
    const { diagnosis, monitoring, backups } = this;
    return createBundle(
      {
        ...this.context,
        dataFolder: this.ports.dataFolder,
        storage: () => this.context.storage.get(),
        sizes: () => this.dataSizes(),
        diagnosis,
        monitoring,
        backups,
      },
      sources,
    );
  }

  /** Disk space of the data folder. */
  async dataSizes(): Promise<DataSizes> {
    return measureData(this.ports.dataFolder, await this.database().catch(() => null));
  }

  /** Changes the language. */
  setLanguage(language: Language): void {
    this.translator.setLanguage(language);
    void this.lazyWebhooks.ifOpened((webhooks) => webhooks.announce());
    this.tunnel.announce();
    this.health.republish(linkTarget(this.setup.active, this.context) ?? '');
    this.kai.republish();
    this.backups.publish();
  }

  /** Until the app ends, answers arrive in one piece, whatever the settings say. */
  fetchWholeAnswers(): void {
    this.wantsWholeAnswers = true;
  }

  async renewToken(): Promise<void> {
    await (await this.connection.get()).renewToken();
  }
}
