import { Observable } from '../core/lib/observable';
import type { SettingsStore } from '../core/ports/settings-store';
import type { Settings, SettingsChange } from '../shared/model/settings';

/** The settings as a state for windows: stored first, then announced. */
export class SettingsState {
  readonly state: Observable<Settings>;

  constructor(private readonly store: SettingsStore) {
    this.state = new Observable(store.read().settings);
  }

  get value(): Settings {
    return this.state.value;
  }

  /** DISK_FULL or DISK_READ_ONLY when it cannot be stored; nothing changes then. */
  change(change: SettingsChange): void {
    this.store.changeSettings(change);
    this.state.set(this.store.read().settings);
  }
}
