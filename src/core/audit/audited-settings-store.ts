import type { KaiServer } from '../../shared/model/kai';
import type { Profile } from '../../shared/model/profile';
import type { SettingsChange } from '../../shared/model/settings';
import type { WizardRecord } from '../../shared/model/wizard';
import type { AuditSink } from '../ports/audit';
import type { SettingsStore, StoredSettings } from '../ports/settings-store';

const VALUE_MAX = 120;
/** What a person decides about a profile; the app sets the rest by itself. */
const DECIDED = [
  'name',
  'platform',
  'apiBase',
  'auth',
  'appId',
  'kid',
  'botId',
  'webhook',
  'patExpiresAt',
] as const satisfies readonly (keyof Profile)[];

/**
 * A settings store that records its changes in the audit log, with their values: none of them is
 * secret.
 */
export class AuditedSettingsStore implements SettingsStore {
  constructor(
    private readonly store: SettingsStore,
    private readonly audit: AuditSink,
  ) {}

  read(): StoredSettings {
    return this.store.read();
  }

  changeSettings(change: SettingsChange): void {
    const before = this.store.read().settings;
    this.store.changeSettings(change);
    const after = this.store.read().settings;
    for (const name of Object.keys(change)) {
      const [old, next] = [shown(Reflect.get(before, name)), shown(Reflect.get(after, name))];
      if (old !== next)
        this.audit.record({
          action: 'settings.changed',
          subject: name,
          detail: `${old} -> ${next}`,
        });
    }
  }

  saveProfiles(profiles: Profile[], activeProfileId: string | null): void {
    const { profiles: before, activeProfileId: activeBefore } = this.store.read();
    this.store.saveProfiles(profiles, activeProfileId);
    for (const profile of profiles)
      this.compare(
        before.find(({ id }) => id === profile.id),
        profile,
      );
    for (const gone of before.filter(({ id }) => !profiles.some((profile) => profile.id === id)))
      this.audit.record({ action: 'profile.removed', subject: nameOf(gone) });
    const active = profiles.find(({ id }) => id === activeProfileId);
    if (active && activeProfileId !== activeBefore)
      this.audit.record({ action: 'profile.activated', subject: nameOf(active) });
  }

  /** KAI itself records decisions about its servers. */
  saveKaiServers(servers: KaiServer[]): void {
    this.store.saveKaiServers(servers);
  }

  saveWizard(wizard: WizardRecord): void {
    this.store.saveWizard(wizard);
  }

  private compare(before: Profile | undefined, profile: Profile): void {
    const subject = nameOf(profile);
    if (!before) {
      this.audit.record({
        action: 'profile.saved',
        subject,
        detail: `${profile.platform} ${profile.apiBase}`,
      });
      return;
    }
    if (before.slot !== profile.slot)
      this.audit.record({ action: 'profile.rotated', subject, detail: profile.auth });
    const changed = DECIDED.filter(
      (field) => JSON.stringify(before[field]) !== JSON.stringify(profile[field]),
    );
    if (changed.length > 0)
      this.audit.record({ action: 'profile.saved', subject, detail: changed.join(', ') });
  }
}

function nameOf({ name, botName, named, id }: Profile): string {
  return `${(named ? name : botName) || name} (${id})`;
}

function shown(value: unknown): string {
  const text = JSON.stringify(value) ?? 'undefined';
  return text.length > VALUE_MAX ? `${text.slice(0, VALUE_MAX - 1)}…` : text;
}
