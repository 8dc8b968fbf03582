import type { Language, Settings } from '../../shared/model/settings';
import type { DataSizes } from '../../shared/model/desktop';
import { API_BASES, type Profile } from '../../shared/model/profile';
import { ActiveConnection } from './connection/active-connection';
import { ActiveKai } from './active-kai';
import type { AppPorts } from './app-ports';
import { Notifications } from './notifications';
import { notificationOfBackup } from '../notifications/notification-rules';
import { AuditedSecretStore } from '../audit/audited-secret-store';
import { AuditTrail } from '../audit/audit-trail';
import { Backups, openDataFolder } from './backups';
import { createBundle, type BundleSources } from './diagnostics-bundle';
import { createChat } from './create-chat';
import { createKeyPair, importKeyPair, readKeyPair } from '../auth/key-pair';
import type { ChatService } from '../chat/chat-service';
import type { ConversationRetention } from '../chat/conversation-retention';
import { routedDispatcher } from '../kai/connection/kai-dispatcher';
import { Diagnosis } from './diagnosis';
import type { Bundle } from '../health/bundle-file';
import { HealthMonitor } from '../health/services/health-monitor';
import { AppError, toAppError } from '../lib/errors';
import { Emitter } from '../lib/emitter';
import { Observable } from '../lib/observable';
import { Redactor } from '../lib/redact';
import { Translator } from '../lib/translator';
import { outsideTurns } from '../lib/turn-context';
import { NetworkService } from '../net/network-service';
import type { HealthCheck } from '../ports/health-check';
import { inModule, markingTurns, type Logger } from '../ports/logger';
import { noSystemProxy } from '../ports/proxy';
import { processUsage } from '../ports/resource-usage';
import type { SecretStore } from '../ports/secret-store';
import { ProfileMaintenance } from './profile-maintenance';
import { keychainCheck } from '../setup/keychain-check';
import { LearningSecretStore } from '../setup/learning-secret-store';
import { SecretVault } from '../setup/secret-vault';
import { shownName } from '../setup/profile-name';
import { SetupService } from '../setup/setup-service';
import { HttpClient } from '../net/http-client';
import { publicLookup } from '../net/public-address';
import { RemoteImages } from '../net/remote-images';
import { measureData } from '../storage/data-sizes';
import type { Database } from '../storage/database';
import { databaseKey } from '../storage/database-key';
import { diskCheck } from '../storage/disk-check';
import { soleHold } from '../storage/folder-hold';
import type { OpenedStorage } from '../storage/open-storage';
import { Monitoring } from './monitoring';
import { createWebhooks } from './create-webhooks';
import { Wizard } from './setup-wizard';
import { TunnelService } from '../tunnel/tunnel-service';
import type { WebhookService } from '../webhook/webhook-service';

/**
 * The product without a face: the one place where the domains meet. Building it does no I/O;
 * `start` begins the work that can wait until a window is there, and whoever needs storage earlier
 * simply awaits it.
 */
export class App {
  readonly translator: Translator;
  readonly setup: SetupService;
  /** Sets up a connection step by step. */
  readonly wizard: Wizard;
  readonly health: HealthMonitor;
  readonly connection: ActiveConnection;
  readonly images: RemoteImages;
  readonly kai: ActiveKai;
  /** What was called, what it took, how every part of the chain stands and stood. */
  readonly monitoring: Monitoring;
  /** What tray and notifications show. */
  readonly notifications: Notifications;
  /** The way out, for everything that is sent over the network. */
  readonly network: NetworkService;
  /** The way from a public address to the webhook listener. */
  readonly tunnel: TunnelService;
  /** The chat was opened, or opened again after its storage had failed. */
  readonly chatOpened = new Emitter<ChatService>();
  /** The layered checks. */
  readonly diagnosis: Diagnosis;
  /** What happens to profiles after they are set up. */
  readonly care: ProfileMaintenance;
  /** Who did what. */
  readonly audit: AuditTrail;
  readonly backups: Backups;
  /** Things the person must be told, found while starting. */
  readonly notices = new Observable<AppError[]>([]);
  private readonly publicHttp: HttpClient;
  private readonly redactor: Redactor;
  private readonly logger: Logger;
  /** Everything that is read or kept here is masked in logs. */
  private readonly secrets: SecretStore;
  private storage: Promise<OpenedStorage> | null = null;
  private chatService: Promise<ChatService> | null = null;
  private wantsWholeAnswers = false;
  private retention: ConversationRetention | null = null;
  private webhookService: Promise<WebhookService> | null = null;

