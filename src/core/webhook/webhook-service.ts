import type { SecretStore } from '../ports/secret-store';
import type { SettingsStore } from '../ports/settings-store';
import type { Settings } from '../../shared/model/settings';
import type {
  DeliveryDetail,
  DeliveryDifference,
  SelfTest,
  SendResult,
  WebhookReason,
  WebhookState,
} from '../../shared/model/webhook';
import { AppError } from '../lib/errors';
import { Emitter } from '../lib/emitter';
import { Observable } from '../lib/observable';
import type { Translator } from '../lib/translator';
import type { HttpClient } from '../net/http-client';
import type { CallMeter } from '../ports/call-meter';
import type { AuditSink } from '../ports/audit';
import type { Clock } from '../ports/clock';
import type { DeliveryReceiver } from '../ports/delivery-receiver';
import type { InboxEntry, InboxWriter } from '../ports/inbox-writer';
import type { Tunnel } from '../ports/tunnel';
import type { RuleAndTestStore } from './store/rule-and-test-store';
import type { StoredDelivery, WebhookReadStore } from './store/webhook-read-store';
import { AnswerTimes } from './receive/answer-times';
import { triggerAddress } from './send/coze-trigger';
import { curlCommand } from './inspect/curl-command';
import { differencesOf } from './inspect/delivery-difference';
import { DeliveryHandler } from './receive/delivery-handler';
import { DeliveryList } from './inspect/delivery-list';
import { DeliveryRepeats } from './send/delivery-repeats';
import { DeliveryTickets } from './receive/delivery-tickets';
import { verdictOf } from './inspect/delivery-verdict';
import { DeliveryWorker } from './deliver/delivery-worker';
import { Inbox } from './receive/inbox';
import { ListChanges } from './inspect/list-changes';
import { ListenerAddress } from './listener-address';
import { RefusalRecorder } from './receive/refusal-recorder';
import { WEBHOOK_PATH } from '../../shared/webhook-path';
import { StoredResponseRules } from './receive/stored-response-rules';
import { applyRetention } from './deliver/retention';
import { runSelfTest } from './send/self-test';
import type { WebhookStanding } from './webhook-check';
import { REFUSALS } from './receive/webhook-answers';
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
  /** Whose webhooks these are. */
  profiles: WebhookProfileSource;
  receivers: readonly DeliveryReceiver[];
  http: HttpClient;
  clock: Clock;
  translator: Translator;
  /** False when what is received lives in memory only. */
  durable: boolean;
  isAlive: (pid: number) => boolean;
  tunnel?: Tunnel;
  /** Hears of every delivery. */
  meter?: CallMeter;
  audit?: AuditSink;
  /** For this run, instead of the port in the settings. */
  port?: number | undefined;
}

/** Coze's check of the address needs no proof for so long after the person asked for it. */
const ADDRESS_CHECK_MS = 10 * 60_000;
const RETENTION_EVERY_MS = 60 * 60_000;
const HOUR_MS = 60 * 60_000;

/**
 * The webhook listener with everything around it: the one object of this domain that others hold.
 */
export class WebhookService {
  readonly state: Observable<WebhookState>;
  /** What a list on a screen must hear of, at most five times a second. */
  readonly listChanged = new Emitter<{ arrived: number; changedIds: string[] }>();
  readonly keys: WebhookSecrets;
  readonly rules: StoredResponseRules;
  readonly list: DeliveryList;
  readonly repeats: DeliveryRepeats;
  readonly sender: WebhookSender;
  readonly worker: DeliveryWorker;
  private readonly listener: WebhookListener;
  private readonly addresses: ListenerAddress;
  private readonly changes: ListChanges;
  private readonly answerTimes: AnswerTimes;
  private readonly counts = new DeliveryCounts();
  private readonly inbox: Inbox;
  private addressCheckUntil = 0;
  private removed: WebhookState['removed'] = null;
  private portInUse = 0;
  private retention: NodeJS.Timeout | null = null;

