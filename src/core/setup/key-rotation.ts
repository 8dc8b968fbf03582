import type { Profile, Rotation } from '../../shared/model/profile';
import { AppError } from '../lib/errors';
import type { Clock } from '../ports/clock';
import type { SettingsStore } from '../ports/settings-store';
import { usualPatExpiry } from './credential-age';
import type { ConnectionSecret } from './pending-secret';
import { otherSlot, secretNameOf, type Keep, type SecretVault } from './secret-vault';
import { bytesOf, type SetupService } from './setup-service';

export interface KeyRotationOptions {
  setup: SetupService;
  settings: SettingsStore;
  vault: SecretVault;
  clock: Pick<Clock, 'now'>;
}

/**
 * A new key or token beside the old one. The next secret lies in the profile's other slot; until it
 * has been seen working the old one is used and stays. The change itself is one write of the
 * settings (slot and kid together), so that a kill at any moment leaves a profile that works:
 * docs/decisions/0062.
 */
export class KeyRotation {
  constructor(private readonly options: KeyRotationOptions) {}

  /**
   * Makes the pending secret (generated, imported or entered) the next one. `patExpiresAt`: ISO
   * 8601, null for a token that does not expire, absent for the usual time. KEY_MISSING or
   * PAT_MISSING without a pending secret, SECRET_UNCHANGED for the one in use,
   * KEYCHAIN_UNAVAILABLE.
   */
  async begin(profileId: string, keep: Keep, patExpiresAt?: string | null): Promise<void> {
    const { setup, vault, clock } = this.options;
    const profile = setup.find(profileId);
    if (profile.platform === 'sandbox')
      throw new AppError('INVALID_INPUT', { params: { detail: 'sandbox' } });
    const secret = setup.waiting(profile.auth);
    if (!secret) throw new AppError(profile.auth === 'jwt' ? 'KEY_MISSING' : 'PAT_MISSING');
    if (await this.isInUse(profile, secret)) throw new AppError('SECRET_UNCHANGED');
    await this.settle(profile);
    const expiry =
      patExpiresAt === undefined ? usualPatExpiry(profile.platform, clock.now()) : patExpiresAt;
    const rotation: Rotation = {
      step: 'waiting',
      startedAt: new Date(clock.now()).toISOString(),
      kid: secret.kind === 'key' ? secret.publicView.fingerprint : '',
      patExpiresAt: secret.kind === 'pat' ? expiry : null,
    };
    // The state is saved first: a secret in a slot without a reference would be lost.
    await setup.change(profileId, { rotation });
    try {
      await vault.set(nextName(profile), bytesOf(secret), keep);
    } catch (thrown) {
      await setup.change(profileId, { rotation: null });
      throw thrown;
    }
    setup.discardSecret();
    await setup.refresh();
  }

  /** The profile as it will sign in, with the next secret, for a trial. ROTATION_MISSING. */
  async next(
    profileId: string,
    kid: string,
  ): Promise<{ profile: Profile; secret: ConnectionSecret }> {
    const { setup } = this.options;
    const profile = setup.find(profileId);
    const secret =
      profile.rotation && profile.rotation.step !== 'retiring'
        ? await setup.storedSecret(profile, otherSlot(profile.slot))
        : null;
    if (!secret) throw new AppError('ROTATION_MISSING');
    return {
      profile: {
        ...profile,
        kid: profile.auth === 'jwt' ? kid : '',
        slot: otherSlot(profile.slot),
      },
      secret,
    };
  }

  /**
   * Records the result of a trial of the next secret under this kid. Only a secret that has worked
   * can replace the old one.
   */
  async recordTrial(profileId: string, kid: string, works: boolean): Promise<void> {
    const { setup } = this.options;
    const { rotation } = setup.find(profileId);
    if (!rotation || rotation.step === 'retiring') throw new AppError('ROTATION_MISSING');
    await setup.change(profileId, {
      rotation: { ...rotation, kid, step: works ? 'proven' : 'waiting' },
    });
  }

  /**
   * Replaces the old secret with the next one and deletes it. ROTATION_NOT_PROVEN before the next
   * one has worked.
   */
  async finish(profileId: string): Promise<void> {
    const { setup, clock } = this.options;
    const { auth, kid, slot, rotation } = setup.find(profileId);
    if (!rotation) throw new AppError('ROTATION_MISSING');
    if (rotation.step === 'waiting') throw new AppError('ROTATION_NOT_PROVEN');
    if (rotation.step === 'proven') {
      await setup.change(
        profileId,
        {
          kid: auth === 'jwt' ? rotation.kid : kid,
          slot: otherSlot(slot),
          inUseSince: new Date(clock.now()).toISOString(),
          patExpiresAt: rotation.patExpiresAt,
          rotation: { ...rotation, step: 'retiring' },
        },
        true,
      );
    }
    await setup.retire(profileId);
  }

  /** Removes the next secret; the old one stays in use. */
  async cancel(profileId: string): Promise<void> {
    await this.settle(this.options.setup.find(profileId));
  }

  /**
   * To be called after a start: deletes replaced secrets, and drops a rotation whose next secret is
   * gone. A locked keychain leaves everything as it is.
   */
  async resume(): Promise<void> {
    if (!(await this.options.vault.isAvailable())) return;
    for (const profile of this.options.settings.read().profiles) {
      if (!profile.rotation) continue;
      if (profile.rotation.step === 'retiring') await this.options.setup.retire(profile.id);
      else if ((await this.options.vault.get(nextName(profile))) === null)
        await this.settle(profile);
    }
  }

  /** Deletes the secret in the unused slot. */
  private async settle(profile: Profile): Promise<void> {
    if (!profile.rotation) return;
    await this.options.vault.delete(nextName(profile));
    await this.options.setup.change(profile.id, { rotation: null });
  }

  private async isInUse(profile: Profile, secret: ConnectionSecret): Promise<boolean> {
    const used = await this.options.vault.get(secretNameOf(profile, profile.slot));
    return used !== null && Buffer.from(used).equals(bytesOf(secret));
  }
}

function nextName(profile: Profile): string {
  return secretNameOf(profile, otherSlot(profile.slot));
}