  constructor(private readonly ports: AppPorts) {
    const { settings, sandbox, clock, regions } = ports;
    this.logger = markingTurns(ports.logger);
    this.translator = new Translator(ports.language);
    const redactor = (this.redactor = ports.redactor ?? new Redactor());
    this.audit = ports.audit ?? new AuditTrail(clock, 'command');
    this.audit.keepIn(async () => (await this.openStorage()).database);
    this.secrets = new LearningSecretStore(
      new AuditedSecretStore(ports.secrets, this.audit),
      redactor,
    );
    const vault = new SecretVault(this.secrets);
    this.setup = new SetupService(
      settings,
      vault,
      {
        create: createKeyPair,
        import: importKeyPair,
        read: readKeyPair,
      },
      clock,
    );
    this.monitoring = new Monitoring({
      clock,
      logger: ports.logger,
      resources: ports.usage ?? processUsage,
      settings: () => this.settings(),
      activeProfile: () => this.setup.active,
      translator: this.translator,
    });
    const { meter } = this.monitoring;
    this.care = new ProfileMaintenance({
      setup: this.setup,
      settings,
      vault,
      clock,
      audit: this.audit,
      connection: () => this.connection,
      rules: async () => (await this.webhooks()).rules,
      database: () => this.database(),
    });
    this.backups = new Backups({
      dataFolder: ports.dataFolder,
      appVersion: this.version,
      secrets: this.secrets,
      settings,
      clock,
      logger: ports.logger,
      audit: this.audit,
      databaseProgram: ports.databaseProgram ?? null,
      hold: ports.hold ?? soleHold,
      database: async () => (await this.openStorage()).database,
      onFailed: (cause) => this.notifyBackupFailed(cause),
    });
    this.health = new HealthMonitor({
      translator: this.translator,
      clock,
      standing: () => this.care.linkWarning(this.setup.active),
      // Whatever made it look, it looks on nobody's behalf.
      probe: (signal) => outsideTurns(async () => (await this.connection.get()).probe(signal)),
    });
    this.network = new NetworkService({
      settings: () => settings.read().settings,
      secrets: vault,
      system: ports.systemProxy ?? noSystemProxy,
      clock,
      translator: this.translator,
      trialTarget: () => this.trialTarget(),
    });
    this.connection = new ActiveConnection({
      setup: this.setup,
      settings,
      sandbox,
      clock,
      regions,
      proxies: this.network.routes,
      meter,
      onSignIn: (error) => this.recordSignIn(error),
      onWaiting: (count) => this.network.recordWaiting(count),
    });
    this.publicHttp = new HttpClient({ lookup: publicLookup, proxies: this.network.routes });
    this.images = new RemoteImages({ http: this.publicHttp });
    this.kai = new ActiveKai({
      setup: this.setup,
      vault,
      settings,
      sandbox,
      translator: this.translator,
      clock,
      logger: inModule(this.logger, 'kai'),
      meter,
      database: async () => (await this.openStorage()).database,
      dispatcher: routedDispatcher(this.network.routes),
      redactor,
      ...ports.kai,
    });
    this.notifications = new Notifications({
      coze: this.health.state,
      kai: this.kai.state,
      presenter: ports.notificationPresenter,
      settings: () => this.settings(),
      clock,
      translator: this.translator,
      meter,
    });
    this.kai.opened.on((service) => this.notifications.watchKai(service));
    this.tunnel = new TunnelService({
      settings,
      secrets: this.secrets,
      clock,
      notifier: this.notifications.center,
      translator: this.translator,
      meter,
    });
    this.monitoring.watch(
      { coze: this.notifications.coze, kai: this.notifications.kai, tunnel: this.tunnel.view },
      this.notifications.center,
    );
    this.setup.profiles.subscribe(() => this.reviewLink());
    const machineChecks = (): HealthCheck[] => [
      diskCheck(ports.dataFolder),
      keychainCheck(this.secrets),
    ];
    const { setup, connection, kai, health } = this;
    this.diagnosis = new Diagnosis({
      setup,
      connection,
      kai,
      health,
      webhooks: () => this.webhooks(),
      machineChecks,
    });
    this.wizard = new Wizard({ settings, vault, setup, connection, kai, machineChecks });
    this.setup.activeChanged.on((profile) => void this.switchTo(profile));
  }

  /** After a crash loop: only what a window shows. `start` may follow when the person says so. */
  async startSafely(): Promise<void> {
    await this.setup
      .refresh()
      .catch((thrown: unknown) => this.recordFailure('profiles not read', thrown));
    await this.chat().catch((thrown: unknown) => this.recordFailure('storage not opened', thrown));
  }

  /**
   * Opens storage, reads profiles, tries the link. Never throws: what goes wrong becomes a notice
   * or the link's state.
   */
  async start(): Promise<void> {
    await this.setup
      .refresh()
      .then(() => this.care.start())
      .catch((thrown: unknown) => this.recordFailure('profiles not read', thrown));
    await this.network
      .refresh()
      .catch((thrown: unknown) => this.recordFailure('proxy password not read', thrown));
    await this.openStored().catch((thrown: unknown) => {
      this.recordFailure('storage not opened', thrown);
      const stop = this.chatOpened.on(() => {
        stop();
        void this.openStored().catch(() => {});
      });
    });
    this.watchActive(this.setup.active);
    this.backups.automatic.start();
  }

