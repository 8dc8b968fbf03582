import type {
  TunnelChoice,
  TunnelKind,
  TunnelSecretName,
  TunnelSettings,
  TunnelView,
} from '../../shared/model/tunnel';
import { AppError, toAppError } from '../lib/errors';
import { Observable } from '../lib/observable';
import type { Translator } from '../lib/translator';
import { measured } from '../net/measured';
import { deafMeter, type CallMeter } from '../ports/call-meter';
import type { Clock } from '../ports/clock';
import type { Notifier } from '../ports/notifier';
import type { SecretStore } from '../ports/secret-store';
import type { SettingsStore } from '../ports/settings-store';
import type { Tunnel, TunnelState } from '../ports/tunnel';
import { WEBHOOK_PATH } from '../../shared/webhook-path';
import { cloudflaredConnect } from './cloudflared-tunnel';
import { ngrokConnect } from './ngrok-tunnel';
import { ReconnectingTunnel, type Connect } from './reconnecting-tunnel';
import { sshConnect } from './ssh-tunnel';
import { TunnelSecrets } from './tunnel-secrets';

export interface TunnelServiceOptions {
  settings: SettingsStore;
  secrets: SecretStore;
  clock: Clock;
  notifier: Notifier;
  translator: Translator;
  /** Measures every attempt to connect, by kind. */
  meter?: CallMeter;
  /** Other ways to connect; for tests. */
  connects?: Partial<Record<TunnelKind, Connect>>;
}

/**
 * The tunnel the person chose: its settings, its secrets, its state, and whether Coze still has an
 * old address.
 */
export class TunnelService implements Tunnel {
  readonly state: Observable<TunnelState>;
  readonly view: Observable<TunnelView>;
  private readonly secrets: TunnelSecrets;
  private readonly tunnels: Record<TunnelKind, ReconnectingTunnel>;
  private active: ReconnectingTunnel;
  /** Opened for this run as another kind than in the settings. */
  private runKind: TunnelKind | null = null;
  private isMeantOpen = false;
  private listenerPort: number | null = null;
  private port: number | null = null;
  private offeredKey: string | null = null;
  private copiedAddress = '';

  constructor(private readonly options: TunnelServiceOptions) {
    this.secrets = new TunnelSecrets(options.secrets);
    this.tunnels = this.createTunnels();
    this.active = this.tunnels[this.kind];
    this.state = new Observable(this.active.state.value);
    this.view = new Observable(this.describe());
    this.secrets.flags.subscribe(() => this.announce());
    for (const tunnel of Object.values(this.tunnels))
      tunnel.state.subscribe(() => this.mirror(tunnel));
  }

  get kind(): TunnelKind {
    return this.runKind ?? this.settings.kind;
  }

  /** To be called with every state of the listener, which the tunnel follows. */
  follow({ status, port }: { status: string; port: number }): void {
    this.listenerPort = status === 'listening' ? port : null;
    if (this.isMeantOpen && this.listenerPort !== null && this.listenerPort !== this.port)
      void this.open(this.listenerPort).catch(() => {});
  }

  /** Opens the tunnel if it was left open, once there is a listener. A failure becomes a state. */
  async start(): Promise<void> {
    await this.secrets.load();
    this.isMeantOpen = this.settings.wanted;
    if (this.isMeantOpen && this.listenerPort !== null)
      void this.open(this.listenerPort).catch(() => {});
  }

  /** WEBHOOK_NOT_RUNNING, or the first attempt's error. With a kind, for this run only. */
  async openHere(kind: TunnelKind | null = null): Promise<void> {
    if (this.listenerPort === null) throw new AppError('WEBHOOK_NOT_RUNNING');
    this.runKind = kind;
    this.isMeantOpen = true;
    if (kind === null) this.keep({ wanted: true });
    await this.open(this.listenerPort);
  }

  async open(port: number): Promise<void> {
    this.port = port;
    const before = this.active;
    this.active = this.tunnels[this.kind];
    if (before !== this.active) await before.close();
    await this.active.open(port);
  }

  async close(): Promise<void> {
    this.isMeantOpen = false;
    this.port = null;
    if (this.settings.wanted) this.keep({ wanted: false });
    await this.active.close();
  }

  /** Saves the settings; an open tunnel is opened again with them, in the background. */
  configure(choice: TunnelChoice): void {
    this.runKind = null;
    this.offeredKey = null;
    this.keep(choice);
    this.reopen();
  }

  /** TUNNEL_KEY_INVALID. */
  async setSecret(name: TunnelSecretName, value: string): Promise<void> {
    await this.secrets.set(name, value);
    this.reopen();
  }

  /** INVALID_INPUT unless the server presents exactly this key now. */
  async acceptHostKey(key: string): Promise<void> {
    if (this.offeredKey === null || key !== this.offeredKey)
      throw new AppError('INVALID_INPUT', { params: { detail: 'key' } });
    this.rememberHostKey(key);
    await this.openHere(this.runKind);
  }

