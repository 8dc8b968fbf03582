import type { Language, Settings } from '../shared/model/settings';
import { API_BASES, type ConnectionDraft, type Profile, type ProfileView } from '../shared/model/profile';
import { ActiveConnection } from './active-connection';
import { ActiveKai, type KaiPorts } from './active-kai';
import { Attachments } from './chat/attachments';
import { createKeyPair, importKeyPair, readKeyPair } from './auth/key-pair';
import { ChatService } from './chat/chat-service';
import { routedDispatcher } from './kai/kai-dispatcher';
import { runChecks, worstFinding, type RawCheckResult } from './health/doctor';
import { HealthMonitor } from './health/health-monitor';
import { AppError, toAppError } from './lib/errors';
import { Emitter } from './lib/emitter';
import { Observable } from './lib/observable';
import { Translator } from './lib/translator';
import { NetworkService } from './net/network-service';
import type { Clock } from './ports/clock';
import type { HealthCheck } from './ports/health-check';
import type { Logger } from './ports/logger';
import { noSystemProxy, type SystemProxy } from './ports/proxy';
import type { SandboxLauncher } from './ports/sandbox-launcher';
import type { SecretStore } from './ports/secret-store';
import type { SettingsStore } from './ports/settings-store';
import { ProfileCare } from './profile-care-composition';
import { keychainCheck } from './setup/keychain-check';
import { SecretVault, type Keep } from './setup/secret-vault';
import { shownName } from './setup/profile-name';
import { SetupService } from './setup/setup-service';
import { HttpClient } from './net/http-client';
import { publicLookup } from './net/public-address';
import { RemoteImages } from './net/remote-images';
import { AttachmentStore } from './storage/attachment-store';
import { ChatStore } from './storage/chat-store';
import { databaseKey } from './storage/database-key';
import { diskCheck } from './storage/disk-check';
import { openStorage, type OpenedStorage } from './storage/open-storage';
import { silentNotifier, type Notifier } from './ports/notifier';
import { createWebhooks } from './webhook-composition';
import { TunnelService } from './webhook/tunnels/tunnel-service';
import { webhookCheck } from './webhook/webhook-check';
import type { WebhookService } from './webhook/webhook-service';

/** What the product needs from outside. */
export interface AppPorts {
  dataFolder: string;
  language: Language;
  secrets: SecretStore;
  settings: SettingsStore;
  sandbox: SandboxLauncher;
  clock: Clock;
  logger: Logger;
  /** Default: the machine has none. */
  systemProxy?: SystemProxy;
  /** Built program of the thread that writes webhook deliveries; without it they are written in this one. */
  inboxProgram?: string | null;
  /** Port of the webhook listener for this run, instead of that in the settings; 0 takes a free one. */
  webhookPort?: number | undefined;
  notifier?: Notifier;
  /** Whose webhooks serve where the connection was given with the command; default: those of the profiles in the settings. */
  borrowedDesk?: string | null;
  /** API bases of all regions; for tests. */
  regions?: readonly string[];
  kai?: KaiPorts;
}

/**
 * The product without a face: the one place where the domains meet. Building it does no I/O; `start` begins the work
 * that can wait until a window is there, and whoever needs storage earlier simply awaits it.
 */
export class App {
  readonly translator: Translator;
  readonly setup: SetupService;
  readonly health: HealthMonitor;
  readonly connection: ActiveConnection;
  readonly images: RemoteImages;
  readonly kai: ActiveKai;
  /** The way out, for everything that is sent over the network. */
  readonly network: NetworkService;
  /** The way from a public address to the webhook listener. */
  readonly tunnel: TunnelService;
  /** The chat was opened, or opened again after its storage had failed. */
  readonly chatOpened = new Emitter<ChatService>();
  /** What happens to profiles after they are set up. */
  readonly care: ProfileCare;
  /** Things the person must be told, found while starting. */
  readonly notices = new Observable<AppError[]>([]);
  private readonly publicHttp: HttpClient;
  private storage: Promise<OpenedStorage> | null = null;
  private chatService: Promise<ChatService> | null = null;
  private wantsWholeAnswers = false;
  private webhookService: Promise<WebhookService> | null = null;
  private readonly botNames = new Map<string, string>();