  /** The chat, once storage is open. What failed is tried anew at the next call. */
  chat(): Promise<ChatService> {
    this.chatService ??= this.openChat().catch((thrown: unknown) => {
      this.chatService = null;
      throw thrown;
    });
    return this.chatService;
  }

  /** The webhooks, once storage is open; they listen only after `start` of the service. */
  webhooks(): Promise<WebhookService> {
    this.webhookService ??= this.openWebhooks().catch((thrown: unknown) => {
      this.webhookService = null;
      throw thrown;
    });
    return this.webhookService;
  }

  /** The open database, for what is put together beside this class. */
  async database(): Promise<Database> {
    return (await this.openStorage()).database;
  }

  /** Of the program, as backups and bundles name it. */
  get version(): string {
    return this.ports.version ?? '';
  }

  settings(): Settings {
    return this.ports.settings.read().settings;
  }

  /**
   * The settings changed: what concerns webhooks and old conversations is done at once, if they are
   * in use.
   */
  async settingsChanged(): Promise<void> {
    this.retention?.apply();
    this.monitoring.settingsChanged();
    await this.webhookService?.then((webhooks) => webhooks.settingsChanged()).catch(() => {});
    await this.backups.automatic.reconsider().catch(() => {});
  }

  /** How many conversations would go if they were kept for so many days. */
  async countOldConversations(days: number): Promise<number> {
    await this.chat();
    return this.retention?.count(days) ?? 0;
  }

  /** Everything that helps to find out what is wrong, in one file without secrets. */
  bundle(sources: BundleSources): Promise<Bundle> {
    const { redactor, secrets, translator, diagnosis, monitoring, backups, audit, notices } = this;
    const { dataFolder, settings } = this.ports;
    const reads = { storage: () => this.openStorage(), sizes: () => this.dataSizes() };
    return createBundle(
      {
        dataFolder,
        redactor,
        secrets,
        settings,
        translator,
        diagnosis,
        monitoring,
        backups,
        audit,
        notices,
        ...reads,
      },
      sources,
    );
  }

  /** How much room the data folder takes. */
  async dataSizes(): Promise<DataSizes> {
    return measureData(
      this.ports.dataFolder,
      await this.openStorage().then(
        ({ database }) => database,
        () => null,
      ),
    );
  }

  /** Speaks another language from now on. */
  setLanguage(language: Language): void {
    this.translator.setLanguage(language);
    const { active } = this.setup;
    void this.webhookService?.then(
      (webhooks) => webhooks.announce(),
      () => {},
    );
    this.tunnel.announce();
    this.health.republish(active ? this.targetOf(active) : '');
    this.kai.republish();
  }

  /** Until the app ends, answers arrive in one piece, whatever the settings say. */
  fetchWholeAnswers(): void {
    this.wantsWholeAnswers = true;
  }

  async renewToken(): Promise<void> {
    await (await this.connection.get()).renewToken();
  }

  /** Ends everything that runs, stores it, and closes the database. */
  async dispose(): Promise<void> {
    this.monitoring.endServices();
    this.health.dispose();
    this.notifications.dispose();
    this.retention?.dispose();
    this.care.dispose();
    await this.tunnel.dispose();
    await this.webhookService?.then((webhooks) => webhooks.dispose()).catch(() => {});
    await this.chatService?.then((chat) => chat.dispose()).catch(() => {});
    await this.kai.dispose();
    await this.connection.detach()();
    await this.publicHttp.dispose();
    await this.ports.sandbox.dispose();
    this.monitoring.dispose();
    await this.backups.automatic.dispose();
    await this.audit.settled();
    await this.storage?.then(({ database }) => database.close()).catch(() => {});
  }

  private async openWebhooks(): Promise<WebhookService> {
    const {
      settings,
      clock,
      inboxProgram = null,
      webhookPort: port,
      webhookProfileOverride = null,
    } = this.ports;
    const { secrets } = this;
    await this.chat();
    const { database } = await this.openStorage();
    const webhooks = createWebhooks({
      database,
      databaseKey: database.path === ':memory:' ? null : await databaseKey(secrets),
      inboxProgram,
      port,
      secrets,
      settings,
      clock,
      notifier: this.notifications.center,
      chat: () => this.chat(),
      activeProfileId: () => this.setup.active?.id ?? null,
      webhookProfileOverride,
      translator: this.translator,
      tunnel: this.tunnel,
      meter: this.monitoring.meter,
      audit: this.audit,
    });
    this.notifications.watchWebhooks(webhooks.state);
    this.monitoring.services.watchWebhooks(webhooks.state);
    this.tunnel.follow(webhooks.state.value);
    webhooks.state.subscribe(({ value }) => this.tunnel.follow(value));
    return webhooks;
  }

