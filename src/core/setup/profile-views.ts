import type { Profile, ProfileView, SecretSlot } from '../../shared/model/profile';
import type { Clock } from '../ports/clock';
import type { SettingsStore } from '../ports/settings-store';
import { credentialWarning } from './credential-age';
import type { ConnectionSecret } from './pending-secret';
import { shownName } from './profile-name';
import { kaiKeyName, otherSlot, type SecretVault } from './secret-vault';

/** Profiles for display: whether their secrets exist, never the secrets. */
export class ProfileViews {
  constructor(
    private readonly settings: SettingsStore,
    private readonly vault: SecretVault,
    private readonly secretOf: (
      profile: Profile,
      slot?: SecretSlot,
    ) => Promise<ConnectionSecret | null>,
    private readonly clock: Pick<Clock, 'now'>,
  ) {}

  async all(): Promise<ProfileView[]> {
    const views: ProfileView[] = [];
    // One after the other: a keychain is a single small service.
    for (const profile of this.settings.read().profiles) views.push(await this.of(profile));
    return views;
  }

  private async of(profile: Profile): Promise<ProfileView> {
    const { activeProfileId, settings } = this.settings.read();
    const isSandbox = profile.platform === 'sandbox';
    const secret = isSandbox ? null : await this.secretOf(profile);
    const next =
      profile.rotation && profile.rotation.step !== 'retiring'
        ? await this.secretOf(profile, otherSlot(profile.slot))
        : null;
    const warning =
      secret && credentialWarning(profile, settings.keyReminderDays, this.clock.now());
    return {
      ...profile,
      name: shownName(profile),
      active: profile.id === activeProfileId,
      secret: secret !== null || isSandbox ? 'set' : 'not-set',
      fingerprint: secret?.kind === 'key' ? secret.publicView.fingerprint : null,
      warning: warning && { code: warning.code, params: warning.params },
      nextPublicHalf: next?.kind === 'key' ? next.publicView : null,
      missingKaiKeys: await this.missingKaiKeys(profile),
    };
  }

  private async missingKaiKeys({ importedKaiServers }: Profile): Promise<string[]> {
    if (importedKaiServers.length === 0) return [];
    const servers = this.settings
      .read()
      .kaiServers.filter(({ id }) => importedKaiServers.includes(id));
    const missing = await Promise.all(
      servers.map(async ({ id, name }) =>
        (await this.vault.get(kaiKeyName(id))) === null ? [name] : [],
      ),
    );
    return missing.flat();
  }
}