  constructor(private readonly ports: AppPorts) {
    const { settings, sandbox, clock, regions } = ports;
    this.translator = new Translator(ports.language);
    const vault = new SecretVault(ports.secrets);
    this.setup = new SetupService(settings, vault, {
      create: createKeyPair,
      import: importKeyPair,
      read: readKeyPair,
    }, clock);
    this.care = new ProfileCare({
      setup: this.setup, settings, vault, clock, connection: () => this.connection, rules: async () => (await this.webhooks()).rules,
    });
    this.health = new HealthMonitor({
      translator: this.translator,
      clock,
      standing: () => this.care.linkWarning(this.setup.active),
      probe: async (signal) => (await this.connection.get()).probe(signal),
    });
    this.network = new NetworkService({
      settings: () => settings.read().settings, secrets: vault, system: ports.systemProxy ?? noSystemProxy, clock, translator: this.translator,
      trialTarget: () => this.trialTarget(),
    });
    this.tunnel = new TunnelService({ settings, secrets: ports.secrets, clock, notifier: ports.notifier ?? silentNotifier, translator: this.translator });
    this.connection = new ActiveConnection({
      setup: this.setup, settings, sandbox, clock, regions, proxies: this.network.routes, onSignIn: (error) => this.noteSignIn(error),
      onWaiting: (count) => this.network.noteWaiting(count),
    });
    this.publicHttp = new HttpClient({ lookup: publicLookup, proxies: this.network.routes });
    this.images = new RemoteImages({ http: this.publicHttp });
    this.kai = new ActiveKai({
      setup: this.setup, vault, settings, sandbox, translator: this.translator, clock, logger: ports.logger, database: async () => (await this.openStorage()).database,
      dispatcher: routedDispatcher(this.network.routes), ...ports.kai,
    });
    this.setup.profiles.subscribe(() => this.reviewLink());
    this.setup.activeChanged.on((profile) => void this.switchTo(profile));
  }

