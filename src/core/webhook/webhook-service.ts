import type { SecretStore } from '../ports/secret-store';
import type { SettingsStore } from '../ports/settings-store';
import type { Settings } from '../../shared/model/settings';
import type { WebhookState } from '../../shared/model/webhook';
import { AppError } from '../lib/errors';
import { Emitter } from '../lib/emitter';
import { Observable } from '../lib/observable';
import type { Translator } from '../lib/translator';
import type { HttpClient } from '../net/http-client';
import type { CallMeter } from '../ports/call-meter';
import type { AuditSink } from '../ports/audit';
import type { Clock } from '../ports/clock';
import type { DeliveryReceiver } from '../ports/delivery-receiver';
import type { InboxWriter } from '../ports/inbox-writer';
import type { Tunnel } from '../ports/tunnel';
import type { RuleAndTestStore } from './store/rule-and-test-store';
import type { WebhookReadStore } from './store/webhook-read-store';
import { AddressCheck } from './receive/address-check';
import { ReceptionRecorder } from './receive/reception-recorder';
import { AddressTests } from './send/address-tests';
import { DeliveryHandler } from './receive/delivery-handler';
import { DeliveryInspector } from './inspect/delivery-inspector';
import { DeliveryList } from './inspect/delivery-list';
import { DeliveryRepeats } from './send/delivery-repeats';
import { DeliveryTickets } from './receive/delivery-tickets';
import { DeliveryWorker } from './deliver/delivery-worker';
import { Inbox } from './receive/inbox';
import { ListChanges } from './inspect/list-changes';
import { ListenerAddress } from './listener-address';
import { WEBHOOK_PATH } from '../../shared/webhook-path';
import { StoredResponseRules } from './receive/stored-response-rules';
import { DeliveryRetention } from './deliver/retention';
import type { WebhookStanding } from './webhook-check';
import { whoListens } from './receive/who-listens';
import type { WebhookProfileSource } from './webhook-profile-source';
import { WebhookSecrets } from './secrets/webhook-secrets';
import { DeliveryCounts } from './receive/delivery-counts';
import { WebhookListener } from './receive/webhook-listener';
import { WebhookSender } from './send/webhook-sender';
import { WebhookServer } from './receive/webhook-server';

export interface WebhookServiceOptions {
  reader: WebhookReadStore;
  writer: InboxWriter;
  rulesAndTests: RuleAndTestStore;
  secrets: SecretStore;
  settings: SettingsStore;
  /** The profiles with webhooks. */
  profiles: WebhookProfileSource;
  receivers: readonly DeliveryReceiver[];
  http: HttpClient;
  clock: Clock;
  translator: Translator;
  /** False when received deliveries are only kept in memory. */
  durable: boolean;
  isAlive: (pid: number) => boolean;
  tunnel?: Tunnel;
  /** Measures every delivery. */
  meter?: CallMeter;
  audit?: AuditSink;
  /** Replaces the port of the settings for this run. */
  port?: number | undefined;
}

const HOUR_MS = 60 * 60_000;

/**
 * The webhook listener with everything around it: the only object of this domain other parts use.
 */
export class WebhookService {
  readonly state: Observable<WebhookState>;
  /** Changes for a list on a screen, at most five times a second. */
  readonly listChanged = new Emitter<{ arrived: number; changedIds: string[] }>();
  readonly keys: WebhookSecrets;
  readonly rules: StoredResponseRules;
  readonly list: DeliveryList;
  readonly repeats: DeliveryRepeats;
  readonly sender: WebhookSender;
  readonly worker: DeliveryWorker;
  /** Details of single deliveries. */
  readonly inspector: DeliveryInspector;
  readonly addressTests: AddressTests;
  readonly retention: DeliveryRetention;
  private readonly addressCheck: AddressCheck;
  private readonly recorder: ReceptionRecorder;
  private readonly listener: WebhookListener;
  private readonly addresses: ListenerAddress;
  private readonly changes: ListChanges;
  private readonly counts = new DeliveryCounts();
  private readonly inbox: Inbox;
  private portInUse = 0;

