import type { KaiServer } from '../shared/model/kai';
import type { Profile } from '../shared/model/profile';
import { settingsSchema, withSettings, type SettingsChange } from '../shared/model/settings';
import type { WizardRecord } from '../shared/model/wizard';
import type { SettingsStore, StoredSettings } from '../core/ports/settings-store';

/** Settings of one command or one test; never written to disk. */
export class MemorySettingsStore implements SettingsStore {
  private stored: StoredSettings;

  constructor(
    profiles: Profile[] = [],
    activeProfileId: string | null = profiles[0]?.id ?? null,
    kaiServers: KaiServer[] = [],
  ) {
    this.stored = {
      settings: settingsSchema.parse({}),
      profiles,
      activeProfileId,
      kaiServers,
      wizard: null,
    };
  }

  read(): StoredSettings {
    return this.stored;
  }

  changeSettings(change: SettingsChange): void {
    this.stored = { ...this.stored, settings: withSettings(this.stored.settings, change) };
  }

  saveProfiles(profiles: Profile[], activeProfileId: string | null): void {
    this.stored = { ...this.stored, profiles, activeProfileId };
  }

  saveKaiServers(kaiServers: KaiServer[]): void {
    this.stored = { ...this.stored, kaiServers };
  }

  saveWizard(wizard: WizardRecord): void {
    this.stored = { ...this.stored, wizard };
  }
}