  /** Opens storage, reads profiles, tries the link. Never throws: what goes wrong becomes a notice or the link's state. */
  async start(): Promise<void> {
    await this.setup.refresh().then(() => this.care.start()).catch((thrown: unknown) => this.noteFailure('profiles not read', thrown));
    await this.network.refresh().catch((thrown: unknown) => this.noteFailure('proxy password not read', thrown));
    await this.chat()
      .then(() => void this.kai.get().catch((thrown: unknown) => this.noteFailure('KAI not opened', thrown)))
      .catch((thrown: unknown) => this.noteFailure('storage not opened', thrown));
    this.watchActive(this.setup.active);
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

  settings(): Settings {
    return this.ports.settings.read().settings;
  }

  /** The settings changed: what concerns the webhooks is done at once, if they are in use. */
  async webhooksChanged(): Promise<void> {
    await this.webhookService?.then((webhooks) => webhooks.settingsChanged()).catch(() => {});
  }

  /** The layered diagnosis of the active profile, run now: Coze's side, KAI's, the webhook listener. */
  async diagnose(signal: AbortSignal): Promise<RawCheckResult[]> {
    const standing = async () => (await this.webhooks()).standing();
    const webhook = (): Promise<RawCheckResult[]> => runChecks([webhookCheck(standing)], signal);
    return [...(await this.diagnoseCoze(signal)), ...(await this.kai.diagnose(signal)), ...(await webhook())];
  }

  async diagnoseCoze(signal: AbortSignal): Promise<RawCheckResult[]> {
    const connection = await this.connection.get();
    const results = await runChecks([...this.machineChecks(), ...connection.checks], signal);
    this.health.report(worstFinding(results));
    return results;
  }

  /** The same for something typed and not yet saved. */
  async tryConnection(draft: ConnectionDraft, signal: AbortSignal): Promise<RawCheckResult[]> {
    const { profile, secret } = await this.setup.prepare(draft);
    const connection = this.connection.create(profile, secret);
    try {
      const results = await runChecks([...this.machineChecks(), ...connection.checks], signal);
      const name = results.find(({ id, status }) => id === 'bot' && status === 'ok')?.params?.['name'];
      if (name !== undefined) this.botNames.set(profile.botId, String(name));
      return results;
    } finally {
      await connection.dispose();
    }
  }

  saveConnection(draft: ConnectionDraft, keep: Keep): Promise<ProfileView> {
    return this.setup.save(draft, keep, this.botNames.get(draft.botId.trim()) ?? '');
  }

  /** Speaks another language from now on. */
  setLanguage(language: Language): void {
    this.translator.setLanguage(language);
    const { active } = this.setup;
    void this.webhookService?.then((webhooks) => webhooks.announce(), () => {});
    this.tunnel.announce();
    this.health.retell(active ? this.targetOf(active) : '');
    this.kai.retell();
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
    this.health.dispose();
    this.care.dispose();
    await this.tunnel.dispose();
    await this.webhookService?.then((webhooks) => webhooks.dispose()).catch(() => {});
    await this.chatService?.then((chat) => chat.dispose()).catch(() => {});
    await this.kai.dispose();
    await this.connection.detach()();
    await this.publicHttp.dispose();
    await this.ports.sandbox.dispose();
    await this.storage?.then(({ database }) => database.close()).catch(() => {});
  }

  private machineChecks(): HealthCheck[] {
    return [diskCheck(this.ports.dataFolder), keychainCheck(this.ports.secrets)];
  }

  private async openWebhooks(): Promise<WebhookService> {
    const { secrets, settings, clock, inboxProgram = null, webhookPort: port, notifier = silentNotifier, borrowedDesk = null } = this.ports;
    await this.chat();
    const { database } = await this.openStorage();
    const webhooks = createWebhooks({
      database, databaseKey: database.path === ':memory:' ? null : await databaseKey(secrets), inboxProgram, port, secrets, settings, clock, notifier,
      chat: () => this.chat(), activeProfileId: () => this.setup.active?.id ?? null, borrowedDesk, translator: this.translator,
      tunnel: this.tunnel,
    });
    this.tunnel.follow(webhooks.state.value);
    webhooks.state.subscribe(({ value }) => this.tunnel.follow(value));
    return webhooks;
  }

  private async openChat(): Promise<ChatService> {
    const { settings, clock, logger } = this.ports;
    const { database, notice } = await this.openStorage();
    if (notice) this.notices.set([...this.notices.value, notice]);
    const chat = new ChatService({
      store: new ChatStore(database),
      attachments: new Attachments(new AttachmentStore(database), clock),
      userId: () => this.ports.settings.read().settings.userId,
      clock,
      logger,
      activeProfileId: () => this.setup.active?.id ?? null,
      tools: this.kai.tools,
      connect: async () => {
        const { tokens, chat: streamed, wholeChat } = await this.connection.get();
        await tokens.get();
        return this.wantsWholeAnswers || settings.read().settings.wholeAnswers ? wholeChat : streamed;
      },
    });
    chat.ended.on(({ status, error }) => {
      if (status === 'completed') this.health.report(null);
      if (status === 'failed' && error) this.health.report(new AppError(error.code, error));
    });
    this.chatOpened.emit(chat);
    return chat;
  }

  /** Shared by the chat and KAI; what failed is tried anew at the next call. */
  private openStorage(): Promise<OpenedStorage> {
    const { secrets, dataFolder, clock } = this.ports;
    const opening = (this.storage ??= databaseKey(secrets).then((key) => openStorage(dataFolder, key, () => new Date(clock.now()))));
    opening.catch(() => {
      if (this.storage === opening) this.storage = null;
    });
    return opening;
  }

  private async switchTo(profile: Profile | null): Promise<void> {
    const closeOld = this.connection.detach();
    // What belongs to the old profile is out of sight at once.
    await this.chatService?.then((chat) => chat.refresh()).catch(() => {});
    // An answer of the old connection must not fail with its sockets, nor be counted against the new one.
    await this.chatService?.then((chat) => chat.dispose()).catch(() => {});
    await closeOld();
    this.watchActive(profile);
    try {
      (await this.chat()).refresh();
    } catch (thrown) {
      this.noteFailure('conversations not read', thrown);
    }
    await this.kai.sync().catch((thrown: unknown) => this.noteFailure('KAI not switched', thrown));
    await this.webhookService?.then((webhooks) => webhooks.profilesChanged()).catch((thrown: unknown) => this.noteFailure('webhooks not switched', thrown));
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

  private noteSignIn(error: AppError | null): void {
    if (error) this.ports.logger.warn('sign-in failed', { code: error.code, logid: error.logid });
    else this.ports.logger.info('signed in');
    if (error) this.health.report(error);
  }

  /** Something this machine refuses: logged, and told once. */
  private noteFailure(message: string, thrown: unknown): void {
    const error = toAppError(thrown);
    this.ports.logger.error(message, { code: error.code, reason: thrown instanceof Error ? thrown.name : 'unknown' });
    if (!this.notices.value.some(({ code }) => code === error.code)) this.notices.set([...this.notices.value, error]);
  }
}