  forgetHostKey(): void {
    const { [this.hostName]: _forgotten, ...hostKeys } = this.settings.hostKeys;
    this.offeredKey = null;
    this.keep({ hostKeys });
  }

  /** Records the address Coze has from now on. WEBHOOK_NO_PUBLIC_ADDRESS. */
  confirmAddress(): string {
    const address = this.publicUrl;
    if (address === null) throw new AppError('WEBHOOK_NO_PUBLIC_ADDRESS');
    this.keep({ confirmedAddress: address });
    return address;
  }

  /** To be called with any copied text: if it is the open address, Coze is about to get it. */
  recordCopied(text: string): void {
    if (text === this.publicUrl && text !== this.settings.confirmedAddress)
      this.keep({ confirmedAddress: text });
  }

  /** Publishes everything again, in another language. */
  announce(): void {
    this.view.set(this.describe());
  }

  /** Closes the connection; it is opened again at the next start. */
  async dispose(): Promise<void> {
    this.isMeantOpen = false;
    await this.active.close();
  }

  private get settings(): TunnelSettings {
    return this.options.settings.read().settings.tunnel;
  }

  private get hostName(): string {
    const { host, port } = this.settings.ssh;
    return `${host.toLowerCase()}:${port}`;
  }

  private get publicUrl(): string | null {
    const { status, address } = this.state.value;
    return status === 'open' && address !== null ? address + WEBHOOK_PATH : null;
  }

  private get staleAddress(): string | null {
    const { confirmedAddress } = this.settings;
    return this.publicUrl !== null && confirmedAddress !== '' && confirmedAddress !== this.publicUrl
      ? confirmedAddress
      : null;
  }

  private createTunnels(): Record<TunnelKind, ReconnectingTunnel> {
    const { clock, connects = {}, meter = deafMeter } = this.options;
    const get = (name: TunnelSecretName) => () => this.secrets.get(name);
    const ssh =
      connects.ssh ??
      sshConnect({
        settings: () => this.settings.ssh,
        login: async () => ({
          privateKey: await get('ssh-key')(),
          passphrase: await get('ssh-passphrase')(),
          password: await get('ssh-password')(),
        }),
        hostKey: {
          remembered: () => this.settings.hostKeys[this.hostName] ?? null,
          remember: (key) => this.rememberHostKey(key),
          refused: (key) => (this.offeredKey = key),
        },
      });
    const cloudflared =
      connects.cloudflared ?? cloudflaredConnect({ path: () => this.settings.cloudflaredPath });
    const ngrok =
      connects.ngrok ??
      ngrokConnect({ token: get('ngrok-token'), domain: () => this.settings.ngrokDomain });
    const reconnecting = (kind: TunnelKind, connect: Connect): ReconnectingTunnel =>
      new ReconnectingTunnel(
        kind,
        (port, signal) => measured(meter, 'tunnel', kind, () => connect(port, signal)),
        clock,
      );
    return {
      ssh: reconnecting('ssh', ssh),
      cloudflared: reconnecting('cloudflared', cloudflared),
      ngrok: reconnecting('ngrok', ngrok),
    };
  }

  private rememberHostKey(key: string): void {
    this.keep({ hostKeys: { ...this.settings.hostKeys, [this.hostName]: key } });
    this.offeredKey = null;
  }

  private reopen(): void {
    if (this.isMeantOpen && this.port !== null) void this.open(this.port).catch(() => {});
  }

  private keep(change: Partial<TunnelSettings>): void {
    this.options.settings.changeSettings({ tunnel: { ...this.settings, ...change } });
    this.announce();
  }

  private mirror(tunnel: ReconnectingTunnel): void {
    if (tunnel !== this.active) return;
    this.state.set(tunnel.state.value);
    this.announce();
    this.alarm();
  }

  /** Warns once for each new address. */
  private alarm(): void {
    const { notifier, translator } = this.options;
    const url = this.publicUrl;
    if (url === null || this.staleAddress === null || this.copiedAddress === url) return;
    this.copiedAddress = url;
    notifier.notify({
      kind: 'service',
      title: translator.t('tunnel:changedTitle'),
      text: translator.t('tunnel:changedText', { address: url }),
      route: ['webhooks'],
    });
  }

  private describe(): TunnelView {
    const { status, since, error, retryAt } = this.state.value;
    const { wanted: _wanted, hostKeys, confirmedAddress: _confirmed, ...choice } = this.settings;
    return {
      status,
      address: this.publicUrl,
      since: new Date(since).toISOString(),
      error: error && this.options.translator.describe(toAppError(error)),
      retryAt: retryAt === null ? null : new Date(retryAt).toISOString(),
      choice,
      kept: this.secrets.flags.value,
      hostFingerprint: { remembered: hostKeys[this.hostName] ?? null, offered: this.offeredKey },
      staleAddress: this.staleAddress,
    };
  }
}
