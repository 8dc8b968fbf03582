import { z } from 'zod';
import { errorViewSchema } from './error-view';
import { doctorReportSchema } from './health';
import { connectionDraftSchema } from './profile';

/** The steps of the set-up wizard, in their order. */
export const WIZARD_STEPS = [
  'platform',
  'app',
  'key',
  'sign-in',
  'bot',
  'kai',
  'webhook',
  'check',
] as const;
export const wizardStepSchema = z.enum(WIZARD_STEPS);
export type WizardStep = z.infer<typeof wizardStepSchema>;

const WIZARD_FIELDS = [
  'apiBase',
  'appId',
  'kid',
  'workspaceId',
  'botId',
  'kaiUrl',
  'publicUrl',
] as const;
/** A value a person types or pastes; none of them is secret. */
export const wizardFieldSchema = z.enum(WIZARD_FIELDS);
export type WizardField = z.infer<typeof wizardFieldSchema>;

/** What was typed so far, including invalid values, which stay for correction. */
export const wizardDraftSchema = z.object({
  platform: connectionDraftSchema.shape.platform.default('coze-cn'),
  auth: connectionDraftSchema.shape.auth.default('jwt'),
  apiBase: z.string().max(500).default('https://api.coze.cn'),
  appId: z.string().max(500).default(''),
  kid: z.string().max(500).default(''),
  workspaceId: z.string().max(500).default(''),
  botId: z.string().max(500).default(''),
  kaiUrl: z.string().max(2000).default(''),
  publicUrl: z.string().max(2000).default(''),
});
export type WizardDraft = z.infer<typeof wizardDraftSchema>;

/** A change of some values; absent ones are kept. */
export const wizardChangeSchema = z
  .object({
    platform: wizardDraftSchema.shape.platform.unwrap(),
    auth: wizardDraftSchema.shape.auth.unwrap(),
    apiBase: z.string().max(500),
    appId: z.string().max(500),
    kid: z.string().max(500),
    workspaceId: z.string().max(500),
    botId: z.string().max(500),
    kaiUrl: z.string().max(2000),
    publicUrl: z.string().max(2000),
  })
  .partial();
export type WizardChange = z.infer<typeof wizardChangeSchema>;

/**
 * The wizard as stored in `settings.json`, so that it continues where it was left. `secretId`: the
 * name of the draft's key or token in the secret store; once that was saved it is the profile's
 * own. `proofs`: the values with which a step was last proved, so that a changed value opens the
 * step again and the old value closes it.
 */
export const wizardRecordSchema = z.object({
  draft: wizardDraftSchema.prefault({}),
  step: wizardStepSchema.default('platform'),
  secretId: z.string().default(''),
  profileId: z.string().nullable().default(null),
  /** The values with which the connection was saved, as one text; empty before that. */
  saved: z.string().default(''),
  kaiServerId: z.string().nullable().default(null),
  botName: z.string().default(''),
  proofs: z.object({ signIn: z.string().default(''), bot: z.string().default('') }).prefault({}),
  confirmed: z.array(wizardStepSchema).default([]),
  skipped: z.array(wizardStepSchema).default([]),
});
export type WizardRecord = z.infer<typeof wizardRecordSchema>;

/** `unneeded`: with a personal access token there is no key pair. */
const stepStatusSchema = z.enum(['open', 'done', 'skipped', 'unneeded']);
export type WizardStepStatus = z.infer<typeof stepStatusSchema>;

/** What a screen may know about the key or token of the draft. */
const wizardSecretSchema = z.object({
  secret: z.enum(['set', 'not-set']),
  /** Where it is kept: `this-run` is lost when the app ends, because there is no keychain. */
  place: z.enum(['keychain', 'this-run']),
  fingerprint: z.string().nullable(),
  publicKeyPem: z.string().nullable(),
});
export type WizardSecret = z.infer<typeof wizardSecretSchema>;

export const wizardStateSchema = z.object({
  draft: wizardDraftSchema,
  /** The step the person was on last. */
  step: wizardStepSchema,
  /** Something was done already, so the wizard can be continued. */
  begun: z.boolean(),
  steps: z.array(z.object({ step: wizardStepSchema, status: stepStatusSchema })),
  held: wizardSecretSchema,
  /** A pasted key for KAI is waiting for its server. */
  kaiWaits: z.boolean(),
  profileId: z.string().nullable(),
  kaiServerId: z.string().nullable(),
  botName: z.string(),
});
export type WizardState = z.infer<typeof wizardStateSchema>;

/** What a pasted text filled in. */
export const pasteReportSchema = z.object({
  /** In the order of the steps; includes `platform` when an address revealed it. */
  filled: z.array(z.enum(['platform', ...WIZARD_FIELDS])),
  /** Secrets that were found and are no longer in the page. */
  taken: z.array(z.enum(['private-key', 'access-token', 'kai-key'])),
  /** Why a key was refused; the rest was filled in all the same. */
  error: errorViewSchema.nullable(),
});
export type PasteReport = z.infer<typeof pasteReportSchema>;

/** A test before saving: every layer, and the one finding to deal with, null when there is none. */
export const wizardTrialSchema = z.object({
  report: doctorReportSchema,
  finding: errorViewSchema.nullable(),
});
export type WizardTrial = z.infer<typeof wizardTrialSchema>;

/** An item to pick from a list. */
export const workspaceChoiceSchema = z.object({ id: z.string(), name: z.string() });
export type WorkspaceChoice = z.infer<typeof workspaceChoiceSchema>;

/** A bot of a workspace. Names and descriptions are foreign text. */
export const botChoiceSchema = z.object({
  id: z.string(),
  name: z.string(),
  description: z.string(),
  published: z.boolean(),
});
export type BotChoice = z.infer<typeof botChoiceSchema>;
