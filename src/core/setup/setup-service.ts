import { randomUUID } from 'node:crypto';
import {
  profileSchema,
  type ConnectionDraft,
  type PendingKey,
  type Profile,
  type ProfileView,
} from '../../shared/model/profile';
import { AppError } from '../lib/errors';
import { Emitter } from '../lib/emitter';
import { Observable } from '../lib/observable';
import { systemClock, type Clock } from '../ports/clock';
import type { SettingsStore } from '../ports/settings-store';
import { usualPatExpiry } from './credential-age';
import { PLATFORM_NAMES, profileFromDraft } from './draft-profile';
import { PendingSecret, type ConnectionSecret } from './pending-secret';
import { ProfileViews } from './profile-views';
import {
  otherSlot,
  secretNameOf,
  secretNamesOf,
  type Keep,
  type SecretVault,
} from './secret-vault';

const SANDBOX_PROFILE_ID = 'sandbox';

/**
 * The built-in sandbox as a profile; its address and key are new at every start and come from the
 * launcher.
 */
export const SANDBOX_PROFILE: Profile = profileSchema.parse({
  id: SANDBOX_PROFILE_ID,
  name: PLATFORM_NAMES.sandbox,
  platform: 'sandbox',
  apiBase: 'http://127.0.0.1',
  auth: 'jwt',
  appId: '',
  kid: '',
  botId: '',
});

/** Reads the keys a person enters. */
export interface KeyReader {
  create(): Promise<{ privateDer: Uint8Array } & PendingKey>;
  import(text: string): { privateDer: Uint8Array } & PendingKey;
  read(privateDer: Uint8Array): { privateDer: Uint8Array } & PendingKey;
}

/** Creates, checks, saves, switches and removes profiles with their secrets. */
export class SetupService {
  readonly profiles = new Observable<ProfileView[]>([]);
  /** Another profile is active, or the active one was changed. */
  readonly activeChanged = new Emitter<Profile | null>();
  private readonly pending = new PendingSecret();
  private readonly views: ProfileViews;

  constructor(
    private readonly settings: SettingsStore,
    private readonly vault: SecretVault,
    private readonly keys: KeyReader,
    private readonly clock: Pick<Clock, 'now'> = systemClock,
  ) {
    this.views = new ProfileViews(
      settings,
      vault,
      (profile, slot) => this.usableSecret(profile, slot),
      clock,
    );
  }

  get active(): Profile | null {
    const { profiles, activeProfileId } = this.settings.read();
    return profiles.find(({ id }) => id === activeProfileId) ?? null;
  }

  /** Reads the profiles and whether their secrets exist; accesses the keychain. */
  async refresh(): Promise<void> {
    this.profiles.set(await this.views.all());
  }

