import type { PublicAddress } from '../../shared/model/webhook';
import { AppError } from '../lib/errors';
import { parseUrl } from '../lib/parse-url';
import { Observable } from '../lib/observable';
import type { Tunnel } from '../ports/tunnel';
import { WEBHOOK_PATH } from '../../shared/webhook-path';

/**
 * The address under which the listener can be reached from outside: a tunnel's while it is open,
 * otherwise the one the person entered for the active profile. Addresses of other profiles lead
 * here as well.
 */
export class ListenerAddress {
  readonly state: Observable<PublicAddress>;
  private hosts: ReadonlySet<string> = new Set();
  private readonly unwatch: () => void;

  constructor(
    private readonly entered: () => string,
    private readonly enteredByAll: () => string[],
    private readonly tunnel: Tunnel | null,
  ) {
    this.state = new Observable<PublicAddress>({ kind: 'none', url: null });
    this.refresh();
    this.unwatch = tunnel?.state.subscribe(() => this.refresh()) ?? (() => {});
  }

  /** Reads the entered and open addresses again. */
  refresh(): void {
    const opened =
      this.tunnel?.state.value.status === 'open' ? this.tunnel.state.value.address : null;
    const entered = this.entered();
    const origin = opened ?? (parseUrl(entered) ? entered : null);
    this.hosts = new Set([opened ?? '', ...this.enteredByAll()].flatMap(hostOf));
    const url = origin === null ? null : new URL(origin).origin + WEBHOOK_PATH;
    this.state.set({ kind: opened ? 'tunnel' : url ? 'manual' : 'none', url });
  }

  /** `host`: with its port, lower case. No other foreign Host is answered. */
  isPublicHost(host: string): boolean {
    return this.hosts.has(host);
  }

  dispose(): void {
    this.unwatch();
  }
}

function hostOf(text: string): string[] {
  const url = parseUrl(text);
  return url ? [url.host.toLowerCase()] : [];
}

/**
 * The origin of an address a person entered, with or without our path. INVALID_INPUT for anything
 * but https with a host.
 */
export function publicOrigin(text: string): string {
  const url = parseUrl(text);
  const isOurs =
    url !== null &&
    (url.pathname === '/' || url.pathname === WEBHOOK_PATH) &&
    url.search === '' &&
    url.hash === '';
  if (url?.protocol !== 'https:' || !isOurs || url.username !== '' || url.password !== '') {
    throw new AppError('INVALID_INPUT', { params: { detail: `https://…${WEBHOOK_PATH}` } });
  }
  return url.origin;
}
