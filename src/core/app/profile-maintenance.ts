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
 * Checks that prove that a secret works: from the key to a token and its permissions. A question
 * would cost quota and prove no more.
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
/** Interval in milliseconds at which the age of keys and tokens is checked. */
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
 * Maintenance of profiles after they are set up: rotation of keys, age warnings, export and import,
 * and removal.
 */
export class ProfileMaintenance {
  readonly rotation: KeyRotation;
  readonly files: ProfileTransfer;
  private timer: NodeJS.Timeout | null = null;

  constructor(private readonly options: ProfileMaintenanceOptions) {
    const { setup, vault } = options;
    this.rotation = new KeyRotation(options);
    this.files = new ProfileTransfer(options);
    // An imported profile lists the missing KAI keys.
    vault.changed.on((name) => {
      if (isKaiKey(name)) void setup.refresh().catch(() => {});
    });
  }

  /**
   * Completes what a kill interrupted; ages are known from now on. To be called after the profiles
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
   * Tries the next secret of a rotation under this kid over a separate connection, while the old
   * one stays in use. Success is recorded, and with `finish` the secret replaces the old one at
   * once. ROTATION_MISSING.
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
      // A working token is proof; an early end, or no list of scopes, is a warning at most.
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
   * Removes a profile with everything that only it owns: deliveries, rules, tests, acceptance
   * cases, secrets. Its conversations stay. Its rows in the database are deleted first, in one
   * transaction; a kill afterwards leaves a profile that can be removed again, never data without a
   * reference. INVALID_INPUT, DATABASE_BUSY.
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
