import { randomUUID } from 'node:crypto';
import { API_BASES, type Profile } from '../../shared/model/profile';
import {
  type PasteReport,
  type WizardChange,
  type WizardDraft,
  type WizardField,
  type WizardRecord,
  type WizardState,
  type WizardStep,
  wizardFieldSchema,
  wizardRecordSchema,
} from '../../shared/model/wizard';
import { AppError, toAppError } from '../lib/errors';
import { Observable } from '../lib/observable';
import type { SettingsStore } from '../ports/settings-store';
import { cleanValue } from './pasted/clean-text';
import { profileFromDraft } from './draft-profile';
import { DraftSecret, keySecret } from './draft-secret';
import { isNothing, type PastedText, readPasted } from './pasted/pasted-text';
import type { ConnectionSecret } from './pending-secret';
import type { Keep, SecretVault } from './secret-vault';
import type { KeyReader } from './setup-service';
import { botProof, nextOpenStep, signInProof, stepStatuses } from './wizard-steps';

/** Result of a paste; its error is not yet put into words. */
export interface PasteOutcome extends Omit<PasteReport, 'error'> {
  error: AppError | null;
}

/**
 * The set-up wizard: what was typed, the progress, and the pending key or token. Everything but
 * secrets is stored at every change, so that the wizard continues where it was left, also after a
 * restart.
 */
export class WizardService {
  readonly state: Observable<WizardState>;
  private readonly secrets: DraftSecret;
  private record: WizardRecord;
  private opening: Promise<void> | null = null;
  /**
   * A pasted KAI key waiting for its server; only kept for this run, because KAI shows it again.
   */
  private kaiKey: string | null = null;

  constructor(
    private readonly settings: SettingsStore,
    vault: SecretVault,
    private readonly keys: KeyReader,
  ) {
    this.secrets = new DraftSecret(vault, keys);
    this.record = settings.read().wizard ?? wizardRecordSchema.parse({});
    this.state = new Observable(this.view());
  }

  /** Reads the draft's key or token once; accesses the keychain. */
  async open(): Promise<this> {
    this.opening ??= this.load();
    await this.opening;
    return this;
  }

  get draft(): WizardDraft {
    return this.record.draft;
  }

  /**
   * Saves what was typed, valid or not. A secret typed into a stored field is not saved, and not
   * used either: it may be incomplete.
   */
  change(change: WizardChange): void {
    const given = Object.entries(change).filter(
      (entry): entry is [string, string] => entry[1] !== undefined,
    );
    const kept = given.map(([field, value]) => [field, isSecret(readPasted(value)) ? '' : value]);
    this.write({ draft: { ...this.record.draft, ...Object.fromEntries(kept) } });
  }

  /**
   * Fills in everything found in a pasted text. Text with nothing recognised goes, cleaned, into
   * the field it was pasted into.
   */
  async paste(text: string, into: WizardField | 'pat' | 'kaiKey' | null): Promise<PasteOutcome> {
    const found = readPasted(text);
    const plain = cleanValue(text);
    if (into === 'pat' && isNothing(found) && plain !== '') found.pat = plain;
    if (into === 'kaiKey' && isNothing(found) && plain !== '') found.kaiKey = plain;
    if (into !== null && into !== 'pat' && into !== 'kaiKey' && isNothing(found)) {
      this.write({ draft: { ...this.record.draft, [into]: plain.slice(0, 500) } });
      return { filled: plain === '' ? [] : [into], taken: [], error: null };
    }
    const { taken, error } = await this.takeSecrets(found);
    return { filled: this.fill(found, taken), taken, error };
  }

  /** KEY_INVALID, KEY_ENCRYPTED, KEY_NOT_RSA, KEY_TOO_SHORT, KEY_IS_PUBLIC. */
  importKey(text: string): Promise<void> {
    return this.take(keySecret(this.keys.import(text)));
  }

  async generateKey(): Promise<void> {
    await this.take(keySecret(await this.keys.create()));
  }

  takePat(pat: string): Promise<void> {
    return this.take({ kind: 'pat', value: cleanValue(pat) });
  }

