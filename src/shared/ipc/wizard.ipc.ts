import { z } from 'zod';
import { kaiServerDraftSchema, kaiServerViewSchema } from '../model/kai';
import { profileViewSchema } from '../model/profile';
import {
  botChoiceSchema,
  pasteReportSchema,
  wizardChangeSchema,
  wizardFieldSchema,
  wizardStateSchema,
  wizardStepSchema,
  wizardTrialSchema,
  workspaceChoiceSchema,
} from '../model/wizard';
import { nothing, request, snapshotOf } from './define';

const wizardSnapshot = snapshotOf(wizardStateSchema);
const keepSchema = z.enum(['keychain', 'this-run']);
const step = z.object({ step: wizardStepSchema });
const apiKey = z.string().trim().min(1).max(2000).optional();

/**
 * Setting up step by step. The draft lives in the main process and is written down at every change;
 * keys and tokens go down and never come up: a pasted text is read there, and only what is not
 * secret comes back with the state.
 */
export const wizardRequests = {
  'wizard.state': request(nothing, wizardSnapshot),
  /** Keeps what was typed, wrong values too. */
  'wizard.change': request(wizardChangeSchema, nothing),
  /**
   * Reads a pasted text and fills in every field it knows. `into`: where it was pasted, for a text
   * that tells nothing else.
   */
  'wizard.paste': request(
    z.object({
      text: z.string().max(100_000),
      into: z.enum([...wizardFieldSchema.options, 'pat', 'kaiKey']).nullable(),
    }),
    pasteReportSchema,
  ),
  /**
   * Lets the person pick a PEM file; false when cancelled. KEY_INVALID, KEY_ENCRYPTED, KEY_NOT_RSA,
   * KEY_TOO_SHORT, KEY_IS_PUBLIC.
   */
  'wizard.importKeyFile': request(nothing, z.object({ taken: z.boolean() })),
  'wizard.generateKey': request(nothing, nothing),
  /** A token that was typed. */
  'wizard.offerPat': request(z.object({ pat: z.string().trim().min(1).max(500) }), nothing),
  /** Forgets the key and token that are not saved with a connection yet. */
  'wizard.forgetSecret': request(nothing, nothing),
  /** The person looks at this step: here the wizard goes on after a restart. */
  'wizard.visit': request(step, nothing),
  /** Done, or left for later; the state then names the next open step. */
  'wizard.confirm': request(step, nothing),
  'wizard.skip': request(step, nothing),
  /** Begins anew; a saved connection stays. */
  'wizard.restart': request(nothing, nothing),
  /**
   * From this machine to a token. INVALID_INPUT names a missing field, KEY_MISSING, PAT_MISSING.
   */
  'wizard.trySignIn': request(nothing, wizardTrialSchema),
  /** To the first word of an answer of the bot. */
  'wizard.tryBot': request(nothing, wizardTrialSchema),
  /** ENDPOINT_NOT_SERVED at a Studio, which has no lists. */
  'wizard.workspaces': request(nothing, z.array(workspaceChoiceSchema)),
  /** Published ones first. */
  'wizard.bots': request(
    z.object({ workspaceId: z.string().trim().min(1).max(100) }),
    z.array(botChoiceSchema),
  ),
  /**
   * Saves the draft and its secret and makes it active. KEYCHAIN_UNAVAILABLE when there is no place
   * for the secret.
   */
  'wizard.saveConnection': request(z.object({ keep: keepSchema }), profileViewSchema),
  /** As `kai.tryServer`, with a pasted key where none was typed. */
  'wizard.tryKai': request(z.object({ draft: kaiServerDraftSchema, apiKey }), wizardTrialSchema),
  /** As `kai.saveServer`, with a pasted key where none was typed. */
  'wizard.saveKai': request(
    z.object({ draft: kaiServerDraftSchema, apiKey, keep: keepSchema }),
    kaiServerViewSchema,
  ),
};

export const wizardEvents = { 'wizard.changed': wizardSnapshot };
