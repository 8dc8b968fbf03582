import type { KaiServer } from '../../shared/model/kai';
import type { Profile } from '../../shared/model/profile';
import type { Settings, SettingsChange } from '../../shared/model/settings';
import type { WizardRecord } from '../../shared/model/wizard';

/** Content of `settings.json`. No secrets. */
export interface StoredSettings {
  settings: Settings;
  profiles: Profile[];
  activeProfileId: string | null;
  /** Without their keys. */
  kaiServers: KaiServer[];
  /** Progress of the wizard; null before it was started. */
  wizard: WizardRecord | null;
}

/**
 * The readable settings of a data folder. Reads are from memory, writes reach the disk atomically
 * before they return. Errors: DISK_FULL, DISK_READ_ONLY.
 */
export interface SettingsStore {
  read(): StoredSettings;
  changeSettings(change: SettingsChange): void;
  saveProfiles(profiles: Profile[], activeProfileId: string | null): void;
  saveKaiServers(servers: KaiServer[]): void;
  saveWizard(wizard: WizardRecord): void;
}
