import { randomUUID } from 'node:crypto';
import type { ConnectionDraft, PendingKey, Profile, ProfileView } from '../../shared/model/profile';
import { AppError } from '../lib/errors';
import { Emitter } from '../lib/emitter';
import { Observable } from '../lib/observable';
import type { SettingsStore } from '../ports/settings-store';
import { profileFromDraft } from './draft-profile';
import { PendingSecret, type ConnectionSecret } from './pending-secret';
import { patName, privateKeyName, type Keep, type SecretVault } from './secret-vault';

const SANDBOX_PROFILE_ID = 'sandbox';

/** The built-in sandbox as a profile; its address and key are new at every start and come from the launcher. */
export const SANDBOX_PROFILE: Profile = {
  id: SANDBOX_PROFILE_ID, name: '沙箱 Sandbox', platform: 'sandbox', apiBase: 'http://127.0.0.1', auth: 'jwt', appId: '', kid: '',
  botId: '', botName: '',
};

/** What setting up needs to know about keys. */
export interface KeyReader {
  create(): Promise<{ privateDer: Uint8Array } & PendingKey>;
  import(text: string): { privateDer: Uint8Array } & PendingKey;
  read(privateDer: Uint8Array): { privateDer: Uint8Array } & PendingKey;
}

/** Profiles and their secrets: made, checked, saved, switched, removed. */
export class SetupService {
  readonly profiles = new Observable<ProfileView[]>([]);
  /** Another profile is active, or the active one was changed. */
  readonly activeChanged = new Emitter<Profile | null>();
  private readonly pending = new PendingSecret();

  constructor(
    private readonly settings: SettingsStore,
    private readonly vault: SecretVault,
    private readonly keys: KeyReader,
  ) {}

  get active(): Profile | null {
    const { profiles, activeProfileId } = this.settings.read();
    return profiles.find(({ id }) => id === activeProfileId) ?? null;
  }

  /** Reads profiles and whether their secrets are there; asks the keychain. */
  async refresh(): Promise<void> {
    const { profiles, activeProfileId } = this.settings.read();
    const views = profiles.map(async (profile): Promise<ProfileView> => {
      const secret = profile.platform === 'sandbox' ? null : await this.usableSecret(profile);
      const isSet = secret !== null || profile.platform === 'sandbox';
      return {
        ...profile,
        active: profile.id === activeProfileId,
        secret: isSet ? 'set' : 'not-set',
        fingerprint: secret?.kind === 'key' ? secret.publicView.fingerprint : null,
      };
    });
    this.profiles.set(await Promise.all(views));
  }

  async generateKey(): Promise<PendingKey> {
    return this.hold(await this.keys.create());
  }

  importKey(pem: string): PendingKey {
    return this.hold(this.keys.import(pem));
  }

  offerPat(pat: string): void {
    this.pending.put({ kind: 'pat', value: pat });
  }

  discardSecret(): void {
    this.pending.clear();
  }

  /** The profile a draft describes and the secret that would go with it, saving nothing. KEY_MISSING or PAT_MISSING without one. */
  async prepare(draft: ConnectionDraft): Promise<{ profile: Profile; secret: ConnectionSecret }> {
    const profile = profileFromDraft(draft, draft.profileId ?? randomUUID());
    const secret = this.pending.take(profile.auth) ?? (await this.storedSecret(profile));
    if (!secret) throw new AppError(profile.auth === 'jwt' ? 'KEY_MISSING' : 'PAT_MISSING');
    return { profile, secret };
  }

  /** Saves the secret first, so that no profile is ever saved without one, and makes the profile active. */
  async save(draft: ConnectionDraft, keep: Keep, botName: string): Promise<ProfileView> {
    const { profile, secret } = await this.prepare(draft);
    if (this.pending.take(profile.auth)) {
      if (secret.kind === 'key') await this.vault.set(privateKeyName(profile.id), secret.privateDer, keep);
      else await this.vault.set(patName(profile.id), Buffer.from(secret.value, 'utf8'), keep);
    }
    await this.store({ ...profile, botName });
    this.pending.clear();
    return this.view(profile.id);
  }

  useSandbox(): Promise<ProfileView> {
    return this.adopt(SANDBOX_PROFILE);
  }

  /** Saves a profile whose secret is in its place already, and makes it active. */
  async adopt(profile: Profile): Promise<ProfileView> {
    await this.store(profile);
    return this.view(profile.id);
  }

  async activate(profileId: string): Promise<void> {
    const { profiles } = this.settings.read();
    if (!profiles.some(({ id }) => id === profileId)) throw new AppError('INVALID_INPUT', { params: { detail: 'profile' } });
    this.settings.saveProfiles(profiles, profileId);
    await this.announce();
  }

  /** Removes a profile and its secrets; its conversations stay on disk. */
  async remove(profileId: string): Promise<void> {
    const { profiles, activeProfileId } = this.settings.read();
    const left = profiles.filter(({ id }) => id !== profileId);
    const next = activeProfileId === profileId ? (left[0]?.id ?? null) : activeProfileId;
    this.settings.saveProfiles(left, next);
    await this.vault.delete(privateKeyName(profileId));
    await this.vault.delete(patName(profileId));
    await this.announce();
  }

  /** Puts a secret that came with a command in place for this run. */
  async lend(name: string, secret: Uint8Array): Promise<void> {
    await this.vault.set(name, secret, 'this-run');
  }

  /** The secret of a saved profile, or null. KEY_INVALID when the store holds something else. */
  async storedSecret(profile: Profile): Promise<ConnectionSecret | null> {
    if (profile.auth === 'pat') {
      const bytes = await this.vault.get(patName(profile.id));
      return bytes && { kind: 'pat', value: Buffer.from(bytes).toString('utf8') };
    }
    const der = await this.vault.get(privateKeyName(profile.id));
    return der && toSecret(this.keys.read(der));
  }

  /** A damaged key is as good as none, and must not hide the other profiles. */
  private async usableSecret(profile: Profile): Promise<ConnectionSecret | null> {
    try {
      return await this.storedSecret(profile);
    } catch (thrown) {
      if (thrown instanceof AppError && thrown.layer === 'key') return null;
      throw thrown;
    }
  }

  private async store(profile: Profile): Promise<void> {
    const others = this.settings.read().profiles.filter(({ id }) => id !== profile.id);
    this.settings.saveProfiles([...others, profile], profile.id);
    await this.announce();
  }

  private async announce(): Promise<void> {
    await this.refresh();
    this.activeChanged.emit(this.active);
  }

  private view(id: string): ProfileView {
    const found = this.profiles.value.find((profile) => profile.id === id);
    if (!found) throw new AppError('INTERNAL');
    return found;
  }

  private hold(key: { privateDer: Uint8Array } & PendingKey): PendingKey {
    const secret = toSecret(key);
    this.pending.put(secret);
    return secret.publicView;
  }
}

function toSecret(key: { privateDer: Uint8Array } & PendingKey): ConnectionSecret & { kind: 'key' } {
  const { privateDer, fingerprint, publicKeyPem } = key;
  return { kind: 'key', privateDer, publicView: { fingerprint, publicKeyPem } };
}
