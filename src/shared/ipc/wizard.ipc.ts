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
 * Setting up step by step. The draft is in the main process and stored at every change; keys and
 * tokens are only sent to it, never back: pasted text is read there, and only values that are not
 * secret come back with the state.
 */
export const wizardRequests = {
  'wizard.state': request(nothing, wizardSnapshot),
  /** Saves what was typed, including invalid values. */
  'wizard.change': request(wizardChangeSchema, nothing),
  /**
   * Reads a pasted text and fills in every field it recognises. `into`: where it was pasted, for
   * text with nothing recognised.
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
  /** Sends a typed token. */
  'wizard.offerPat': request(z.object({ pat: z.string().trim().min(1).max(500) }), nothing),
  /** Removes the key and token that do not belong to a saved connection yet. */
  'wizard.forgetSecret': request(nothing, nothing),
  /** The person opened this step: the wizard continues here after a restart. */
  'wizard.visit': request(step, nothing),
  /** Done, or left for later; the state then names the next open step. */
  'wizard.confirm': request(step, nothing),
  'wizard.skip': request(step, nothing),
  /** Starts over; a saved connection is kept. */
  'wizard.restart': request(nothing, nothing),
  /**
   * Tests everything from this machine to a token. INVALID_INPUT names a missing field,
   * KEY_MISSING, PAT_MISSING.
   */
  'wizard.trySignIn': request(nothing, wizardTrialSchema),
  /** Tests everything up to the first word of an answer of the bot. */
  'wizard.tryBot': request(nothing, wizardTrialSchema),
  /** ENDPOINT_NOT_SERVED at a Studio, which has no lists. */
  'wizard.workspaces': request(nothing, z.array(workspaceChoiceSchema)),
  /** Published ones first. */
  'wizard.bots': request(
    z.object({ workspaceId: z.string().trim().min(1).max(100) }),
    z.array(botChoiceSchema),
  ),
  /**
   * Saves the draft and its secret and makes it active. KEYCHAIN_UNAVAILABLE when the secret cannot
   * be stored.
   */
  'wizard.saveConnection': request(z.object({ keep: keepSchema }), profileViewSchema),
  /** Like `kai.tryServer`, with a pasted key if none was typed. */
  'wizard.tryKai': request(z.object({ draft: kaiServerDraftSchema, apiKey }), wizardTrialSchema),
  /** Like `kai.saveServer`, with a pasted key if none was typed. */
  'wizard.saveKai': request(
    z.object({ draft: kaiServerDraftSchema, apiKey, keep: keepSchema }),
    kaiServerViewSchema,
  ),
};

export const wizardEvents = { 'wizard.changed': wizardSnapshot };