  /** Records the age of secrets without one: from the day they are first seen. */
  async recordAges(): Promise<void> {
    const { profiles, activeProfileId } = this.settings.read();
    const now = this.nowIso();
    const unknown = (profile: Profile): boolean =>
      profile.inUseSince === null &&
      profile.platform !== 'sandbox' &&
      this.profiles.value.some(({ id, secret }) => id === profile.id && secret === 'set');
    if (!profiles.some(unknown)) return;
    this.settings.saveProfiles(
      profiles.map((profile) => (unknown(profile) ? { ...profile, inUseSince: now } : profile)),
      activeProfileId,
    );
    await this.refresh();
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

  /** The pending secret if it fits; null otherwise. */
  waiting(auth: Profile['auth']): ConnectionSecret | null {
    return this.pending.take(auth);
  }

  /**
   * The profile of a draft and its secret, without saving anything. KEY_MISSING or PAT_MISSING
   * without one.
   */
  async prepare(draft: ConnectionDraft): Promise<{ profile: Profile; secret: ConnectionSecret }> {
    const before =
      draft.profileId === null
        ? undefined
        : this.settings.read().profiles.find(({ id }) => id === draft.profileId);
    const profile = profileFromDraft(draft, draft.profileId ?? randomUUID(), before);
    const secret = this.pending.take(profile.auth) ?? (await this.storedSecret(profile));
    if (!secret) throw new AppError(profile.auth === 'jwt' ? 'KEY_MISSING' : 'PAT_MISSING');
    return { profile, secret };
  }

  /** Saves a draft with the pending or the existing secret, and makes it active. */
  async save(draft: ConnectionDraft, keep: Keep, botName: string): Promise<ProfileView> {
    const { profile, secret } = await this.prepare(draft);
    const isNew = this.pending.take(profile.auth) !== null;
    const view = await this.saveWith(
      { ...profile, botName: botName || profile.botName },
      isNew ? secret : null,
      keep,
    );
    if (isNew) this.pending.clear();
    return view;
  }

  /**
   * Saves a profile and makes it active; with null it keeps its secret. A new secret is stored
   * first, so that no profile is ever saved without one.
   */
  async saveWith(
    profile: Profile,
    secret: ConnectionSecret | null,
    keep: Keep,
  ): Promise<ProfileView> {
    await this.store(secret === null ? profile : await this.placed(profile, secret, keep));
    if (secret !== null) await this.retire(profile.id);
    return this.view(profile.id);
  }

  /** Deletes the secret that was replaced. Retried at the next start when the keychain refuses. */
  async retire(profileId: string): Promise<void> {
    const profile = this.find(profileId);
    if (profile.rotation?.step !== 'retiring' || !(await this.vault.isAvailable())) return;
    const isGone = await this.vault.delete(secretNameOf(profile, otherSlot(profile.slot))).then(
      () => true,
      () => false,
    );
    if (isGone) await this.change(profileId, { rotation: null });
  }

  async useSandbox(): Promise<ProfileView> {
    await this.store(
      this.settings.read().profiles.find(({ id }) => id === SANDBOX_PROFILE_ID) ?? SANDBOX_PROFILE,
    );
    return this.view(SANDBOX_PROFILE_ID);
  }

  async activate(profileId: string): Promise<void> {
    const { profiles } = this.settings.read();
    this.find(profileId);
    this.settings.saveProfiles(profiles, profileId);
    await this.announce();
  }

  /** Sets the person's name for a profile; an empty one restores the bot's. */
  async rename(profileId: string, name: string): Promise<void> {
    const { platform } = this.find(profileId);
    await this.change(
      profileId,
      name === '' ? { name: PLATFORM_NAMES[platform], named: false } : { name, named: true },
    );
  }

  /** Adds a profile without a secret; does not make it active. */
  async add(profile: Profile): Promise<ProfileView> {
    const { profiles, activeProfileId } = this.settings.read();
    this.settings.saveProfiles([...profiles, profile], activeProfileId);
    await this.refresh();
    return this.view(profile.id);
  }

  /**
   * Changes a profile in one write. `reconnect`: the sign-in changed, so the connection in use is
   * replaced.
   */
  async change(
    profileId: string,
    change: Partial<Omit<Profile, 'id'>>,
    reconnect = false,
  ): Promise<void> {
    const { profiles, activeProfileId } = this.settings.read();
    this.find(profileId);
    this.settings.saveProfiles(
      profiles.map((profile) => (profile.id === profileId ? { ...profile, ...change } : profile)),
      activeProfileId,
    );
    await this.refresh();
    if (reconnect && profileId === activeProfileId) this.activeChanged.emit(this.active);
  }

  /** Sets when a token expires, ISO 8601, as known to the person; null when it does not. */
  async setPatExpiry(profileId: string, patExpiresAt: string | null): Promise<void> {
    await this.change(profileId, { patExpiresAt });
  }

  /**
   * Removes a profile after its secrets, so that none is left without a reference; its
   * conversations stay on disk.
   */
  async remove(profileId: string): Promise<void> {
    const { profiles, activeProfileId } = this.settings.read();
    for (const name of secretNamesOf(profileId))
      await this.vault.delete(name).catch(unlessUnavailable);
    const left = profiles.filter(({ id }) => id !== profileId);
    const next = activeProfileId === profileId ? (left[0]?.id ?? null) : activeProfileId;
    this.settings.saveProfiles(left, next);
    await this.announce();
  }

  /** Sets a secret given to a command, for this run. */
  async setForThisRun(name: string, secret: Uint8Array): Promise<void> {
    await this.vault.set(name, secret, 'this-run');
  }

  /** A stored profile; INVALID_INPUT when there is none. */
  find(profileId: string): Profile {
    const found = this.settings.read().profiles.find(({ id }) => id === profileId);
    if (!found) throw new AppError('INVALID_INPUT', { params: { detail: 'profile' } });
    return found;
  }

  /**
   * The secret of a saved profile in the given slot, by default its own; null without one.
   * KEY_INVALID when the store holds something else.
   */
  async storedSecret(profile: Profile, slot = profile.slot): Promise<ConnectionSecret | null> {
    const bytes = await this.vault.get(secretNameOf(profile, slot));
    if (profile.auth === 'pat')
      return bytes && { kind: 'pat', value: Buffer.from(bytes).toString('utf8') };
    return bytes && toSecret(this.keys.read(bytes));
  }

  /** A damaged key counts as missing, and must not hide the other profiles. */
  private async usableSecret(
    profile: Profile,
    slot = profile.slot,
  ): Promise<ConnectionSecret | null> {
    try {
      return await this.storedSecret(profile, slot);
    } catch (thrown) {
      if (thrown instanceof AppError && thrown.layer === 'key') return null;
      throw thrown;
    }
  }

  /**
   * Stores a new secret so that a kill does no harm: for a stored profile it goes into the other
   * slot, so that the old secret with the old kid works until the profile is saved.
   */
  private async placed(profile: Profile, secret: ConnectionSecret, keep: Keep): Promise<Profile> {
    const moves =
      keep === 'keychain' && this.settings.read().profiles.some(({ id }) => id === profile.id);
    const slot = moves ? otherSlot(profile.slot) : profile.slot;
    await this.vault.set(secretNameOf(profile, slot), bytesOf(secret), keep);
    const now = this.nowIso();
    return {
      ...profile,
      slot,
      inUseSince: now,
      patExpiresAt:
        profile.auth === 'pat' ? usualPatExpiry(profile.platform, this.clock.now()) : null,
      rotation: moves
        ? { step: 'retiring', startedAt: now, kid: '', patExpiresAt: null }
        : profile.rotation,
    };
  }

  private async store(profile: Profile): Promise<void> {
    const { profiles } = this.settings.read();
    const isKnown = profiles.some(({ id }) => id === profile.id);
    const next = isKnown
      ? profiles.map((one) => (one.id === profile.id ? profile : one))
      : [...profiles, profile];
    this.settings.saveProfiles(next, profile.id);
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

  private nowIso(): string {
    return new Date(this.clock.now()).toISOString();
  }
}

/** Without a keychain there is nothing to delete; that must not prevent removing a profile. */
function unlessUnavailable(thrown: unknown): void {
  if (!(thrown instanceof AppError) || thrown.code !== 'KEYCHAIN_UNAVAILABLE') throw thrown;
}

/** A secret in the form in which it is stored. */
export function bytesOf(secret: ConnectionSecret): Uint8Array {
  return secret.kind === 'key' ? secret.privateDer : Buffer.from(secret.value, 'utf8');
}

function toSecret(
  key: { privateDer: Uint8Array } & PendingKey,
): ConnectionSecret & { kind: 'key' } {
  const { privateDer, fingerprint, publicKeyPem } = key;
  return { kind: 'key', privateDer, publicView: { fingerprint, publicKeyPem } };
}
