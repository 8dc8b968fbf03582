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
/** A person who presses "test" waits for no longer, milliseconds. */
const TRIAL_MAX_MS = 15_000;

type Keep = 'keychain' | 'this-run';

/** Where the password is kept: the store, or memory for this run. */
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
  /** Which address a trial asks for. */
  trialTarget: () => string;
}

/** The way out of this machine: which proxy, its password, and whether it works. */
export class NetworkService {
  /** For every pool that sends something out. */
  readonly routes: ProxyRoutes;
  readonly state = new Observable<NetworkState>({ proxyLogin: 'not-set', waitingRequests: 0 });

  constructor(private readonly options: NetworkServiceOptions) {
    const { settings, system, clock } = options;
    this.routes = new ProxyRoutes({ settings, system, clock, password: () => this.password() });
  }

  /** Looks whether there is a password; asks the keychain. */
  async refresh(): Promise<void> {
    const proxyLogin = (await this.password()) === null ? 'not-set' : 'set';
    this.state.set({ ...this.state.value, proxyLogin });
  }

  /** So many API calls wait for their turn now. */
  recordWaiting(waitingRequests: number): void {
    this.state.set({ ...this.state.value, waitingRequests });
  }

  /**
   * Of the person's own proxy, null without one. For this process alone: never shown, never sent to
   * a page.
   */
  async password(): Promise<string | null> {
    const bytes = await this.options.secrets.get(PROXY_PASSWORD_NAME);
    return bytes && Buffer.from(bytes).toString('utf8');
  }

  /** KEYCHAIN_UNAVAILABLE when there is no place for it. */
  async setPassword(password: string, keep: Keep): Promise<void> {
    await this.options.secrets.set(PROXY_PASSWORD_NAME, Buffer.from(password, 'utf8'), keep);
    await this.changed();
  }

  async clearPassword(): Promise<void> {
    await this.options.secrets.delete(PROXY_PASSWORD_NAME);
    await this.changed();
  }

  /**
   * Asks for the start page of Coze over new sockets: no API call is spent, and any answer shows
   * that the way is open.
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
