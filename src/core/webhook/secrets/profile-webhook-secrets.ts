import { createHash, randomBytes } from 'node:crypto';
import { z } from 'zod';
import type { WebhookGuardName, WebhookState } from '../../../shared/model/webhook';
import { AppError } from '../../lib/errors';
import { Observable } from '../../lib/observable';
import type { Clock } from '../../ports/clock';
import type { SecretStore } from '../../ports/secret-store';
import type { WebhookSecretNames } from '../webhook-profile-source';

const GUARDS = ['callback', 'standard', 'trigger'] as const satisfies readonly WebhookGuardName[];

/** A profile's tokens as stored: one entry in the secret store. */
const ringSchema = z.object({
  value: z.string(),
  shown: z.boolean(),
  older: z.object({ value: z.string(), validUntil: z.number() }).nullable(),
});
type TokenRing = z.infer<typeof ringSchema>;

export type Guards = WebhookState['guards'];

/**
 * The webhook secrets of one profile: in the secret store, and in memory at run time, nowhere else.
 */
export class ProfileWebhookSecrets {
  /** What a screen may know about them. */
  readonly guards = new Observable<Guards>({
    listener: { secret: 'not-set', shown: false, olderValidUntil: null },
    callback: { secret: 'not-set' },
    standard: { secret: 'not-set' },
    trigger: { secret: 'not-set' },
  });
  private ring: TokenRing | null = null;
  private digests: { digest: Buffer; validUntil: number }[] = [];
  private readonly values = new Map<WebhookGuardName, string>();

  constructor(
    private readonly secrets: SecretStore,
    private readonly clock: Clock,
    private readonly names: WebhookSecretNames,
  ) {}

  /**
   * Reads the stored secrets and makes a token when there is none. Without a secret store it is
   * valid for this run.
   */
  async load(): Promise<void> {
    for (const guard of GUARDS) {
      const stored = await this.secrets.get(this.names[guard]);
      if (stored && !this.values.has(guard))
        this.values.set(guard, Buffer.from(stored).toString('utf8'));
    }
    const ring = await this.storedRing();
    if (ring) this.use(ring);
    else if (!this.ring) await this.keep({ value: newToken(), shown: false, older: null });
    this.announce();
  }

  /**
   * The token senders must present; null before `load`. For signing our own tests, and for showing
   * it once.
   */
  get token(): string | null {
    return this.ring?.value ?? null;
  }

  /**
   * Digests (SHA-256) of the tokens valid now: the newest, and during an overlap the previous one.
   */
  validDigests(): Buffer[] {
    const now = this.clock.now();
    return this.digests.filter(({ validUntil }) => validUntil > now).map(({ digest }) => digest);
  }

  guard(name: WebhookGuardName): string | null {
    return this.values.get(name) ?? null;
  }

  /** Key bytes of Standard Webhooks: the base64 after `whsec_`; any other text as it is. */
  standardKey(): Buffer | null {
    const value = this.guard('standard');
    if (value === null) return null;
    return value.startsWith('whsec_')
      ? Buffer.from(value.slice(6), 'base64')
      : Buffer.from(value, 'utf8');
  }

  /** Returns the token if it has never been shown, otherwise null. */
  async takeOnce(): Promise<string | null> {
    const { ring } = this;
    if (!ring || ring.shown) return null;
    await this.keep({ ...ring, shown: true });
    return ring.value;
  }

  /** Makes a new token; the previous one stays valid for `overlapMs`. */
  async rotate(overlapMs: number): Promise<void> {
    const older =
      this.ring && overlapMs > 0
        ? { value: this.ring.value, validUntil: this.clock.now() + overlapMs }
        : null;
    await this.keep({ value: newToken(), shown: false, older });
  }

  async endOverlap(): Promise<void> {
    if (this.ring) await this.keep({ ...this.ring, older: null });
  }

  /** Stores a secret, or removes it when the text is empty. */
  async setGuard(guard: WebhookGuardName, value: string): Promise<void> {
    if (value === '') {
      await this.secrets.delete(this.names[guard]);
      this.values.delete(guard);
    } else {
      await this.store(this.names[guard], value);
      this.values.set(guard, value);
    }
    this.announce();
  }

  /** Sets a secret for this run only. */
  setGuardForThisRun(guard: WebhookGuardName, value: string): void {
    this.values.set(guard, value);
    this.announce();
  }

  /**
   * Tells whether there is a token, here or in the store. Without one no other secret was ever
   * stored.
   */
  async exists(): Promise<boolean> {
    return this.ring !== null || (await this.storedRing()) !== null;
  }

  /**
   * Moves what is missing here from `older`. Continues at the next start when interrupted: nothing
   * is deleted before it is stored here.
   */
  async inherit(older: ProfileWebhookSecrets): Promise<void> {
    for (const guard of GUARDS) await this.inheritGuard(older, guard);
    const own = this.ring ?? (await this.storedRing());
    if (own) this.use(own);
    else if (older.ring) await this.keep(older.ring);
    for (const name of Object.values(older.names)) await this.secrets.delete(name).catch(() => {});
  }

  /** Publishes again what is set: an overlap may have ended. */
  announce(): void {
    const { ring } = this;
    const older =
      ring?.older && ring.older.validUntil > this.clock.now()
        ? new Date(ring.older.validUntil).toISOString()
        : null;
    const set = (guard: WebhookGuardName) => ({
      secret: this.values.has(guard) ? ('set' as const) : ('not-set' as const),
    });
    this.guards.set({
      listener: {
        secret: ring ? 'set' : 'not-set',
        shown: ring?.shown ?? false,
        olderValidUntil: older,
      },
      callback: set('callback'),
      standard: set('standard'),
      trigger: set('trigger'),
    });
  }

  private async inheritGuard(older: ProfileWebhookSecrets, guard: WebhookGuardName): Promise<void> {
    const value = older.guard(guard);
    if (value !== null && (await this.secrets.get(this.names[guard])) === null)
      await this.setGuard(guard, value);
  }

  private async storedRing(): Promise<TokenRing | null> {
    const stored = await this.secrets.get(this.names.token);
    return stored && parseRing(Buffer.from(stored).toString('utf8'));
  }

  private async keep(ring: TokenRing): Promise<void> {
    await this.store(this.names.token, JSON.stringify(ring));
    this.use(ring);
    this.announce();
  }

  private use(ring: TokenRing): void {
    this.ring = ring;
    this.digests = [{ digest: digestOf(ring.value), validUntil: Number.POSITIVE_INFINITY }];
    if (ring.older)
      this.digests.push({ digest: digestOf(ring.older.value), validUntil: ring.older.validUntil });
  }

  /**
   * Without a secret store this run's memory has to do: a listener without a token would be worse.
   */
  private async store(name: string, value: string): Promise<void> {
    try {
      await this.secrets.set(name, Buffer.from(value, 'utf8'));
    } catch (thrown) {
      if (!(thrown instanceof AppError) || thrown.code !== 'KEYCHAIN_UNAVAILABLE') throw thrown;
    }
  }
}

function newToken(): string {
  return randomBytes(32).toString('base64url');
}

function digestOf(text: string): Buffer {
  return createHash('sha256').update(text, 'utf8').digest();
}

/** Validated like everything read from outside; an invalid value counts as missing. */
function parseRing(text: string): TokenRing | null {
  try {
    return ringSchema.safeParse(JSON.parse(text)).data ?? null;
  } catch {
    return null;
  }
}