  constructor(private readonly options: WebhookServiceOptions) {
    const { reader, writer, rulesAndTests, secrets, clock, profiles } = options;
    const profileId = (): string => profiles.activeId();
    const tickets = new DeliveryTickets();
    const inbox = new Inbox(writer);
    this.inbox = inbox;
    this.addressCheck = new AddressCheck(clock);
    this.keys = new WebhookSecrets(secrets, clock, profiles, options.audit);
    this.rules = new StoredResponseRules(rulesAndTests, profileId);
    this.list = new DeliveryList(reader, profileId);
    this.addresses = new ListenerAddress(
      () => profiles.addresses(profileId()).publicUrl,
      () => profiles.ids().map((id) => profiles.addresses(id).publicUrl),
      options.tunnel ?? null,
    );
    const { keys, counts } = this;
    this.changes = new ListChanges((change) => this.publishList(change));
    this.worker = new DeliveryWorker({ ...options, isRushed: () => inbox.isRushed });
    this.sender = new WebhookSender(options.http, keys, tickets, clock);
    const { changes, worker, sender, ownUrl, publicUrl } = this;
    this.repeats = new DeliveryRepeats({
      ...options,
      sender,
      keys,
      changed: worker.changed,
      profileId,
      ownUrl,
    });
    const address = (): string => this.addressToShow();
    this.inspector = new DeliveryInspector({ ...options, activeProfileId: profileId, address });
    this.addressTests = new AddressTests({
      ...options,
      sender,
      keys,
      publicUrl,
      onTriggerChanged: () => this.announce(),
    });
    this.retention = new DeliveryRetention({
      ...options,
      settings: () => this.settings,
      onRemoved: () => this.listReplaced(),
    });
    this.recorder = new ReceptionRecorder({ writer, clock, counts, changes, meter: options.meter });
    const { recorder } = this;
    const handler = new DeliveryHandler({
      keys,
      inbox,
      tickets,
      clock,
      addressCheck: this.addressCheck,
      rules: this.deliveryRules(),
      onAccepted: (delivery) => recorder.recordAccepted(delivery),
      onRefused: (...refusal) => recorder.recordRefused(...refusal),
    });
    this.listener = new WebhookListener(new WebhookServer(handler));
    this.state = new Observable(this.describe());
    this.follow();
  }

  /** Reads the secrets and hands on waiting deliveries, without listening. */
  async begin(): Promise<void> {
    await this.keys.load();
    await this.takeOver();
    this.rules.reread();
    this.addresses.refresh();
    await this.worker.start(this.options.isAlive);
  }

  /**
   * Does the same, starts retention, and listens if the settings say so. A taken port is a state,
   * not an error.
   */
  async start(): Promise<void> {
    await this.begin();
    this.retention.start();
    if (this.settings.webhookEnabled) await this.listen(this.settings.webhookPort).catch(() => {});
  }

  /** WEBHOOK_PORT_TAKEN. Port 0 picks a free one. */
  async listen(port: number = this.settings.webhookPort): Promise<void> {
    this.portInUse = port;
    await this.listener.start(port);
  }

  async stopListening(): Promise<void> {
    await this.listener.stop();
  }

  /**
   * To be called after a change of the settings: another port, another public address, on or off.
   */
  async settingsChanged(): Promise<void> {
    this.addresses.refresh();
    const { webhookEnabled, webhookPort } = this.settings;
    const isOn = this.listener.state.value.status !== 'stopped';
    if (webhookEnabled && (!isOn || webhookPort !== this.portInUse))
      await this.listen(webhookPort).catch(() => {});
    else if (!webhookEnabled && isOn) await this.stopListening();
    else this.announce();
  }

  /**
   * To be called when another profile is active, or profiles were added, changed or removed. A
   * delivery in progress belongs to the profile whose proof it carries.
   */
  async profilesChanged(): Promise<void> {
    await this.keys.load();
    await this.takeOver();
    this.addressCheck.expect(false);
    this.rules.reread();
    this.list.invalidate();
    this.addresses.refresh();
    this.announce();
    this.changes.changed([]);
  }

  /**
   * Sets the address the person already has for the active profile, without path; empty for none.
   */
  setPublicAddress(publicUrl: string): void {
    const { profiles } = this.options;
    profiles.keepAddresses(profiles.activeId(), { publicUrl });
    this.addresses.refresh();
    this.announce();
  }

  /** Address of the listener with its path; WEBHOOK_NOT_RUNNING. */
  readonly ownUrl = (): string => {
    if (this.listener.url === null) throw new AppError('WEBHOOK_NOT_RUNNING');
    return this.listener.url;
  };

  /** The public address with the path; WEBHOOK_NO_PUBLIC_ADDRESS. */
  readonly publicUrl = (): string => {
    const { url } = this.addresses.state.value;
    if (url === null) throw new AppError('WEBHOOK_NO_PUBLIC_ADDRESS');
    return url;
  };

  /**
   * Coze's verify token for this run only. Until the first delivery signed with it, Coze's check of
   * the address needs no proof: the address is about to be registered.
   */
  verifyForThisRun(verifyToken: string): void {
    this.keys.setGuardForThisRun('callback', verifyToken);
    this.addressCheck.expectUntilProved();
  }

