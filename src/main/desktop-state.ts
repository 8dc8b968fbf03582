import { Observable } from '../core/lib/observable';
import type { Translator } from '../core/lib/translator';
import type { DesktopStateView } from '../shared/model/desktop';
import type { LoginItemControl } from './adapters/login-item';
import type { KeyStanding } from './adapters/quick-ask-shortcut';

export interface DesktopStateOptions {
  loginItem: LoginItemControl;
  keys: { readonly state: Observable<KeyStanding> };
  notifications: { readonly isSupported: boolean };
  translator: Translator;
}

/** State of the desktop integration, for windows to follow. */
export class DesktopState {
  readonly state: Observable<DesktopStateView>;

  constructor(private readonly options: DesktopStateOptions) {
    this.state = new Observable(this.look());
    options.keys.state.subscribe(() => this.refresh());
  }

  /** Reads it again: it may have been changed from outside, or the language was. */
  refresh(): void {
    const found = this.look();
    if (JSON.stringify(found) !== JSON.stringify(this.state.value)) this.state.set(found);
  }

  /** Throws DISK_READ_ONLY, DISK_FULL, LOGIN_ITEM_REFUSED. */
  setLoginItem(isEnabled: boolean): void {
    try {
      this.options.loginItem.set(isEnabled);
    } finally {
      this.refresh();
    }
  }

  private look(): DesktopStateView {
    const { loginItem, keys, notifications, translator } = this.options;
    const { status, error } = keys.state.value;
    return {
      loginItem: loginItem.read(),
      quickAsk: { status, error: error && translator.describe(error) },
      notificationsSupported: notifications.isSupported,
    };
  }
}