  constructor(private readonly options: WebhookServiceOptions) {
    const { reader, writer, rulesAndTests, secrets, clock, http, receivers, profiles } = options;
    const profileId = (): string => profiles.activeId();
    const tickets = new DeliveryTickets();
    const inbox = new Inbox(writer);
    this.inbox = inbox;
    const refusals = new RefusalRecorder(writer, clock);
    this.keys = new WebhookSecrets(secrets, clock, profiles, options.audit);
    this.rules = new StoredResponseRules(rulesAndTests, profileId);
    this.list = new DeliveryList(reader, profileId);
    this.addresses = new ListenerAddress(
      () => profiles.addresses(profileId()).publicUrl,
      () => profiles.ids().map((id) => profiles.addresses(id).publicUrl),
      options.tunnel ?? null,
    );
    this.changes = new ListChanges((change) => this.publishList(change));
    this.answerTimes = new AnswerTimes(writer);
    this.worker = new DeliveryWorker({
      reader,
      writer,
      receivers,
      clock,
      isRushed: () => inbox.isRushed,
    });
    this.sender = new WebhookSender(http, this.keys, tickets, clock);
    this.repeats = new DeliveryRepeats({
      reader,
      rulesAndTests,
      sender: this.sender,
      keys: this.keys,
      clock,
      changed: this.worker.changed,
      profileId,
      ownUrl: this.ownUrl,
      audit: options.audit,
    });
    const handler = new DeliveryHandler({
      keys: this.keys,
      inbox,
      tickets,
      clock,
      rules: this.deliveryRules(),
      onAccepted: (delivery) => this.recordAccepted(delivery),
      onRefused: (entry, reason, isOurs) => this.recordRefused(refusals, entry, reason, isOurs),
    });
    this.listener = new WebhookListener(new WebhookServer(handler));
    this.state = new Observable(this.describe());
    inbox.stored.on((entries) => this.recordStored(entries));
    this.worker.changed.on((outcomes) => {
      for (const { id, status } of outcomes)
        if (status === 'dead')
          this.counts.add(reader.delivery(id)?.profileId ?? profileId(), 'dead');
      this.changes.changed(outcomes.map(({ id }) => id));
    });
    for (const part of [
      this.listener.state,
      this.keys.guards,
      this.rules.rules,
      this.addresses.state,
    ])
      part.subscribe(() => this.announce());
  }

  /** Reads the secrets and takes up what is to be handed on, without listening. */
  async begin(): Promise<void> {
    await this.keys.load();
    await this.takeOver();
    this.rules.reread();
    this.addresses.refresh();
    await this.worker.start(this.options.isAlive);
  }

  /**
   * The same, keeps order in what is kept, and listens if the settings say so. A taken port is a
   * state, not an error.
   */
  async start(): Promise<void> {
    await this.begin();
    this.retention = setInterval(
      () => void this.applyRetention().catch(() => {}),
      RETENTION_EVERY_MS,
    );
    this.retention.unref();
    void this.applyRetention().catch(() => {});
    if (this.settings.webhookEnabled) await this.listen(this.settings.webhookPort).catch(() => {});
  }

  /** WEBHOOK_PORT_TAKEN. Port 0 takes a free one. */
  async listen(port: number = this.settings.webhookPort): Promise<void> {
    this.portInUse = port;
    await this.listener.start(port);
  }

  async stopListening(): Promise<void> {
    await this.listener.stop();
  }

  /** After a change of the settings: another port, another public address, on or off. */
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
   * Another profile is active, or profiles came, changed or went. What is on its way in is filed
   * under the profile whose proof it carries.
   */
  async profilesChanged(): Promise<void> {
    await this.keys.load();
    await this.takeOver();
    this.addressCheckUntil = 0;
    this.rules.reread();
    this.list.invalidate();
    this.addresses.refresh();
    this.announce();
    this.changes.changed([]);
  }

  /** The address of the active profile that a person has already, without path; empty for none. */
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
   * Calls the inbound trigger of an agent with its own token; `ownBase` is the API base of the
   * active connection. WEBHOOK_TARGET_REFUSED, WEBHOOK_GUARD_MISSING without its token, network
   * codes.
   */
  async callTrigger(url: string, body: string, ownBase: string | null): Promise<SendResult> {
    const address = triggerAddress(url, ownBase);
    const bearer = this.keys.guard('trigger');
    if (bearer === null) throw new AppError('WEBHOOK_GUARD_MISSING');
    const { profiles } = this.options;
    const profileId = profiles.activeId();
    const result = await this.sender.send({ url: address, body, proof: 'none', bearer });
    profiles.keepAddresses(profileId, { triggerUrl: url });
    this.announce();
    return result;
  }

  async selfTest(): Promise<SelfTest> {
    const url = this.publicUrl();
    const body = JSON.stringify({
      event: 'webhook.self_test',
      data: { at: new Date(this.options.clock.now()).toISOString() },
    });
    const hops = await runSelfTest(url, () =>
      this.sender.send({
        url,
        body,
        proof: 'token',
        ownAs: { origin: 'self-test', repeats: null },
      }),
    );
    return {
      passed: hops.every(({ status }) => status !== 'fail'),
      hops: hops.map((hop) => ({
        ...hop,
        error: hop.error && this.options.translator.describe(hop.error),
      })),
    };
  }

