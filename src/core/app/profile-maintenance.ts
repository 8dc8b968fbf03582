import type { CheckId } from '../../shared/model/health';
import type { ActiveConnection } from './connection/active-connection';
import { runChecks, type RawCheckResult } from '../health/doctor';
import type { AuditSink } from '../ports/audit';
import type { Clock } from '../ports/clock';
import type { SettingsStore } from '../ports/settings-store';
import { ProfileTransfer, type ProfileRules } from './profile-transfer';
import { KeyRotation } from '../setup/key-rotation';
import { isKaiKey, type SecretVault } from '../setup/secret-vault';
import { shownName } from '../setup/profile-name';
import type { SetupService } from '../setup/setup-service';
import type { Database } from '../storage/database';
import { ProfileDataStore } from '../storage/profile-data-store';

/**
 * What shows that a secret works: from the key to a token and what it may do. A question would cost
 * quota and prove no more.
 */
const TRIAL: ReadonlySet<CheckId> = new Set<CheckId>([
  'key',
  'fingerprint',
  'clock',
  'jwt',
  'region',
  'token',
  'scope',
]);
/** How old keys and tokens are is looked at again so often, milliseconds. */
const AGES_EVERY_MS = 60 * 60_000;

export interface ProfileMaintenanceOptions {
  setup: SetupService;
  settings: SettingsStore;
  vault: SecretVault;
  clock: Clock;
  audit: AuditSink;
  connection: ActiveConnection;
  rules: () => Promise<ProfileRules>;
  database: () => Promise<Database>;
}

/**
 * What happens to profiles after they are set up: keys replaced, ages watched, files written and
 * read, and what goes with one that is removed.
 */
export class ProfileMaintenance {
  readonly rotation: KeyRotation;
  readonly files: ProfileTransfer;
  private timer: NodeJS.Timeout | null = null;

  constructor(private readonly options: ProfileMaintenanceOptions) {
    const { setup, vault } = options;
    this.rotation = new KeyRotation(options);
    this.files = new ProfileTransfer(options);
    // An imported profile says which KAI keys are missing.
    vault.changed.on((name) => {
      if (isKaiKey(name)) void setup.refresh().catch(() => {});
    });
  }

  /**
   * Ends what a kill left half done; ages are known from now on. To be called when the profiles
   * were read.
   */
  async start(): Promise<void> {
    const { setup } = this.options;
    await this.rotation.resume();
    await setup.recordAges();
    this.timer = setInterval(() => void setup.refresh().catch(() => {}), AGES_EVERY_MS);
    this.timer.unref();
  }

  /**
   * Tries the next secret of a rotation under this kid with a connection of its own, while the old
   * one goes on in the connection in use. Seen working it is noted as such, and with `finish` it
   * replaces the old one at once. ROTATION_MISSING.
   */
  async tryRotation(
    { profileId, kid, finish }: { profileId: string; kid: string; finish: boolean },
    signal: AbortSignal,
  ): Promise<RawCheckResult[]> {
    const { profile, secret } = await this.rotation.next(profileId, kid);
    const trial = this.options.connection.create(profile, secret);
    try {
      const results = await runChecks(
        trial.checks.filter(({ id }) => TRIAL.has(id)),
        signal,
      );
      // A token that answers is proof; that it ends soon, or that nothing lists scopes, is a
      // warning at most.
      const works =
        results.some(
          ({ id, status }) => id === 'token' && (status === 'ok' || status === 'warn'),
        ) && !results.some(({ status }) => status === 'fail');
      await this.rotation.recordTrial(profileId, kid, works);
      if (works && finish) await this.rotation.finish(profileId);
      return results;
    } finally {
      await trial.dispose();
    }
  }

  /**
   * Removes a profile with all that is its alone: deliveries, rules, tests, acceptance cases,
   * secrets. Its conversations stay. What the database holds goes first, in one transaction; a kill
   * after it leaves a profile that can be removed again, never data that nothing leads to.
   * INVALID_INPUT, DATABASE_BUSY.
   */
  async remove(profileId: string): Promise<void> {
    const { setup, audit, database } = this.options;
    const subject = shownName(setup.find(profileId));
    const data = new ProfileDataStore(await database());
    const gone = data.forget(profileId);
    audit.record({
      action: 'profile.data-deleted',
      subject,
      detail: Object.entries(gone)
        .map(([kind, count]) => `${kind}: ${count}`)
        .join(', '),
    });
    await setup.remove(profileId);
    // A sender may have delivered until the profile was gone.
    data.forget(profileId);
  }

  dispose(): void {
    if (this.timer) clearInterval(this.timer);
  }
}
