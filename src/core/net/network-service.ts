import type { NetworkState, NetworkTrial } from '../../shared/model/network';
import type { Settings } from '../../shared/model/settings';
import { AppError, toAppError } from '../lib/errors';
import { Observable } from '../lib/observable';
import type { Translator } from '../lib/translator';
import type { Clock } from '../ports/clock';
import type { SystemProxy } from '../ports/proxy';
import { HttpClient } from './http-client';
import { ProxyRoutes, type Route } from './proxy-routes';

/** Name of the proxy's password (UTF-8) in the secret store. */
export const PROXY_PASSWORD_NAME = 'proxy/password';
/** Time limit of a test, milliseconds. */
const TRIAL_MAX_MS = 15_000;

type Keep = 'keychain' | 'this-run';

/** Where the password is kept: in the store, or in memory for this run. */
interface SecretPlace {
  get(name: string): Promise<Uint8Array | null>;
  set(name: string, value: Uint8Array, keep: Keep): Promise<void>;
  delete(name: string): Promise<void>;
}

export interface NetworkServiceOptions {
  settings: () => Settings;
  secrets: SecretPlace;
  system: SystemProxy;
  clock: Clock;
  translator: Translator;
  /** The address a test requests. */
  trialTarget: () => string;
}

/** How requests leave this machine: which proxy, its password, and whether it works. */
export class NetworkService {
  /** For every pool of outgoing connections. */
  readonly routes: ProxyRoutes;
  readonly state = new Observable<NetworkState>({ proxyLogin: 'not-set', waitingRequests: 0 });

  constructor(private readonly options: NetworkServiceOptions) {
    const { settings, system, clock } = options;
    this.routes = new ProxyRoutes({ settings, system, clock, password: () => this.password() });
  }

  /** Finds out whether a password is stored; asks the keychain. */
  async refresh(): Promise<void> {
    const proxyLogin = (await this.password()) === null ? 'not-set' : 'set';
    this.state.set({ ...this.state.value, proxyLogin });
  }

  /** How many API calls wait for their turn now. */
  recordWaiting(waitingRequests: number): void {
    this.state.set({ ...this.state.value, waitingRequests });
  }

  /**
   * The password of the user's own proxy, null without one. For this process alone: never shown,
   * never sent to a page.
   */
  async password(): Promise<string | null> {
    const bytes = await this.options.secrets.get(PROXY_PASSWORD_NAME);
    return bytes && Buffer.from(bytes).toString('utf8');
  }

  /** KEYCHAIN_UNAVAILABLE when it cannot be stored. */
  async setPassword(password: string, keep: Keep): Promise<void> {
    await this.options.secrets.set(PROXY_PASSWORD_NAME, Buffer.from(password, 'utf8'), keep);
    await this.changed();
  }

  async clearPassword(): Promise<void> {
    await this.options.secrets.delete(PROXY_PASSWORD_NAME);
    await this.changed();
  }

  /**
   * Requests Coze's start page over new sockets: it costs no API call, and any answer shows that
   * the route works.
   */
  async try(): Promise<NetworkTrial> {
    const url = new URL('/', this.options.trialTarget());
    const startedAt = this.options.clock.monotonic();
    const http = new HttpClient({ proxies: this.routes });
    let route: Route | null = null;
    let error: AppError | null = null;
    try {
      route = await this.routes.routeTo(url);
      await http.send({
        method: 'GET',
        url: url.href,
        timeoutMs: Math.min(TRIAL_MAX_MS, this.options.settings().requestTimeoutSeconds * 1000),
      });
    } catch (thrown) {
      error = toAppError(thrown);
    } finally {
      await http.dispose();
    }
    return {
      target: url.host,
      way: route?.way ?? 'custom-proxy',
      proxy: route?.proxy?.address ?? null,
      ms: Math.round(this.options.clock.monotonic() - startedAt),
      error: error && this.options.translator.describe(error),
    };
  }

  private async changed(): Promise<void> {
    this.routes.forget();
    await this.refresh();
  }
}
