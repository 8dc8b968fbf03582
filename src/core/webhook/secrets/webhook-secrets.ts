import type { WebhookGuardName } from '../../../shared/model/webhook';
import { Observable } from '../../lib/observable';
import { noAudit, type AuditSink } from '../../ports/audit';
import type { Clock } from '../../ports/clock';
import type { SecretStore } from '../../ports/secret-store';
import type { SigningKeys } from '../send/request-signing';
import type { ProfileProof, ProofKeys } from '../receive/webhook-auth';
import { NOBODY, type WebhookProfileSource } from '../webhook-profile-source';
import { ProfileWebhookSecrets, type Guards } from './profile-webhook-secrets';

/**
 * The webhook secrets of all profiles: deliveries are checked against every one of them, what a
 * person sees, signs with and changes are those of the active profile.
 */
export class WebhookSecrets implements ProofKeys, SigningKeys {
  /** What a screen may know of the active profile's. */
  readonly guards: Observable<Guards>;
  private readonly all = new Map<string, ProfileWebhookSecrets>();

  constructor(
    private readonly secrets: SecretStore,
    private readonly clock: Clock,
    private readonly profiles: WebhookProfileSource,
    private readonly audit: AuditSink = noAudit,
  ) {
    this.guards = new Observable(this.active.guards.value);
  }

  /**
   * Reads what is stored for every profile, makes the tokens that are missing, and lets go of
   * profiles that are gone.
   */
  async load(): Promise<void> {
    const ids = this.profiles.ids();
    if (this.profiles.takesOver()) await this.takeOver();
    // One after the other: a keychain is a single small service.
    for (const id of ids) await this.of(id).load();
    for (const id of this.all.keys()) if (!ids.includes(id)) this.all.delete(id);
    this.announce();
  }

  proofs(): ProfileProof[] {
    return Array.from(this.all, ([profileId, keys]) => ({
      profileId,
      digests: keys.validDigests(),
      verifyToken: keys.guard('callback'),
      standardKey: keys.standardKey(),
    }));
  }

  /** The active profile's token; null before `load`. */
  get token(): string | null {
    return this.active.token;
  }

  guard(name: WebhookGuardName): string | null {
    return this.active.guard(name);
  }

  standardKey(): Buffer | null {
    return this.active.standardKey();
  }

  /** The token if it was not shown yet, and never again after that. */
  takeOnce(): Promise<string | null> {
    return this.active.takeOnce();
  }

  /** A new token; the one before works on for so long. */
  async rotate(overlapMs: number): Promise<void> {
    await this.active.rotate(overlapMs);
    this.audit.record({
      action: 'webhook.token-rotated',
      subject: this.profiles.activeId(),
      detail: `${overlapMs / 60_000} min`,
    });
  }

  endOverlap(): Promise<void> {
    return this.active.endOverlap();
  }

  /** Keeps a secret, or forgets it when the text is empty. */
  setGuard(guard: WebhookGuardName, value: string): Promise<void> {
    return this.active.setGuard(guard, value);
  }

  /** A secret for this run only. */
  setGuardForThisRun(guard: WebhookGuardName, value: string): void {
    this.active.setGuardForThisRun(guard, value);
  }

  /** Tells again what is set: an overlap may be over, or another profile active. */
  announce(): void {
    this.active.announce();
    this.guards.set(this.active.guards.value);
  }

  private get active(): ProfileWebhookSecrets {
    return this.of(this.profiles.activeId());
  }

  private of(profileId: string): ProfileWebhookSecrets {
    const known = this.all.get(profileId);
    if (known) return known;
    const keys = new ProfileWebhookSecrets(
      this.secrets,
      this.clock,
      this.profiles.secretNames(profileId),
    );
    keys.guards.subscribe(({ value }) => {
      if (this.profiles.activeId() === profileId) this.guards?.set(value);
    });
    this.all.set(profileId, keys);
    return keys;
  }

  /**
   * The first profile goes on with what was set up before there was one: Coze has that token
   * already.
   */
  private async takeOver(): Promise<void> {
    const nobody = this.of(NOBODY);
    if (await nobody.exists()) {
      await nobody.load();
      await this.active.inherit(nobody);
    }
    this.all.delete(NOBODY);
  }
}