  /**
   * A connection was saved or removed elsewhere. If nothing was typed since it was saved here, its
   * values are adopted: its kid may be new.
   */
  republish(): void {
    this.opening = null;
    const profile = this.savedProfile();
    if (
      profile &&
      this.record.secretId === '' &&
      this.record.saved === valuesOf(this.record.draft) &&
      valuesOf(profile) !== this.record.saved
    ) {
      const { platform, auth, apiBase, appId, kid, botId } = profile;
      const draft = {
        ...this.record.draft,
        ...(platform !== 'sandbox' && { platform }),
        auth,
        apiBase,
        appId,
        kid,
        botId,
      };
      this.write({ draft, saved: valuesOf(draft) });
      return;
    }
    this.state.set(this.view());
  }

  /** Removes the key and token that do not belong to a saved connection yet. */
  async forgetSecret(): Promise<void> {
    await this.secrets.forget(this.record.secretId);
    this.write({ secretId: '' });
  }

  /** The person looks at a step. */
  visit(step: WizardStep): void {
    if (this.record.step !== step) this.write({ step });
  }

  /** The person considers the step done; moves to the next open one. */
  confirm(step: WizardStep): void {
    this.mark(step, {
      confirmed: including(this.record.confirmed, step),
      skipped: excluding(this.record.skipped, step),
    });
  }

  skip(step: WizardStep): void {
    this.mark(step, {
      confirmed: excluding(this.record.confirmed, step),
      skipped: including(this.record.skipped, step),
    });
  }

  /** Starts over. A saved connection is kept; a key that belongs to none is removed. */
  async restart(): Promise<void> {
    await this.secrets.forget(this.record.secretId);
    this.kaiKey = null;
    this.record = wizardRecordSchema.parse({});
    this.write({});
  }

  /**
   * The draft as a connection, without a bot while none is chosen. INVALID_INPUT names the field,
   * KEY_MISSING, PAT_MISSING.
   */
  prepare(): { profile: Profile; secret: ConnectionSecret } {
    const { draft, profileId } = this.record;
    const secret = this.secrets.get(draft.auth);
    const fingerprint = secret?.kind === 'key' ? secret.publicView.fingerprint : '';
    const { platform, auth } = draft;
    const values = {
      apiBase: cleanValue(draft.apiBase),
      appId: cleanValue(draft.appId),
      kid: cleanValue(draft.kid) || fingerprint,
      botId: cleanValue(draft.botId),
    };
    const profile = profileFromDraft(
      { profileId, platform, auth, ...values, botId: values.botId || '-' },
      profileId ?? randomUUID(),
      this.savedProfile() ?? undefined,
    );
    if (!secret) throw new AppError(auth === 'jwt' ? 'KEY_MISSING' : 'PAT_MISSING');
    return { profile: { ...profile, botId: values.botId }, secret };
  }

  /** The sign-in with these values worked: they are saved as used. */
  recordSignIn({ apiBase, appId, kid }: Profile): void {
    const draft = {
      ...this.record.draft,
      apiBase,
      ...(this.record.draft.auth === 'jwt' && { appId, kid }),
    };
    this.write({
      draft,
      proofs: { ...this.record.proofs, signIn: signInProof(draft, this.secretMark()) },
    });
  }

  /** The bot answered. */
  recordBot(profile: Profile, botName: string): void {
    this.recordSignIn(profile);
    const draft = { ...this.record.draft, botId: profile.botId };
    this.write({
      draft,
      botName,
      proofs: { ...this.record.proofs, bot: botProof(draft, this.secretMark()) },
    });
  }

  /**
   * What is to be saved, to be followed by `commit`; the secret is null where the profile has it
   * already.
   */
  toSave(): { profile: Profile; secret: ConnectionSecret | null } {
    const { profile, secret } = this.prepare();
    return {
      profile: { ...profile, botName: this.record.botName || profile.botName },
      secret: this.record.secretId === '' && this.savedProfile() ? null : secret,
    };
  }

  /** The profile was saved. */
  async commit(profileId: string, keep: Keep): Promise<void> {
    await this.secrets.erase(this.record.secretId);
    this.secrets.recordKept(this.record.draft.auth, keep);
    const next = { ...this.record, profileId, secretId: '', saved: valuesOf(this.record.draft) };
    this.write({ ...next, step: nextOpenStep(next, this.secretMark(), 'bot') });
  }

  /** The typed key for KAI, otherwise the pasted one. */
  kaiKeyOr(typed: string | undefined): string | undefined {
    return typed ?? this.kaiKey ?? undefined;
  }

  recordServer(kaiServerId: string): void {
    this.kaiKey = null;
    this.write({ kaiServerId });
  }