  expectAddressCheck(isExpected: boolean): void {
    this.addressCheck.expect(isExpected);
    this.announce();
  }

  /** Hands dead letters on again; null for all of them. */
  async redrive(ids: readonly string[] | null): Promise<number> {
    const count = await this.options.writer.redrive(
      this.options.profiles.activeId(),
      ids,
      process.pid,
    );
    if (count > 0) this.options.audit?.record({ action: 'webhook.redriven', subject: `${count}` });
    this.worker.wake();
    this.changes.changed(ids ?? []);
    return count;
  }

  /** State of the listener for the diagnosis. */
  async standing(): Promise<WebhookStanding> {
    const { reader, clock, http, profiles } = this.options;
    const profileId = profiles.activeId();
    const { status, error } = this.listener.state.value;
    const port = this.listener.port ?? (this.portInUse || this.settings.webhookPort);
    const elsewhere = status === 'stopped' && port !== 0 ? await whoListens(http, port) : 'nobody';
    return {
      status,
      error,
      port,
      elsewhere,
      dead: reader.countByStatus(profileId, 'dead'),
      unverified: reader.countUnverifiedSince(profileId, clock.now() - HOUR_MS),
    };
  }

  /** Publishes everything again, in another language or because time has passed. */
  announce(): void {
    this.state.set(this.describe());
  }

  async dispose(): Promise<void> {
    this.retention.dispose();
    await this.listener.stop();
    await this.worker.dispose();
    await this.recorder.dispose();
    this.changes.dispose();
    this.addresses.dispose();
    await this.options.writer.close();
  }

  /** The first profile takes over what arrived before there was one. */
  private async takeOver(): Promise<void> {
    const { profiles, writer } = this.options;
    if (!profiles.takesOver()) return;
    profiles.takeOverAddresses();
    await this.inbox.settled();
    await writer.takeOver(profiles.activeId());
  }

  private get settings(): Settings {
    const { settings } = this.options.settings.read();
    const { port } = this.options;
    return port === undefined ? settings : { ...settings, webhookPort: port };
  }

  private deliveryRules(): ConstructorParameters<typeof DeliveryHandler>[0]['rules'] {
    return {
      maxAgeMs: () => this.settings.webhookMaxAgeSeconds * 1000,
      repeatWithinMs: () => this.settings.webhookRepeatSeconds * 1000,
      isPublicHost: (host) => this.addresses.isPublicHost(host),
      responseRule: (profileId, event) => this.rules.find(profileId, event),
      activeProfileId: () => this.options.profiles.activeId(),
    };
  }

  /** Follows the outcome of deliveries and the other sources of the state. */
  private follow(): void {
    const { inbox, worker, listener, keys, rules, addresses, recorder, counts, changes } = this;
    const { reader, profiles } = this.options;
    inbox.stored.on((entries) => {
      recorder.recordStored(entries);
      worker.wake();
    });
    worker.changed.on((outcomes) => {
      for (const { id, status } of outcomes)
        if (status === 'dead')
          counts.add(reader.delivery(id)?.profileId ?? profiles.activeId(), 'dead');
      changes.changed(outcomes.map(({ id }) => id));
    });
    for (const part of [listener.state, keys.guards, rules.rules, addresses.state])
      part.subscribe(() => this.announce());
  }

  private listReplaced(): void {
    this.list.invalidate();
    this.announce();
    this.changes.changed([]);
  }

  /** Target address of a copied command: the public one if there is one. */
  private addressToShow(): string {
    return (
      this.addresses.state.value.url ??
      this.listener.url ??
      `http://127.0.0.1:${this.settings.webhookPort}${WEBHOOK_PATH}`
    );
  }

  private publishList(change: { arrived: number; changedIds: string[]; isOnlyNew: boolean }): void {
    if (!change.isOnlyNew) this.list.invalidate();
    this.listChanged.emit({ arrived: change.arrived, changedIds: change.changedIds });
    this.announce();
  }

  private describe(): WebhookState {
    const { translator, durable, profiles } = this.options;
    const profileId = profiles.activeId();
    const { status, error } = this.listener.state.value;
    return {
      profileId,
      triggerUrl: profiles.addresses(profileId).triggerUrl,
      status,
      url: this.listener.url,
      port: this.listener.port ?? (this.portInUse || this.settings.webhookPort),
      error: error && translator.describe(error),
      publicAddress: this.addresses.state.value,
      durable,
      guards: this.keys.guards.value,
      addressCheckUntil: this.addressCheck.expectedUntil,
      counts: this.counts.of(profileId),
      removed: this.retention.removed,
      activeRules: this.rules.rules.value.filter(({ enabled }) => enabled).length,
    };
  }
}
