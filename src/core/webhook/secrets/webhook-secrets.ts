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
 * The webhook secrets of all profiles. Deliveries are checked against all of them; a person sees,
 * signs with and changes those of the active profile.
 */
export class WebhookSecrets implements ProofKeys, SigningKeys {
  /** What a screen may know about the active profile's secrets. */
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
   * Reads the stored secrets of every profile, makes missing tokens, and drops profiles that are
   * gone.
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

  /** Returns the token if it has never been shown, otherwise null. */
  takeOnce(): Promise<string | null> {
    return this.active.takeOnce();
  }

  /** Makes a new token; the previous one stays valid for `overlapMs`. */
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

  /** Stores a secret, or removes it when the text is empty. */
  setGuard(guard: WebhookGuardName, value: string): Promise<void> {
    return this.active.setGuard(guard, value);
  }

  /** Sets a secret for this run only. */
  setGuardForThisRun(guard: WebhookGuardName, value: string): void {
    this.active.setGuardForThisRun(guard, value);
  }

  /** Publishes again what is set: an overlap may have ended, or another profile is active. */
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
   * The first profile inherits what was set up before there was one: Coze has that token already.
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