  private async takeSecrets({
    pem,
    pat,
    kaiKey,
  }: PastedText): Promise<Pick<PasteOutcome, 'taken' | 'error'>> {
    const taken: PasteOutcome['taken'] = [];
    let error: AppError | null = null;
    try {
      if (pem !== null) {
        await this.importKey(pem);
        taken.push('private-key');
      }
      if (pat !== null) {
        await this.takePat(pat);
        taken.push('access-token');
      }
    } catch (thrown) {
      error = toAppError(thrown);
    }
    if (kaiKey !== null) {
      this.kaiKey = kaiKey;
      taken.push('kai-key');
    }
    return { taken, error };
  }

  private fill(
    { fields, platform }: PastedText,
    taken: PasteOutcome['taken'],
  ): PasteOutcome['filled'] {
    const ownBase = platform && platform !== 'studio' ? API_BASES[platform] : undefined;
    const auth = taken.includes('private-key')
      ? ('jwt' as const)
      : taken.includes('access-token') || platform === 'studio'
        ? ('pat' as const)
        : this.record.draft.auth;
    const apiBase = fields.apiBase ?? ownBase;
    const draft = {
      ...this.record.draft,
      ...fields,
      auth,
      ...(platform && { platform }),
      ...(apiBase !== undefined && { apiBase }),
    };
    this.write({ draft });
    return [
      ...(platform ? (['platform'] as const) : []),
      ...wizardFieldSchema.options.filter(
        (field) => fields[field] !== undefined && !(field === 'apiBase' && ownBase !== undefined),
      ),
    ];
  }

  private async take(secret: ConnectionSecret): Promise<void> {
    const secretId = this.record.secretId || randomUUID();
    await this.secrets.take(secretId, secret);
    this.write({
      secretId,
      draft: { ...this.record.draft, auth: secret.kind === 'key' ? 'jwt' : 'pat' },
    });
  }

  private async load(): Promise<void> {
    const saved = this.savedProfile();
    await this.secrets.load([
      { id: this.record.secretId, slot: 'a' },
      ...(saved ? [{ id: saved.id, slot: saved.slot }] : []),
    ]);
    this.state.set(this.view());
  }

  /** Null also when the connection has been removed since. */
  private savedProfile(): Profile | null {
    return this.settings.read().profiles.find(({ id }) => id === this.record.profileId) ?? null;
  }

  private secretMark(): string | null {
    return this.secrets.mark(this.record.draft.auth);
  }

  private mark(step: WizardStep, change: Partial<WizardRecord>): void {
    const next = { ...this.record, ...change };
    this.write({ ...change, step: nextOpenStep(next, this.secretMark(), step) });
  }

  private write(change: Partial<WizardRecord>): void {
    const record = { ...this.record, ...change };
    this.settings.saveWizard(withoutKeyInAddress(record));
    this.record = record;
    this.state.set(this.view());
  }

  private view(): WizardState {
    const { draft, step, kaiServerId, botName, confirmed } = this.record;
    const profileId = this.savedProfile()?.id ?? null;
    const held = this.secrets.view(draft.auth);
    return {
      draft,
      step,
      held,
      profileId,
      kaiServerId,
      botName,
      steps: stepStatuses({ ...this.record, profileId }, this.secretMark()),
      kaiWaits: this.kaiKey !== null,
      begun:
        confirmed.length > 0 || held.secret === 'set' || draft.appId !== '' || draft.botId !== '',
    };
  }
}

/**
 * Some servers take their key in the address: one with a query or a login is kept for this run
 * only.
 */
function withoutKeyInAddress(record: WizardRecord): WizardRecord {
  const kaiUrl = /[?@]/.test(record.draft.kaiUrl) ? '' : record.draft.kaiUrl;
  return { ...record, draft: { ...record.draft, kaiUrl } };
}

function isSecret({ pem, pat }: PastedText): boolean {
  return pat !== null || (pem?.includes('PRIVATE KEY') ?? false);
}

function including<T>(list: readonly T[], item: T): T[] {
  return [...excluding(list, item), item];
}

function excluding<T>(list: readonly T[], item: T): T[] {
  return list.filter((each) => each !== item);
}

/** The values a person types, compared to detect changes. */
function valuesOf({
  apiBase,
  auth,
  appId,
  kid,
  botId,
}: Pick<Profile, 'apiBase' | 'auth' | 'appId' | 'kid' | 'botId'>): string {
  return JSON.stringify([apiBase, auth, appId, kid, botId]);
}
