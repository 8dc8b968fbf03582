import type { SettingsStore } from '../ports/settings-store';
import { shownName } from '../setup/profile-name';
import { webhookSecretNames } from '../setup/secret-vault';
import {
  NOBODY,
  type WebhookAddresses,
  type WebhookProfileSource,
} from '../webhook/webhook-profile-source';

/**
 * The profiles for the webhooks. `override`: the profile whose webhooks are served in this run,
 * where the connection was given with the command: that of the data folder, so that another command
 * finds what arrived.
 */
export class WebhookProfiles implements WebhookProfileSource {
  constructor(
    private readonly settings: SettingsStore,
    private readonly override: string | null,
  ) {}

  activeId(): string {
    return this.override ?? this.settings.read().activeProfileId ?? NOBODY;
  }

  ids(): string[] {
    const own = this.override === null ? this.settings.read().profiles.map(({ id }) => id) : [];
    return [...new Set([this.activeId(), ...own])];
  }

  takesOver(): boolean {
    return this.override === null && this.activeId() !== NOBODY;
  }

  nameOf(profileId: string): string {
    const profile = this.settings.read().profiles.find(({ id }) => id === profileId);
    return profile ? shownName(profile) : '';
  }

  /** Until a profile takes them over, the addresses without a profile are in the settings. */
  addresses(profileId: string): WebhookAddresses {
    const { profiles, settings } = this.settings.read();
    if (profileId === NOBODY)
      return { publicUrl: settings.webhookPublicUrl, triggerUrl: settings.webhookTriggerUrl };
    return (
      profiles.find(({ id }) => id === profileId)?.webhook ?? { publicUrl: '', triggerUrl: '' }
    );
  }

  keepAddresses(profileId: string, change: Partial<WebhookAddresses>): void {
    const { profiles, activeProfileId } = this.settings.read();
    const kept = { ...this.addresses(profileId), ...change };
    if (profileId === NOBODY)
      this.settings.changeSettings({
        webhookPublicUrl: kept.publicUrl,
        webhookTriggerUrl: kept.triggerUrl,
      });
    else
      this.settings.saveProfiles(
        profiles.map((profile) =>
          profile.id === profileId ? { ...profile, webhook: kept } : profile,
        ),
        activeProfileId,
      );
  }

  takeOverAddresses(): void {
    const older = this.addresses(NOBODY);
    if (older.publicUrl === '' && older.triggerUrl === '') return;
    const own = this.addresses(this.activeId());
    this.keepAddresses(this.activeId(), {
      publicUrl: own.publicUrl || older.publicUrl,
      triggerUrl: own.triggerUrl || older.triggerUrl,
    });
    this.settings.changeSettings({ webhookPublicUrl: '', webhookTriggerUrl: '' });
  }

  secretNames(profileId: string): ReturnType<typeof webhookSecretNames> {
    return webhookSecretNames(profileId);
  }
}
