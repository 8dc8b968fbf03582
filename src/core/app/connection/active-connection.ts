import { API_BASES, type Profile } from '../../../shared/model/profile';
import { importKeyPair } from '../../auth/key-pair';
import { createConnection, type Connection } from './connection';
import { AppError } from '../../lib/errors';
import { Emitter } from '../../lib/emitter';
import { outsideTurns } from '../../lib/turn-context';
import type { ProxyRoutes } from '../../net/proxy-routes';
import type { CallMeter } from '../../ports/call-meter';
import type { Clock } from '../../ports/clock';
import type { SandboxLauncher } from '../../ports/sandbox-launcher';
import type { SettingsStore } from '../../ports/settings-store';
import type { ConnectionSecret } from '../../setup/pending-secret';
import type { SetupService } from '../../setup/setup-service';

export interface ActiveConnectionOptions {
  setup: SetupService;
  settings: SettingsStore;
  sandbox: SandboxLauncher;
  clock: Clock;
  regions?: readonly string[] | undefined;
  proxies: ProxyRoutes;
  meter: CallMeter;
}

/**
 * The connection of the active profile: created when first needed, dropped when the profile
 * changes.
 */
export class ActiveConnection {
  /** Every sign-in of the active connection: null for success. */
  readonly signedIn = new Emitter<AppError | null>();
  /** How many API calls wait for their turn. */
  readonly waiting = new Emitter<number>();
  private current: Promise<Connection> | null = null;

  constructor(private readonly options: ActiveConnectionOptions) {}

  /** NOT_CONFIGURED without a profile, KEY_MISSING or PAT_MISSING without its secret. */
  get(): Promise<Connection> {
    const opening = (this.current ??= outsideTurns(() => this.open()));
    opening.catch(() => {
      if (this.current === opening) this.current = null;
    });
    return opening;
  }

  /**
   * Drops the connection at once, so that the next `get` creates a new one. Returns the function
   * that closes the old one's sockets, so that what still runs on it can be ended first.
   */
  detach(): () => Promise<void> {
    const old = this.current;
    this.current = null;
    this.waiting.emit(0);
    return async () => {
      await old?.then((connection) => connection.dispose()).catch(() => {});
    };
  }

  /** Closes the connection in use. */
  async dispose(): Promise<void> {
    await this.detach()();
  }

  /** A connection that is not the active one, for testing a draft. The caller disposes it. */
  create(
    profile: Profile,
    secret: ConnectionSecret,
    onSignIn?: (error: AppError | null) => void,
  ): Connection {
    const { settings, clock, regions, proxies, meter } = this.options;
    return createConnection({
      profile,
      secret,
      settings: () => settings.read().settings,
      clock,
      proxies,
      meter,
      regions: regions ?? Object.values(API_BASES),
      ...(onSignIn && { onSignIn }),
    });
  }

  private async open(): Promise<Connection> {
    const profile = this.options.setup.active;
    if (!profile) throw new AppError('NOT_CONFIGURED');
    if (profile.platform === 'sandbox') return this.openSandbox(profile);
    const secret = await this.options.setup.storedSecret(profile);
    if (!secret) throw new AppError(profile.auth === 'jwt' ? 'KEY_MISSING' : 'PAT_MISSING');
    return this.createWatched(profile, secret);
  }

  private async openSandbox(profile: Profile): Promise<Connection> {
    const { apiBase, appId, kid, privateKeyPem, botId } = await this.options.sandbox.start();
    const { privateDer, fingerprint, publicKeyPem } = importKeyPair(privateKeyPem);
    const secret: ConnectionSecret = {
      kind: 'key',
      privateDer,
      publicView: { fingerprint, publicKeyPem },
    };
    return this.createWatched({ ...profile, apiBase, appId, kid, botId }, secret);
  }

  private createWatched(profile: Profile, secret: ConnectionSecret): Connection {
    const connection = this.create(profile, secret, (error) => this.signedIn.emit(error));
    connection.waitingRequests.subscribe(({ value }) => this.waiting.emit(value));
    return connection;
  }
}