  private async openChat(): Promise<ChatService> {
    const { settings, clock } = this.ports;
    const { database, notice } = await this.openStorage();
    const forgetful = database.path === ':memory:' ? [new AppError('STORAGE_IN_MEMORY')] : [];
    this.notices.set([...this.notices.value, ...(notice ? [notice] : []), ...forgetful]);
    const { chat, retention } = createChat({
      database,
      settings,
      clock,
      logger: inModule(this.logger, 'chat'),
      activeProfileId: () => this.setup.active?.id ?? null,
      tools: this.kai.tools,
      connection: this.connection,
      wantsWholeAnswers: () => this.wantsWholeAnswers,
    });
    chat.ended.on(({ status, error }) => {
      if (status === 'completed') this.health.report(null);
      if (status === 'failed' && error) this.health.report(new AppError(error.code, error));
    });
    this.retention?.dispose();
    this.retention = retention;
    this.notifications.watchChat(chat);
    this.monitoring.watchChat(chat);
    this.chatOpened.emit(chat);
    return chat;
  }

  /** Shared by the chat and KAI; what failed is tried anew at the next call. */
  private openStorage(): Promise<OpenedStorage> {
    const { dataFolder, clock, logger } = this.ports;
    const opening = (this.storage ??= openDataFolder(dataFolder, this.secrets, clock, logger));
    opening.then(
      ({ database }) => this.monitoring.keepIn(database),
      () => {
        if (this.storage === opening) this.storage = null;
      },
    );
    return opening;
  }

  /**
   * Opens what is stored; from then on it is kept how every part of the chain stands, and KAI is
   * connected.
   */
  private async openStored(): Promise<void> {
    this.monitoring.keepServicesIn(await this.database());
    await this.chat();
    void this.kai.get().catch((thrown: unknown) => this.recordFailure('KAI not opened', thrown));
  }

  private async switchTo(profile: Profile | null): Promise<void> {
    const closeOld = this.connection.detach();
    // What belongs to the old profile is out of sight at once.
    await this.chatService?.then((chat) => chat.refresh()).catch(() => {});
    // An answer of the old connection must not fail with its sockets, nor be counted against the
    // new one.
    await this.chatService?.then((chat) => chat.dispose()).catch(() => {});
    await closeOld();
    this.watchActive(profile);
    try {
      (await this.chat()).refresh();
    } catch (thrown) {
      this.recordFailure('conversations not read', thrown);
    }
    await this.kai
      .sync()
      .catch((thrown: unknown) => this.recordFailure('KAI not switched', thrown));
    await this.webhookService
      ?.then((webhooks) => webhooks.profilesChanged())
      .catch((thrown: unknown) => this.recordFailure('webhooks not switched', thrown));
  }

  /** A profile was renamed, or a token's last day has come nearer. */
  private reviewLink(): void {
    const { active } = this.setup;
    if (active) this.health.review(this.targetOf(active));
  }

  private watchActive(profile: Profile | null): void {
    this.health.watch(profile && this.targetOf(profile));
  }

  /** The sandbox is reached without a proxy: a trial of the way out asks for Coze itself then. */
  private trialTarget(): string {
    const { active } = this.setup;
    return active && active.platform !== 'sandbox' ? active.apiBase : API_BASES['coze-cn'];
  }

  /** What the link leads to, in a person's words. */
  private targetOf(profile: Profile): string {
    if (profile.platform === 'sandbox') return this.translator.t('tray:sandbox');
    return shownName(profile);
  }

  private recordSignIn(error: AppError | null): void {
    if (error)
      this.logger.warn('sign-in failed', { module: 'auth', code: error.code, logid: error.logid });
    else this.logger.info('signed in', { module: 'auth' });
    if (error) this.health.report(error);
  }

  /** In the window, which says it in its own language, and in the system's notifications. */
  private notifyBackupFailed(cause: AppError): void {
    const { code: reason, params, layer } = cause;
    this.notices.set([
      ...this.notices.value,
      new AppError('BACKUP_FAILED', { params: { ...params, reason }, layer, cause }),
    ]);
    this.notifications.center.notify(notificationOfBackup(cause, this.translator));
  }

  /** Something this machine refuses: logged, and told once. */
  private recordFailure(message: string, thrown: unknown): void {
    const error = toAppError(thrown);
    this.logger.error(message, {
      code: error.code,
      reason: thrown instanceof Error ? thrown.name : 'unknown',
    });
    if (!this.notices.value.some(({ code }) => code === error.code))
      this.notices.set([...this.notices.value, error]);
  }
}