  expectAddressCheck(isExpected: boolean): void {
    this.addressCheckUntil = isExpected ? this.options.clock.now() + ADDRESS_CHECK_MS : 0;
    this.announce();
  }

  /** DELIVERY_MISSING. */
  open(id: string): DeliveryDetail {
    const { reader, translator } = this.options;
    const { number: _number, profileId: _profileId, ...delivery } = this.find(id);
    const earlier = delivery.repeats === null ? null : reader.delivery(delivery.repeats);
    return {
      ...delivery,
      history: reader.attempts(id).map((attempt) => ({
        ...attempt,
        error: attempt.error && translator.describe(attempt.error),
      })),
      verdict: earlier && verdictOf(earlier, delivery),
    };
  }

  diff(leftId: string, rightId: string): DeliveryDifference[] {
    return differencesOf(this.open(leftId), this.open(rightId));
  }

  curl(id: string): string {
    return curlCommand(
      this.open(id),
      this.addresses.state.value.url ??
        this.listener.url ??
        `http://127.0.0.1:${this.settings.webhookPort}${WEBHOOK_PATH}`,
    );
  }

  /** Hands dead letters on once more; null for all of them. */
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

  async applyRetention(): Promise<number> {
    const { reader, writer, clock } = this.options;
    // An empty inbox needs no thread to be started for it.
    if (reader.newestNumber() === 0) return 0;
    const count = await applyRetention(writer, this.settings, clock.now());
    if (count > 0) {
      this.removed = { count, at: new Date(clock.now()).toISOString() };
      this.list.invalidate();
      this.announce();
      this.changes.changed([]);
    }
    return count;
  }

  /** For the diagnosis. */
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

  /** Tells everything again, in another language or because time has passed. */
  announce(): void {
    this.state.set(this.describe());
  }

  async dispose(): Promise<void> {
    if (this.retention) clearInterval(this.retention);
    await this.listener.stop();
    await this.worker.dispose();
    await this.answerTimes.flush();
    this.changes.dispose();
    this.addresses.dispose();
    await this.options.writer.close();
  }

  /** The first profile goes on with what came before there was one. */
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
      isAddressCheckExpected: () => this.addressCheckUntil > this.options.clock.now(),
      responseRule: (profileId, event) => this.rules.find(profileId, event),
      activeProfileId: () => this.options.profiles.activeId(),
    };
  }

  private find(id: string): StoredDelivery {
    const found = this.options.reader.delivery(id);
    if (found?.profileId !== this.options.profiles.activeId())
      throw new AppError('DELIVERY_MISSING');
    return found;
  }

  private recordStored(entries: readonly InboxEntry[]): void {
    for (const { profileId } of entries) this.counts.add(profileId, 'accepted');
    this.changes.arrived(entries.length);
    this.worker.wake();
  }

  private recordAccepted({
    id,
    profileId,
    isDuplicate,
    ms,
  }: {
    id: string;
    profileId: string;
    isDuplicate: boolean;
    ms: number;
  }): void {
    this.measure('ok', ms);
    if (isDuplicate) this.counts.add(profileId, 'duplicates');
    else this.answerTimes.record(id, ms);
  }

  private async recordRefused(
    refusals: RefusalRecorder,
    entry: InboxEntry,
    reason: WebhookReason,
    isOurs: boolean,
  ): Promise<void> {
    this.counts.add(entry.profileId, 'refused');
    if (reason !== 'ok') this.measure(REFUSALS[reason].code, 0, entry.bodyBytes);
    this.changes.arrived((await refusals.keep(entry, reason, isOurs)) ? 1 : 0);
  }

  private measure(outcome: string, ms: number, bytesIn = 0): void {
    this.options.meter?.record({
      service: 'webhook',
      operation: WEBHOOK_PATH,
      outcome,
      ms,
      totalMs: ms,
      retries: 0,
      bytesOut: 0,
      bytesIn,
    });
  }

  private publishList(change: { arrived: number; changedIds: string[]; isOnlyNew: boolean }): void {
    if (!change.isOnlyNew) this.list.invalidate();
    this.listChanged.emit({ arrived: change.arrived, changedIds: change.changedIds });
    this.announce();
  }

  private describe(): WebhookState {
    const { translator, durable, clock, profiles } = this.options;
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
      addressCheckUntil:
        this.addressCheckUntil > clock.now()
          ? new Date(this.addressCheckUntil).toISOString()
          : null,
      counts: this.counts.of(profileId),
      removed: this.removed,
      activeRules: this.rules.rules.value.filter(({ enabled }) => enabled).length,
    };
  }
}
